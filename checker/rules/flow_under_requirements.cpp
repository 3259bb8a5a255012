#include <algorithm>
#include <bitset>
#include <map>

#include "checker/rule.h"

namespace selaras::checker {
namespace {

using model::Step;
using Statements = std::vector<const Step*>;

constexpr std::size_t enough_activities = 3;  // fewer are requirements told with some colour

const model::Section* requirements_section(const Step& statement,
                                           const model::Procedure& procedure) {
  for (const std::string& item : statement.items) {
    const model::Section* section = procedure.section_of_item(item);
    if (section != nullptr && section->kind == model::SectionKind::requirements) return section;
  }
  return nullptr;
}

std::bitset<8> told(const Step& step) {
  std::bitset<8> fields;
  fields[0] = step.actor.has_value();
  fields[1] = step.addressee.has_value();
  fields[2] = step.channel.has_value();
  fields[3] = step.on_behalf_of.has_value();
  fields[4] = step.form.has_value();
  fields[5] = !step.outcomes.empty();
  fields[6] = !step.parties.empty();
  fields[7] = !step.signatories.empty();
  return fields;
}

/// The procedure section has no such step, or tells less about it.
bool says_more(const Statements& statements, const Statements& steps) {
  std::bitset<8> here;
  std::bitset<8> there;
  for (const Step* statement : statements) here |= told(*statement);
  for (const Step* step : steps) there |= told(*step);
  return steps.empty() || (here & ~there).any();
}

std::map<std::string, Statements> acts_under_requirements(const model::Procedure& procedure) {
  std::map<std::string, Statements> acts;
  for (const Step& statement : procedure.statements) {
    if (statement.activity.empty() || !requirements_section(statement, procedure)) continue;
    acts[statement.activity].push_back(&statement);
  }
  return acts;
}

void check(const Facts& facts, Findings& findings) {
  const auto acts = acts_under_requirements(facts.procedure());
  const auto more = static_cast<std::size_t>(std::ranges::count_if(
      acts, [&](const auto& act) { return says_more(act.second, facts.steps_of(act.first)); }));
  if (!facts.procedure().text_complete || acts.size() < enough_activities ||
      2 * more <= acts.size()) {
    return;
  }
  const Step& first = *acts.begin()->second.front();
  const model::Section* section = requirements_section(first, facts.procedure());
  std::vector<std::string> activities;
  Finding& finding = findings.report(section->at, {"section", section->id});
  for (const auto& [activity, statements] : acts) {
    activities.push_back(activity);
    for (const Step* statement : statements) finding.cite(statement->evidence);
  }
  finding.with("section", ArgumentKind::section, section->id)
      .with("activities", ArgumentKind::activity, activities)
      .number("count", static_cast<double>(activities.size()));
}

}  // namespace

extern const Rule flow_under_requirements{
    .id = "flow-under-requirements", .level = Level::warning, .check = check};

}  // namespace selaras::checker
