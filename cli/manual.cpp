#include <memory>

#include "cli/command.h"
#include "cli/errors.h"
#include "cli/files.h"
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
             .words = {"man", "markdown"}}};
  }
  int run(const Voice& voice) override {
    const DescribedProgram program = described_program(voice.texts);
    write_stdout(format_ == "man" ? manual_roff(program, voice.texts)
                                  : manual_markdown(program, voice.texts),
                 voice.texts);
    return nothing_found;
  }

 private:
  std::string format_ = "markdown";
};

}  // namespace

std::unique_ptr<Command> manual_command() { return std::make_unique<Manual>(); }

}  // namespace selaras::cli
