#include <algorithm>
#include <cstdio>

#include "checker/check.h"
#include "cli/commands.h"
#include "cli/errors.h"
#include "cli/files.h"
#include "cli/inputs.h"
#include "model/rule_page.h"
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
    const std::string_view nearest = model::nearest(name, candidates);
    throw UsageError(
        texts.fill("cli.error.unknown-rule", {{"rule", model::printable(name)}}) +
            (nearest.empty() ? std::string()
                             : texts.fill("cli.error.suggestion", {{"suggestion", std::string(nearest)}})),
        "check");
  }
}

std::string rendered(const std::string& format, const std::vector<ProcedureResult>& results,
                     const Inputs& inputs, const CheckOptions& options, const Voice& voice,
                     bool to_stdout) {
  if (format == "json") return reports::check_json(results, SELARAS_VERSION, voice.texts);
  return reports::check_text(
      results, inputs.files, voice.texts,
      {.colour = to_stdout && voice.out.colour, .show_passed = options.show_passed,
       .show_fitness = options.selection.select.empty()});
}

}  // namespace

void complain(const std::vector<model::Diagnostics>& unread, const reports::Files& files,
              const Voice& voice) {
  for (const model::Diagnostics& diagnostics : unread) {
    const std::string text =
        reports::diagnostics_text(diagnostics, files, voice.texts, voice.err);
    std::fwrite(text.data(), 1, text.size(), stderr);
  }
}

int exit_code(const std::vector<ProcedureResult>& results,
              const std::optional<model::Level>& fail_on) {
  if (!fail_on) return nothing_found;
  const bool fails = std::ranges::any_of(results, [&](const ProcedureResult& result) {
    return std::ranges::any_of(result.findings, [&](const checker::Finding& finding) {
      return finding.state == checker::State::fresh && finding.level >= *fail_on;
    });
  });
  return fails ? found : nothing_found;
}

int run(const CheckOptions& options, const Voice& voice) {
  const References references = read_references(options.against, voice.texts);
  complain(references.unread, references.files, voice);
  if (!references.unread.empty()) return unusable;
  require_rules(options.selection.select, references.list, voice.texts);
  require_rules(options.selection.ignore, references.list, voice.texts);

  const Inputs inputs = read_procedures(options.paths, voice.texts);
  complain(inputs.unread, inputs.files, voice);
  if (!inputs.warnings.empty()) complain({inputs.warnings}, inputs.files, voice);
  std::vector<ProcedureResult> results;
  for (const model::Procedure& procedure : inputs.procedures) {
    results.push_back(checker::check(procedure, reference_for(procedure, references.list),
                                     options.selection));
  }
  for (const Output& output : options.outputs) {
    const std::string text =
        rendered(output.format, results, inputs, options, voice, output.file.empty());
    output.file.empty() ? write_stdout(text, voice.texts)
                        : write_file(output.file, text, voice.texts);
  }
  if (results.empty()) {
    const std::string sentence =
        voice.texts.fill("cli.error", {{"message", voice.texts("cli.error.nothing-checked")}});
    std::fprintf(stderr, "%s\n", sentence.c_str());
    return unusable;
  }
  return std::max(inputs.unread.empty() ? static_cast<int>(nothing_found) : unusable,
                  exit_code(results, options.fail_on));
}

}  // namespace selaras::cli
