#include <vector>

#include "cli/commands.h"
#include "cli/errors.h"
#include "cli/files.h"
#include "model/rule_page.h"
#include "model/text.h"
#include "reports/explain_text.h"

namespace selaras::cli {

int run(const ExplainOptions& options, const Voice& voice) {
  const model::RulePage* page = model::shipped_rule_page(options.rule);
  if (page == nullptr) {
    const std::vector<std::string> rules = model::shipped_rules();
    const std::vector<std::string_view> candidates(rules.begin(), rules.end());
    const std::string_view nearest = model::nearest(options.rule, candidates);
    std::string sentence =
        voice.texts.fill("cli.error.unknown-rule", {{"rule", model::printable(options.rule)}});
    if (!nearest.empty()) {
      sentence += voice.texts.fill("cli.error.suggestion", {{"suggestion", std::string(nearest)}});
    }
    throw UsageError(sentence, "explain");
  }
  write_stdout(reports::explain_text(*page, voice.texts), voice.texts);
  return nothing_found;
}

int run(const RulesOptions&, const Voice& voice) {
  write_stdout(reports::rules_text(voice.texts), voice.texts);
  return nothing_found;
}

}  // namespace selaras::cli
