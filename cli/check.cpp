#include "checker/check.h"

#include <algorithm>
#include <cstdio>
#include <memory>

#include "cli/command.h"
#include "cli/complain.h"
#include "cli/errors.h"
#include "cli/fail_on.h"
#include "cli/inputs.h"
#include "cli/lexicon.h"
#include "cli/output.h"
#include "cli/words.h"
#include "model/rule_page.h"
#include "model/text.h"
#include "reports/check_json.h"

namespace selaras::cli {
namespace {

using checker::ProcedureResult;

/// A slip in a rule's name must not silence a check.
void require_rules(const std::vector<std::string>& names,
                   const std::vector<model::Reference>& references, const reports::Texts& texts) {
  const std::vector<std::string> shipped = model::shipped_rules();
  for (const std::string& name : names) {
    const bool declared = std::ranges::any_of(references, [&](const model::Reference& reference) {
      return std::ranges::count(reference.rules, name, &model::DeclaredRule::id) > 0;
    });
    if (declared || std::ranges::binary_search(shipped, name)) continue;
    const std::vector<std::string_view> candidates(shipped.begin(), shipped.end());
    throw UsageError(texts.fill("cli.error.unknown-rule", {{"rule", model::printable(name)}}) +
                         suggestion(name, candidates, texts),
                     "check");
  }
}

/// What a person should look at before they stand by findings about a page: to standard error.
void ask(const std::vector<PageAccount>& pages, const reports::Texts& texts) {
  for (const PageAccount& page : pages) {
    const std::string questions = open_questions(page, texts);
    if (questions.empty()) continue;
    const std::string text =
        texts.fill("import.open", {{"page", model::printable(page.page)}}) + "\n" + questions;
    std::fwrite(text.data(), 1, text.size(), stderr);
  }
}

class Check final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "check"; }
  [[nodiscard]] std::vector<Option> options() override;
  int run(const Voice& voice) override;

 private:
  [[nodiscard]] std::string rendered(const Output& output,
                                     const std::vector<ProcedureResult>& results,
                                     const Inputs& inputs, const Voice& voice) const;

  std::vector<std::string> paths_;
  std::string against_;
  std::vector<std::string> outputs_;
  std::string fail_on_;
  std::vector<std::string> phrases_;
  checker::Selection selection_;
  bool show_passed_ = false;
};

std::vector<Option> Check::options() {
  return {{.names = "PATH", .help = "cli.check.paths", .target = &paths_, .required = true},
          {.names = "--against", .help = "cli.check.against", .target = &against_},
          {.names = "--output", .help = "cli.check.output", .target = &outputs_},
          fail_on_option(fail_on_),
          {.names = "--select",
           .help = "cli.check.select",
           .target = &selection_.select,
           .commas = true},
          {.names = "--ignore",
           .help = "cli.check.ignore",
           .target = &selection_.ignore,
           .commas = true},
          phrases_option(phrases_),
          {.names = "--show-passed", .help = "cli.check.show-passed", .target = &show_passed_}};
}

std::string Check::rendered(const Output& output, const std::vector<ProcedureResult>& results,
                            const Inputs& inputs, const Voice& voice) const {
  if (output.format == "json") return reports::check_json(results, SELARAS_VERSION, voice.texts);
  return reports::check_text(results, inputs.files, voice.texts,
                             {.colour = output.file.empty() && voice.out.colour,
                              .show_passed = show_passed_,
                              .show_fitness = selection_.select.empty(),
                              .show_time = selection_.select.empty()});
}

int Check::run(const Voice& voice) {
  const std::vector<Output> asked = outputs(outputs_, {"text", "json"}, name(), voice.texts);
  const References references = read_references(against_, voice.texts);
  complain(references.unread, references.files, voice);
  if (!references.unread.empty()) return unusable;
  require_rules(selection_.select, references.list, voice.texts);
  require_rules(selection_.ignore, references.list, voice.texts);

  const auto lexicon = lexicon_with(phrases_, voice);
  if (!lexicon) return unusable;
  const Inputs inputs = read_procedures(paths_, voice.texts, *lexicon);
  complain(inputs.unread, inputs.files, voice);
  if (!inputs.warnings.empty()) complain({inputs.warnings}, inputs.files, voice);
  ask(inputs.pages, voice.texts);
  std::vector<ProcedureResult> results;
  for (const model::Procedure& procedure : inputs.procedures) {
    results.push_back(
        checker::check(procedure, reference_for(procedure, references.list), selection_));
  }
  for (const Output& output : asked) {
    write(output, rendered(output, results, inputs, voice), voice.texts);
  }
  if (results.empty()) {
    complain(voice.texts("cli.error.nothing-checked"), voice.texts);
    return unusable;
  }
  return std::max(inputs.unread.empty() ? static_cast<int>(nothing_found) : unusable,
                  exit_code(results, fail_on(fail_on_, model::Level::warning)));
}

}  // namespace

std::unique_ptr<Command> check_command() { return std::make_unique<Check>(); }

}  // namespace selaras::cli
