#include <filesystem>
#include <memory>

#include "cli/command.h"
#include "cli/complain.h"
#include "cli/errors.h"
#include "cli/files.h"
#include "cli/inputs.h"
#include "importer/write_page.h"
#include "model/text.h"

namespace selaras::cli {

namespace {

class Convert final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "convert"; }
  [[nodiscard]] std::vector<Option> options() override {
    return {{.names = "IN", .help = "cli.convert.input", .target = &input_, .required = true},
            {.names = "OUT", .help = "cli.convert.output", .target = &output_, .required = true}};
  }
  int run(const Voice& voice) override;

 private:
  std::string input_;
  std::string output_;
};

int Convert::run(const Voice& voice) {
  if (std::filesystem::path(output_).extension() != ".txt") {
    throw UsageError(
        voice.texts.fill("cli.error.unknown-conversion", {{"file", model::printable(output_)}}),
        "convert");
  }
  const Inputs inputs = read_procedures({input_});
  complain(inputs.unread, inputs.files, voice);
  if (inputs.procedures.empty()) return unusable;
  const importer::Written written = importer::write_page(inputs.procedures.front());
  complain({written.losses}, inputs.files, voice);
  write_file(output_, written.page, voice.texts);
  return nothing_found;
}

}  // namespace

std::unique_ptr<Command> convert_command() { return std::make_unique<Convert>(); }

}  // namespace selaras::cli
