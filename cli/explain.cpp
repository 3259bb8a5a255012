#include <memory>
#include <vector>

#include "cli/command.h"
#include "cli/errors.h"
#include "cli/files.h"
#include "cli/words.h"
#include "model/rule_page.h"
#include "model/text.h"
#include "reports/explain_text.h"

namespace selaras::cli {
namespace {

class Explain final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "explain"; }
  [[nodiscard]] std::vector<Option> options() override {
    return {{.names = "RULE", .help = "cli.explain.rule", .target = &rule_, .required = true}};
  }
  int run(const Voice& voice) override {
    const model::RulePage* page = model::shipped_rule_page(rule_);
    if (page == nullptr) refuse(voice.texts);
    write_stdout(reports::explain_text(*page, voice.texts), voice.texts);
    return nothing_found;
  }

 private:
  [[noreturn]] void refuse(const reports::Texts& texts) const {
    const std::vector<std::string> rules = model::shipped_rules();
    const std::vector<std::string_view> candidates(rules.begin(), rules.end());
    throw UsageError(texts.fill("cli.error.unknown-rule", {{"rule", model::printable(rule_)}}) +
                         suggestion(rule_, candidates, texts),
                     "explain");
  }

  std::string rule_;
};

}  // namespace

std::unique_ptr<Command> explain_command() { return std::make_unique<Explain>(); }

}  // namespace selaras::cli
