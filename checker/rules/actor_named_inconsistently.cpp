#include <algorithm>
#include <map>

#include "checker/rule.h"
#include "checker/wording.h"

namespace selaras::checker {
namespace {

using model::Actor;
using model::Step;

/// Every name under which the page speaks of one role, the first use of each.
using Names = std::map<std::string, const Actor*>;  // by what is left without region and spaces

void collect(const Actor& actor, const std::string& region, std::map<std::string, Names>& by_role) {
  // A name that may mean several roles says nothing about how one of them is called.
  if (actor.roles.size() != 1) return;
  by_role[actor.roles.front()].try_emplace(squeezed_without(actor.name, region), &actor);
}

void collect(const std::vector<model::Participants>& participants, const std::string& region,
             std::map<std::string, Names>& by_role) {
  for (const model::Participants& pair : participants) {
    for (const model::Side& side : pair.sides) collect(side.actor, region, by_role);
  }
}

std::map<std::string, Names> names_by_role(const model::Procedure& procedure) {
  std::map<std::string, Names> by_role;
  for (const auto* steps : {&procedure.steps, &procedure.statements}) {
    for (const Step& step : *steps) {
      for (const Actor* actor : step.everybody()) collect(*actor, procedure.region, by_role);
      collect(step.parties, procedure.region, by_role);
      collect(step.signatories, procedure.region, by_role);
    }
  }
  return by_role;
}

/// Users are many by nature; offices and officials are one each.
bool is_one_office(const model::Role& role, const Facts& facts) {
  return !facts.is_applicant({.roles = {role.id}});
}

void check_role(const model::Role& role, const Names& names, const Facts& facts,
                Findings& findings) {
  std::vector<const Actor*> unknown;
  std::vector<const Actor*> known;
  for (const auto& [bare, actor] : names) {
    const bool alias = is_alias(actor->name, facts.procedure().region, role);
    (alias ? known : unknown).push_back(actor);
  }
  if (unknown.empty() || names.size() < 2 || !is_one_office(role, facts)) return;
  std::vector<const Actor*> shown = unknown;
  shown.insert(shown.end(), known.begin(), known.end());
  Finding& finding = findings.report(unknown.front()->at, {"actor", role.id})
                         .with("role", ArgumentKind::role, role.id);
  std::vector<std::string> quotes;
  for (const Actor* actor : shown) {
    quotes.push_back(actor->name);
    finding.cite(actor->evidence);
  }
  finding.with("names", ArgumentKind::quote, quotes);
}

void check(const Facts& facts, Findings& findings) {
  if (facts.reference() == nullptr || !facts.procedure().text_complete) return;
  for (const auto& [id, names] : names_by_role(facts.procedure())) {
    const model::Role* role = facts.reference()->role(id);
    if (role != nullptr) check_role(*role, names, facts, findings);
  }
}

}  // namespace

extern const Rule actor_named_inconsistently{
    .id = "actor-named-inconsistently", .level = Level::note, .check = check};

}  // namespace selaras::checker
