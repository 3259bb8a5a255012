#include <memory>

#include "cli/command.h"
#include "cli/completion_script.h"
#include "cli/errors.h"
#include "cli/files.h"

namespace selaras::cli {
namespace {

class Completion final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "completion"; }
  [[nodiscard]] std::vector<Option> options() override {
    return {{.names = "SHELL",
             .help = "cli.completion.shell",
             .target = &shell_,
             .required = true,
             .words = {"bash", "zsh", "fish"}}};
  }
  int run(const Voice& voice) override {
    const DescribedProgram program = described_program(voice.texts);
    write_stdout(shell_ == "fish"  ? fish_completion(program)
                 : shell_ == "zsh" ? zsh_completion(program)
                                   : bash_completion(program),
                 voice.texts);
    return nothing_found;
  }

 private:
  std::string shell_;
};

}  // namespace

std::unique_ptr<Command> completion_command() { return std::make_unique<Completion>(); }

}  // namespace selaras::cli
