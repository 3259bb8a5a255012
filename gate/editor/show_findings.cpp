#include "gate/editor/show_findings.h"

#include "model/text.h"
#include "reports/escape.h"
#include "reports/finding_state.h"
#include "reports/rule_text.h"
#include "reports/text.h"

namespace selaras::gate {
namespace {

using checker::Finding;
using model::json::Writer;

enum Severity : int { error = 1, warning = 2, information = 3, hint = 4 };

Severity severity_of(const Finding& finding) {
  if (finding.state != checker::State::fresh) return hint;
  if (finding.level == model::Level::error) return error;
  return finding.level == model::Level::warning ? warning : information;
}

std::string labelled(const std::string& label, const std::string& words) {
  return words.empty() ? "" : "\n" + label + ": " + model::printable(words);
}

std::string words_of(const Finding& finding, const reports::Names& names) {
  const reports::Texts& texts = names.texts();
  std::string message =
      model::printable(reports::message_of(finding, names) + reports::state_note(finding, texts));
  for (const checker::CitedBasis& basis : finding.basis) {
    message += labelled(texts("finding.criterion"), reports::citation_of(basis, texts));
  }
  return message + labelled(texts("finding.help"), reports::help_of(finding, names));
}

void write_head(Writer& json, const EditorRange& range, Severity severity, std::string_view code,
                const std::string& message) {
  json.begin_object().key("range");
  write(json, range);
  json.member("severity", static_cast<int>(severity)).member("code", code);
  json.member("source", "selaras").member("message", message);
}

void write_related(Writer& json, const std::string& address, const EditorRange& range,
                   const std::string& message) {
  json.begin_object().key("location").begin_object().member("uri", address).key("range");
  write(json, range);
  json.end_object().member("message", message).end_object();
}

/// Where the quote stands on its line of the page; the whole line where it does not.
EditorRange range_of_quote(const model::Evidence& evidence, const std::string& page) {
  const Stretch line = line_of(page, evidence.line);
  const std::size_t at = page.find(evidence.quote, line.begin);
  const bool there = at != std::string::npos && at + evidence.quote.size() <= line.end;
  return Positions(page).range(there ? Stretch{.begin = at, .end = at + evidence.quote.size()}
                                     : line);
}

void write_quotes(Writer& json, const Finding& finding, const View& view) {
  const std::string path = reports::source_path(*view.file.found.procedure());
  const auto page = view.file.found.files.find(path);
  if (page == view.file.found.files.end()) return;
  for (const model::Evidence& each : finding.evidence) {
    write_related(json, reports::path_uri(path), range_of_quote(each, page->second),
                  view.texts.quote(model::printable(each.quote)));
  }
}

void write_run(Writer& json, const Finding& finding, const View& view, const Positions& positions) {
  const model::Procedure& procedure = *view.file.found.procedure();
  const reports::Names names(procedure, view.file.found.result.reference, view.texts);
  for (std::size_t i = 0; i < finding.witness.size(); ++i) {
    const model::Step* step = procedure.step(finding.witness[i]);
    if (step == nullptr) continue;
    const std::string label = model::printable(names.step(step->id));
    write_related(json, view.file.address, positions.range(step->at),
                  view.texts.fill("lsp.run-step", {{"n", std::to_string(i + 1)}, {"step", label}}));
  }
}

void write_fault(Writer& json, const model::Diagnostic& fault, const View& view,
                 const Positions& positions) {
  const bool fatal = fault.severity == model::Diagnostic::Severity::error;
  // What is wrong with another file (the page) is told at the beginning of this one.
  const bool here = fault.at.file == view.file.path;
  const std::string where = here || fault.at.file.empty() ? "" : fault.at.file + ": ";
  write_head(json, here ? positions.range(fault.at) : EditorRange(), fatal ? error : warning,
             fault.code, model::printable(where + reports::sentence_of(fault, view.texts)));
  json.end_object();
}

}  // namespace

EditorRange range_of(const Finding& finding, const View& view, const Positions& positions) {
  Stretch stretch = positions.stretch(finding.at.begin, finding.at.end);
  if (finding.at == view.file.found.procedure()->at) stretch.end = stretch.begin + 1;
  return positions.range(stretch);
}

void write_finding(Writer& json, const Finding& finding, const View& view,
                   const Positions& positions) {
  const reports::Names names(*view.file.found.procedure(), view.file.found.result.reference,
                             view.texts);
  const bool here = finding.at.file == view.file.path;  // a suppression may stand elsewhere
  write_head(json, here ? range_of(finding, view, positions) : EditorRange(), severity_of(finding),
             finding.rule, words_of(finding, names));
  json.key("relatedInformation").begin_array();
  write_quotes(json, finding, view);
  write_run(json, finding, view, positions);
  json.end_array().end_object();
}

void write_diagnostics(Writer& json, const View& view) {
  const Positions positions(view.text);
  json.begin_object().member("uri", view.file.address).member("version", view.file.version);
  json.key("diagnostics").begin_array();
  for (const model::Diagnostic& fault : view.file.found.diagnostics) {
    write_fault(json, fault, view, positions);
  }
  for (const Finding& finding : view.file.found.result.findings) {
    write_finding(json, finding, view, positions);
  }
  json.end_array().end_object();
}

}  // namespace selaras::gate
