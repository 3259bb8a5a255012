#include <algorithm>
#include <bitset>
#include <map>
#include <utility>

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
  fields[0] = !step.actors().empty();
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

/// Acts by activity, in the order of the page.
using Acts = std::vector<std::pair<std::string, Statements>>;

Acts acts_under_requirements(const model::Procedure& procedure) {
  Acts acts;
  std::map<std::string, std::size_t> index;
  for (const Step& statement : procedure.statements) {
    if (statement.activity.empty() || !requirements_section(statement, procedure)) continue;
    const auto [place, is_new] = index.try_emplace(statement.activity, acts.size());
    if (is_new) acts.emplace_back(statement.activity, Statements{});
    acts[place->second].second.push_back(&statement);
  }
  return acts;
}

bool mostly_told_here(const Acts& acts, const Facts& facts) {
  const auto more = std::ranges::count_if(
      acts, [&](const auto& act) { return says_more(act.second, facts.steps_of(act.first)); });
  return 2 * static_cast<std::size_t>(more) > acts.size();
}

void report(const Acts& acts, const model::Section& section, Findings& findings) {
  std::vector<std::string> activities;
  Finding& finding = findings.report(section.at, {"section", section.id});
  for (const auto& [activity, statements] : acts) {
    activities.push_back(activity);
    for (const Step* statement : statements) finding.cite(statement->evidence);
  }
  finding.with("section", ArgumentKind::section, section.id)
      .with("activities", ArgumentKind::activity, activities)
      .number("count", static_cast<double>(activities.size()));
}

void check(const Facts& facts, Findings& findings) {
  const Acts acts = acts_under_requirements(facts.procedure());
  if (!facts.procedure().text_complete || acts.size() < enough_activities ||
      !mostly_told_here(acts, facts)) {
    return;
  }
  report(acts, *requirements_section(*acts.front().second.front(), facts.procedure()), findings);
}

}  // namespace

extern const Rule flow_under_requirements{
    .id = "flow-under-requirements", .level = Level::warning, .check = check};

}  // namespace selaras::checker
