#include "gate/editor/actions.h"

#include <algorithm>

#include "checker/repair.h"
#include "gate/editor/show_findings.h"
#include "gate/editor/text_edit.h"
#include "gate/normal_form.h"
#include "gate/suppression.h"
#include "model/load.h"
#include "model/text.h"
#include "reports/repair_text.h"

namespace selaras::gate {
namespace {

using checker::Finding;
using model::json::Writer;

constexpr std::string_view quick_fix = "quickfix";
constexpr std::string_view fix_all = "source.fixAll.selaras";
constexpr std::size_t most_findings = 20;  // that are thought about at once

/// A kind that is asked for means those below it: "source" means "source.fixAll" too.
bool is_wanted(std::string_view kind, const std::vector<std::string>& wanted) {
  return wanted.empty() || std::ranges::any_of(wanted, [&](const std::string& one) {
           return kind.starts_with(one) && (kind.size() == one.size() || kind[one.size()] == '.');
         });
}

void write_edit(Writer& json, const TextEdit& edit, const Positions& positions) {
  json.begin_object().key("range");
  write(json, positions.range(edit.at));
  json.member("newText", edit.text).end_object();
}

struct Action {
  std::string title;
  std::string_view kind;
  TextEdit edit;
  const Finding* finding = nullptr;  // that it is about
  bool preferred = false;
};

void write_action(Writer& json, const Action& action, const View& view,
                  const Positions& positions) {
  json.begin_object().member("title", model::printable(action.title)).member("kind", action.kind);
  if (action.finding != nullptr) {
    json.key("diagnostics").begin_array();
    write_finding(json, *action.finding, view, positions);
    json.end_array();
  }
  if (action.preferred) json.member("isPreferred", true);
  json.key("edit").begin_object().key("changes").begin_object();
  json.key(view.file.address).begin_array();
  write_edit(json, action.edit, positions);
  json.end_array().end_object().end_object().end_object();
}

/// The mended procedure as it would stand in the file is read and checked: no fault, and the
/// finding is gone.
bool is_proved(const std::string& mended, const Finding& finding,
               const model::Reference& reference) {
  model::Diagnostics faults;
  const auto document = model::json::parse(mended, "", faults);
  if (!document) return false;
  const model::Procedure procedure = model::read_procedure(*document, "", faults);
  if (model::has_errors(faults)) return false;
  const auto findings = checker::check(procedure, &reference).findings;
  return std::ranges::count(findings, finding.fingerprint, &Finding::fingerprint) == 0;
}

std::optional<Action> suggestion(const Finding& finding, const View& view,
                                 const std::vector<Finding>& all) {
  const Examination& found = view.file.found;
  const model::Procedure& procedure = *found.procedure();
  const auto repair = checker::repair(procedure, *found.result.reference, finding, all);
  if (!repair) return std::nullopt;
  const std::string mended = normal_form(checker::applied(procedure, repair->edits), found.schema);
  if (!is_proved(mended, finding, *found.result.reference)) return std::nullopt;
  const reports::Names names(procedure, found.result.reference, view.texts);
  return Action{.title = view.texts("repair.label") + ": " + reports::sentence_of(*repair, names),
                .kind = quick_fix,
                .edit = difference_of(view.text, mended),
                .finding = &finding,
                .preferred = true};
}

std::optional<Action> acceptance(const Finding& finding, const View& view) {
  const Examination& found = view.file.found;
  if (!suppressible(finding.rule, found.result.reference)) return std::nullopt;
  auto edit = suppression_entry(view.text, *found.procedure(), finding);
  if (!edit) return std::nullopt;
  return Action{.title = view.texts.fill("lsp.suppress", {{"rule", finding.rule}}),
                .kind = quick_fix,
                .edit = std::move(*edit),
                .finding = &finding};
}

std::vector<const Finding*> findings_in(const EditorRange& range, const View& view,
                                        const Positions& positions) {
  std::vector<const Finding*> all;
  for (const Finding& finding : view.file.found.result.findings) {
    const bool counts = finding.state == checker::State::fresh && all.size() < most_findings &&
                        finding.at.file == view.file.path;
    if (counts && touch(range_of(finding, view, positions), range)) all.push_back(&finding);
  }
  return all;
}

std::vector<Action> quick_fixes(const View& view, const EditorRange& range,
                                const Positions& positions) {
  std::vector<Action> actions;
  const std::vector<const Finding*> here = findings_in(range, view, positions);
  const checker::ProcedureResult& result = view.file.found.result;
  if (!here.empty() && result.reference != nullptr && !has_comments(view.text)) {
    // All of them: what a selection leaves out was there before, too.
    const auto before = checker::check(*result.procedure, result.reference).findings;
    for (const Finding* finding : here) {
      if (auto action = suggestion(*finding, view, before)) actions.push_back(std::move(*action));
    }
  }
  for (const Finding* finding : here) {
    if (auto action = acceptance(*finding, view)) actions.push_back(std::move(*action));
  }
  return actions;
}

std::optional<TextEdit> formatting(const View& view) {
  const Examination& found = view.file.found;
  if (found.procedure() == nullptr || has_comments(view.text)) return std::nullopt;
  const std::string after = normal_form(*found.procedure(), found.schema);
  if (after == view.text) return std::nullopt;
  return difference_of(view.text, after);
}

}  // namespace

void write_actions(Writer& json, const View& view, const EditorRange& range,
                   const std::vector<std::string>& kinds) {
  const Positions positions(view.text);
  json.begin_array();
  if (view.file.found.procedure() != nullptr && is_wanted(quick_fix, kinds)) {
    for (const Action& action : quick_fixes(view, range, positions)) {
      write_action(json, action, view, positions);
    }
  }
  if (auto edit = is_wanted(fix_all, kinds) ? formatting(view) : std::nullopt) {
    write_action(
        json, {.title = view.texts("lsp.normal-form"), .kind = fix_all, .edit = std::move(*edit)},
        view, positions);
  }
  json.end_array();
}

void write_formatting(Writer& json, const View& view) {
  json.begin_array();
  if (const auto edit = formatting(view)) write_edit(json, *edit, Positions(view.text));
  json.end_array();
}

}  // namespace selaras::gate
