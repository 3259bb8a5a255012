#include <memory>

#include "cli/command.h"
#include "cli/errors.h"
#include "cli/files.h"
#include "cli/formats_page.h"
#include "cli/manual_page.h"

namespace selaras::cli {
namespace {

class Manual final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "manual"; }
  [[nodiscard]] std::vector<Option> options() override {
    return {{.names = "--output",
             .help = "cli.manual.output",
             .target = &format_,
             .words = {"man", "markdown"}},
            {.names = "--about",
             .help = "cli.manual.about",
             .target = &about_,
             .words = {"commands", "formats"}}};
  }
  int run(const Voice& voice) override {
    const DescribedProgram program = described_program(voice.texts);
    if (about_ == "formats") {
      write_stdout(formats_markdown(program, voice.texts), voice.texts);
      return nothing_found;
    }
    write_stdout(format_ == "man" ? manual_roff(program, voice.texts)
                                  : manual_markdown(program, voice.texts),
                 voice.texts);
    return nothing_found;
  }

 private:
  std::string format_ = "markdown";
  std::string about_ = "commands";
};

}  // namespace

std::unique_ptr<Command> manual_command() { return std::make_unique<Manual>(); }

}  // namespace selaras::cli
