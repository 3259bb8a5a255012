#include <filesystem>
#include <memory>

#include "cli/command.h"
#include "cli/errors.h"
#include "cli/files.h"
#include "cli/schemas.h"
#include "gate/configuration.h"

namespace selaras::cli {
namespace {

namespace fs = std::filesystem;

/// Writes a configuration to begin with, and the schemas beside it, so that an editor completes
/// both it and the procedures without a network.
class Init final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "init"; }
  [[nodiscard]] std::vector<Option> options() override {
    return {{.names = "DIR", .help = "cli.init.directory", .target = &directory_}};
  }
  int run(const Voice& voice) override {
    const fs::path folder = directory_;
    const fs::path file = folder / gate::configuration_name;
    if (fs::exists(file)) {
      throw UsageError(voice.texts.fill("cli.error.exists", {{"file", file.generic_string()}}),
                       std::string(name()));
    }
    const fs::path schemas_folder = folder / gate::schema_folder;
    make_folder(schemas_folder.string(), voice.texts);
    for (const Schema& schema : schemas()) {
      write_file((schemas_folder / (schema.kind + ".schema.json")).string(), schema.text,
                 voice.texts);
    }
    write_file(file.string(), gate::first_configuration(), voice.texts);
    write_stdout(voice.texts.fill("cli.init.written", {{"file", file.generic_string()}}) + "\n",
                 voice.texts);
    return nothing_found;
  }

 private:
  std::string directory_ = ".";
};

}  // namespace

std::unique_ptr<Command> init_command() { return std::make_unique<Init>(); }

}  // namespace selaras::cli
