#include <memory>

#include "cli/command.h"
#include "cli/errors.h"
#include "cli/files.h"
#include "reports/explain_text.h"

namespace selaras::cli {
namespace {

class Rules final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "rules"; }
  [[nodiscard]] std::vector<Option> options() override { return {}; }
  int run(const Voice& voice) override {
    write_stdout(reports::rules_text(voice.texts), voice.texts);
    return nothing_found;
  }
};

}  // namespace

std::unique_ptr<Command> rules_command() { return std::make_unique<Rules>(); }

}  // namespace selaras::cli
