#include "reports/text.h"

#include <algorithm>

#include "model/parallel.h"
#include "model/text.h"
#include "reports/counts.h"
#include "reports/finding_state.h"
#include "reports/repair_text.h"
#include "reports/rule_text.h"
#include "reports/snippet.h"
#include "reports/text_fitness.h"
#include "reports/text_paint.h"
#include "reports/time_text.h"
#include "reports/verdicts.h"
#include "reports/witness.h"

namespace selaras::reports {
namespace {

/// "  kriteria: …", continued lines below the words.
std::string labelled(const std::string& label, std::string_view words) {
  const std::string head = "  " + label + ": ";
  return head + wrapped(words, model::code_points(head)) + "\n";
}

/// As `labelled`, but in one line: a quote must stay searchable.
std::string unwrapped(const std::string& label, std::string_view words) {
  return "  " + label + ": " + model::printable(words) + "\n";
}

std::string heading(const checker::Finding& finding, const Names& names, bool colour) {
  const std::string level = level_name(finding.level, names.texts());
  return painted(location(finding.at) + ": ", Ink::strong, colour) +
         painted(level + ": ", ink_of(finding.level), colour) +
         painted(message_of(finding, names), Ink::strong, colour) +
         painted(" [" + finding.rule + "]", Ink::faint, colour) + "\n";
}

std::string evidence_lines(const checker::Finding& finding, const Names& names) {
  std::string out;
  const std::string file = source_path(names.procedure());
  for (const model::Evidence& each : finding.evidence) {
    out += unwrapped(names.texts()("finding.evidence"), file + ":" + std::to_string(each.line) +
                                                            ": " + names.texts().quote(each.quote));
  }
  return out;
}

std::string witness_line(const checker::Finding& finding, const Names& names) {
  const std::string run = witness_of(finding, names);
  return run.empty() ? run : labelled(names.texts()("finding.witness"), run);
}

std::string finding_text(const checker::Finding& finding, const Names& names, Snippets& snippets,
                         bool colour) {
  const Texts& texts = names.texts();
  std::string out = heading(finding, names, colour) + snippets.at(finding.at);
  for (const checker::CitedBasis& basis : finding.basis) {
    out += labelled(texts("finding.criterion"), citation_of(basis, texts));
  }
  out += evidence_lines(finding, names) + witness_line(finding, names);
  if (const std::string help = help_of(finding, names); !help.empty()) {
    out += labelled(texts("finding.help"), help);
  }
  if (finding.repair) {
    out += labelled(texts("repair.label"), sentence_of(*finding.repair, names));
  }
  return out + "\n";
}

/// Known and suppressed findings, one line each: nobody has to read them again, but they are there.
std::string known_line(const checker::Finding& finding, const Names& names, bool colour) {
  return painted(location(finding.at) + ": " + level_name(finding.level, names.texts()) + ": " +
                     message_of(finding, names) + " [" + finding.rule + "]" +
                     state_note(finding, names.texts()),
                 Ink::faint, colour) +
         "\n";
}

std::string passed_text(const checker::ProcedureResult& result, const Names& names) {
  std::string out;
  for (const checker::ObligationResult& obligation : result.obligations) {
    if (obligation.verdict != checker::Verdict::met) continue;
    out += model::printable(result.procedure->file + ": " + names.texts()("verdict.met") + ": " +
                            names.obligation(obligation.id) + " [" + obligation.id + "]") +
           "\n";
  }
  return out.empty() ? out : out + "\n";
}

std::string result_text(const checker::ProcedureResult& result, const Files& files,
                        const Texts& texts, const TextStyle& style) {
  const Names names(*result.procedure, result.reference, texts);
  Snippets snippets(files, style.colour);
  std::string out;
  for (const checker::Finding& finding : result.findings) {
    if (finding.state != checker::State::fresh) continue;
    out += finding_text(finding, names, snippets, style.colour);
  }
  for (const checker::Finding& finding : result.findings) {
    if (finding.state != checker::State::fresh) out += known_line(finding, names, style.colour);
  }
  if (style.show_passed) out += passed_text(result, names);
  if (style.show_fitness) out += fitness_text(result, names, style.colour);
  if (style.show_time) {
    const checker::FlowTime time = checker::flow_time(*result.procedure, result.reference);
    out += time_text(time, names, style.colour);
  }
  return out;
}

std::optional<std::string> argument_of(const model::Diagnostic& diagnostic, std::string_view name) {
  for (const auto& [argument, value] : diagnostic.arguments) {
    if (argument == name) return value;
  }
  return std::nullopt;
}

/// As given, but the names of JSON's types and of the model's parts in the reader's language, and a
/// dash for none.
std::optional<std::string> shown_argument(const model::Diagnostic& diagnostic,
                                          std::string_view name, const Texts& texts) {
  std::optional<std::string> value = argument_of(diagnostic, name);
  if (value && value->empty()) return "–";
  if (!value || !(name == "kind" || name == "expected" || name == "found")) return value;
  const std::string key = (name == "kind" ? "kind." : "type.") + *value;
  return texts.has(key) ? texts(key) : value;
}

class TextReport final : public CheckReport {
 public:
  TextReport(const Texts& texts, TextStyle style) : texts_(texts), style_(style) {}

  void add(std::span<const checker::ProcedureResult> results, const Files& files) override {
    std::vector<std::string> parts(results.size());
    model::in_parallel(results.size(), 0, [&](std::size_t i) {
      parts[i] = result_text(results[i], files, texts_, style_);
    });
    for (const std::string& part : parts) out_ += part;
    counts_.add(results);
  }

  std::string take() override { return std::move(out_) + counts_.line(texts_) + "\n"; }

 private:
  const Texts& texts_;
  TextStyle style_;
  Counts counts_;
  std::string out_;
};

}  // namespace

std::unique_ptr<CheckReport> text_report(const Texts& texts, TextStyle style) {
  return std::make_unique<TextReport>(texts, style);
}

std::string sentence_of(const model::Diagnostic& diagnostic, const Texts& texts) {
  const std::string& pattern = texts("diagnostic." + diagnostic.code);
  std::string out = filled(
      pattern, [&](std::string_view name) { return shown_argument(diagnostic, name, texts); });
  const std::string suggestion = argument_of(diagnostic, "suggestion").value_or("");
  if (suggestion.empty() || pattern.find("{suggestion}") != std::string::npos) return out;
  return out + texts.fill("diagnostic.suggestion", {{"suggestion", suggestion}});
}

std::string diagnostics_text(const model::Diagnostics& diagnostics, const Files& files,
                             const Texts& texts, TextStyle style) {
  Snippets snippets(files, style.colour);
  std::string out;
  for (const model::Diagnostic& each : diagnostics) {
    const bool fatal = each.severity == model::Diagnostic::Severity::error;
    out += painted(location(each.at) + ": ", Ink::strong, style.colour) +
           painted(texts(fatal ? "severity.error" : "severity.warning") + ": ",
                   fatal ? Ink::error : Ink::warning, style.colour) +
           painted(sentence_of(each, texts) + " [" + each.code + "]", Ink::plain, style.colour) +
           "\n" + snippets.at(each.at);
  }
  return out;
}

}  // namespace selaras::reports
