#include <algorithm>
#include <memory>

#include "cli/command.h"
#include "cli/errors.h"
#include "cli/files.h"
#include "cli/schemas.h"
#include "cli/words.h"

namespace selaras::cli {
namespace {

/// Prints the schema of one kind of file, or the kinds.
class SchemaCommand final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "schema"; }
  [[nodiscard]] std::vector<Option> options() override {
    return {{.names = "KIND", .help = "cli.schema.kind", .target = &kind_}};
  }
  int run(const Voice& voice) override {
    const std::vector<Schema> all = schemas();
    if (kind_.empty()) {
      std::string kinds;
      for (const Schema& schema : all) kinds += schema.kind + "\n";
      write_stdout(kinds, voice.texts);
      return nothing_found;
    }
    std::vector<std::string_view> kinds;
    for (const Schema& schema : all) kinds.push_back(schema.kind);
    require_word(kind_, "KIND", kinds, name(), voice.texts);
    write_stdout(std::ranges::find(all, kind_, &Schema::kind)->text, voice.texts);
    return nothing_found;
  }

 private:
  std::string kind_;
};

}  // namespace

std::unique_ptr<Command> schema_command() { return std::make_unique<SchemaCommand>(); }

}  // namespace selaras::cli
