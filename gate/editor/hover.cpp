#include "gate/editor/hover.h"

#include <algorithm>
#include <set>

#include "gate/editor/cursor.h"
#include "gate/editor/declared_ids.h"
#include "gate/editor/show_findings.h"
#include "model/rule_page.h"
#include "reports/escape.h"
#include "reports/rule_text.h"

namespace selaras::gate {
namespace {

using checker::Finding;
using reports::markdown_text;

constexpr std::string_view divider = "\n\n---\n\n";

void append(std::string& all, const std::string& part) {
  if (part.empty()) return;
  all += (all.empty() ? "" : std::string(divider)) + part;
}

/// The sections of the rule's page, which are Markdown of ours.
std::string page_text(const model::RulePage& page, const reports::Texts& texts) {
  const bool indonesian = texts.language() == reports::Language::id;
  std::string out;
  for (const auto& section : indonesian ? page.indonesian : page.english) {
    out += "\n\n**" + section.heading + "**\n\n" + section.text;
  }
  return out;
}

std::string rule_explained(std::string_view rule, const View& view) {
  const reports::RuleText text = reports::rule_text(rule, view.file.found.result.reference);
  if (text.rule == nullptr) return {};
  const std::string help = view.texts.of(text.rule->help);
  return "`" + text.rule->id + "` – " + reports::level_name(text.rule->level, view.texts) +
         "\n\n**" + markdown_text(view.texts.of(text.rule->title)) + "**" +
         (text.page == nullptr ? "" : page_text(*text.page, view.texts)) +
         (help.empty() ? ""
                       : "\n\n**" + view.texts("explain.help") + "**\n\n" + markdown_text(help));
}

std::string finding_explained(const Finding& finding, const View& view) {
  const reports::Names names(*view.file.found.procedure(), view.file.found.result.reference,
                             view.texts);
  std::string out = markdown_text(reports::message_of(finding, names));
  for (const checker::CitedBasis& basis : finding.basis) {
    out += "\n\n" + view.texts("finding.criterion") + ": " +
           markdown_text(reports::citation_of(basis, view.texts));
  }
  return out;
}

/// Findings at the point, each rule explained once.
std::string findings_explained(const View& view, const Positions& positions,
                               EditorPosition position) {
  std::string out;
  std::set<std::string> explained;
  for (const Finding& finding : view.file.found.result.findings) {
    if (!touch(range_of(finding, view, positions), {position, position})) continue;
    append(out, finding_explained(finding, view));
    if (explained.insert(finding.rule).second) append(out, rule_explained(finding.rule, view));
  }
  return out;
}

void append_line(std::string& out, const std::string& label, const std::string& words) {
  if (!words.empty()) out += "\n- " + label + ": " + markdown_text(words);
}

std::string step_explained(const model::Step& step, const View& view) {
  const reports::Names names(*view.file.found.procedure(), view.file.found.result.reference,
                             view.texts);
  const auto name = [](const std::optional<model::Actor>& actor) {
    return actor ? actor->name : std::string();
  };
  std::string out = "**" + markdown_text(step.label) + "**\n";
  append_line(out, view.texts("diff.field.activity"),
              step.activity.empty() ? "" : names.term(step.activity));
  append_line(out, view.texts("diff.field.actor"), name(step.actor));
  append_line(out, view.texts("diff.field.addressee"), name(step.addressee));
  append_line(out, view.texts("diff.field.channel"), name(step.channel));
  append_line(out, view.texts("diff.field.onBehalfOf"), name(step.on_behalf_of));
  for (const model::Outcome& outcome : step.outcomes) {
    if (!outcome.actor) continue;
    append_line(out, view.texts("diff.field.outcomeActors"),
                (outcome.label.empty() ? names.term(outcome.id) : outcome.label) + ": " +
                    outcome.actor->name);
  }
  for (const model::Evidence& each : step.evidence) {
    append_line(out, view.texts("finding.evidence"), view.texts.quote(each.quote));
  }
  return out;
}

/// The step that the string names, or in which the point lies.
const model::Step* step_at(const View& view, const Positions& positions, std::size_t offset,
                           const std::optional<StringAt>& string) {
  const model::Procedure* procedure = view.file.found.procedure();
  if (procedure == nullptr) return nullptr;
  if (string && names_step(*string)) {
    if (const model::Step* named = procedure->step(string->value)) return named;
  }
  const auto holds = [&](const model::Step& step) {
    const Stretch stretch = positions.stretch(step.at.begin, step.at.end);
    return stretch.begin <= offset && offset <= stretch.end;
  };
  const auto within = std::ranges::find_if(procedure->steps, holds);
  return within == procedure->steps.end() ? nullptr : &*within;
}

std::string hover_text(const View& view, EditorPosition position) {
  const Positions positions(view.text);
  const std::size_t offset = positions.offset(position);
  const std::optional<StringAt> string = string_at(view.text, offset);
  if (string && names_rule(*string)) {
    if (std::string rule = rule_explained(string->value, view); !rule.empty()) return rule;
  }
  std::string out = findings_explained(view, positions, position);
  const model::Step* step = step_at(view, positions, offset, string);
  if (step != nullptr) append(out, step_explained(*step, view));
  return out;
}

}  // namespace

void write_hover(model::json::Writer& json, const View& view, EditorPosition position) {
  const std::string text = hover_text(view, position);
  if (text.empty()) {
    json.null();
    return;
  }
  json.begin_object().key("contents").begin_object();
  json.member("kind", "markdown").member("value", text).end_object().end_object();
}

}  // namespace selaras::gate
