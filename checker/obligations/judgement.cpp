#include "checker/obligations/judgement.h"

#include <algorithm>

namespace selaras::checker {

using model::RoleField;
using model::Step;

Judgement& Judgement::with(std::string name, ArgumentKind kind, std::vector<std::string> values) {
  arguments.push_back({.name = std::move(name), .kind = kind, .values = std::move(values)});
  return *this;
}

Judgement& Judgement::on(const Step& step) {
  steps.push_back(&step);
  return *this;
}

Judgement& Judgement::cite(const model::EvidenceList& quotes) {
  for (const model::Evidence& quote : quotes) {
    const auto same = [&](const model::Evidence& other) {
      return other.line == quote.line && other.quote == quote.quote;
    };
    if (std::ranges::none_of(evidence, same)) evidence.push_back(quote);
  }
  return *this;
}

Judgement& Judgement::show(const behaviour::Net& net, const behaviour::Shown& shown) {
  witness = behaviour::steps_of(net, shown.run);
  showing = showing_of(net, shown);
  return *this;
}

Judgement judged(Verdict verdict, Reason reason) { return {.verdict = verdict, .reason = reason}; }

Judgement silent(const Circumstances& circumstances) {
  return circumstances.facts.procedure().text_complete
             ? judged(Verdict::not_met, Reason::silent)
             : judged(Verdict::cannot_tell, Reason::incomplete);
}

const model::Actor* field_of(const Step& step, RoleField field, std::string_view outcome) {
  const std::optional<model::Actor>* value = nullptr;
  switch (field) {
    case RoleField::actor:
      return step.actor_of(outcome);
    case RoleField::addressee:
      value = &step.addressee;
      break;
    case RoleField::channel:
      value = &step.channel;
      break;
    case RoleField::on_behalf_of:
      value = &step.on_behalf_of;
      break;
  }
  return value->has_value() ? &**value : nullptr;
}

const model::Actor* field_of(const Occurrence& occurrence, RoleField field,
                             std::string_view outcome) {
  const Step& step = *occurrence.step;
  const model::Outcome* named = step.outcome(outcome);
  const bool has_its_own = named != nullptr && named->actor.has_value();
  const bool redirected =
      field == RoleField::actor && occurrence.actor_from.has_value() && !has_its_own;
  return field_of(step, redirected ? *occurrence.actor_from : field, outcome);
}

std::string value_of(const Step& step, const model::Outcome* outcome) {
  return outcome == nullptr ? step.id : step.id + '[' + outcome->id + ']';
}

namespace {

void add_steps(std::vector<Occurrence>& found, const std::vector<const Step*>& steps,
               std::optional<RoleField> actor_from = std::nullopt) {
  for (const Step* step : steps) found.push_back({.step = step, .actor_from = actor_from});
}

}  // namespace

std::vector<Occurrence> Circumstances::occurrences(const std::string& activity) const {
  std::vector<Occurrence> found;
  add_steps(found, facts.steps_of(activity));
  if (reading != nullptr) {
    for (const model::Reading::Equation& equation : reading->equations) {
      if (equation.activity != activity) continue;
      add_steps(found, facts.steps_of(equation.by), equation.actor_from);
    }
  }
  if (!found.empty()) return found;
  for (const model::Refinement& refinement : reference.refinements) {
    if (!refinement.counts_as_when_missing || refinement.of != activity) continue;
    add_steps(found, facts.steps_of(refinement.activity));
  }
  for (Occurrence& occurrence : found) occurrence.stands_in = true;
  return found;
}

std::vector<Occurrence> Circumstances::occurrences(const std::vector<std::string>& any) const {
  std::vector<Occurrence> found;
  for (const std::string& activity : any) {
    for (const Occurrence& occurrence : occurrences(activity)) found.push_back(occurrence);
  }
  return found;
}

bool Circumstances::counts(const std::vector<std::string>& items) const {
  if (items.empty()) return true;
  return std::ranges::any_of(items, [&](const std::string& item) {
    const model::Section* section = facts.procedure().section_of_item(item);
    return section != nullptr &&
           std::ranges::find(obligation.counts_in, section->kind) != obligation.counts_in.end();
  });
}

std::vector<const Step*> Circumstances::elsewhere(const std::vector<std::string>& any) const {
  std::vector<const Step*> found;
  for (const std::string& activity : any) {
    for (const Step* statement : facts.statements_of(activity)) found.push_back(statement);
  }
  return found;
}

namespace {

/// A body acts by its head: who names the head names the body. Not the other way round.
bool conforms(const model::Reference& reference, const std::string& role,
              const std::vector<std::string>& allowed) {
  const auto is = [&](const std::string& who, const std::string& one) {
    return who == one || reference.is_kind_of(who, one);
  };
  const model::Role* known = reference.role(role);
  return std::ranges::any_of(allowed, [&](const std::string& one) {
    return is(role, one) ||
           (known != nullptr && !known->head_of.empty() && is(known->head_of, one));
  });
}

bool is_body_of_head(const model::Reference& reference, const std::string& role,
                     const std::vector<std::string>& allowed) {
  return std::ranges::any_of(allowed, [&](const std::string& one) {
    const model::Role* head = reference.role(one);
    if (head == nullptr || head->head_of.empty()) return false;
    return role == head->head_of || reference.is_kind_of(role, head->head_of);
  });
}

}  // namespace

Fit fit(const model::Reference& reference, const std::vector<std::string>& roles,
        const std::vector<std::string>& allowed) {
  const auto fitting = std::ranges::count_if(
      roles, [&](const std::string& role) { return conforms(reference, role, allowed); });
  if (fitting == std::ranges::ssize(roles)) return roles.empty() ? Fit::ambiguous : Fit::conforms;
  if (fitting > 0) return Fit::ambiguous;
  const bool body = std::ranges::all_of(
      roles, [&](const std::string& role) { return is_body_of_head(reference, role, allowed); });
  return body ? Fit::body_of_head : Fit::contrary;
}

namespace {

/// Clauses about how a step is done: where the step is not stated anywhere, there is nothing to
/// judge, and its absence is reported by itself.
bool concerns_a_manner(const model::Clause& clause) {
  switch (clause.kind) {
    case model::ClauseKind::role:
    case model::ClauseKind::participants:
    case model::ClauseKind::form:
    case model::ClauseKind::branches:
    case model::ClauseKind::distinct:
      return true;
    case model::ClauseKind::includes:
      return !clause.party.empty();
    default:
      return false;
  }
}

}  // namespace

Judgement judge(const Circumstances& circumstances, const model::Clause& clause) {
  if (concerns_a_manner(clause) && circumstances.occurrences(clause.steps).empty() &&
      circumstances.elsewhere(clause.steps).empty()) {
    return judged(Verdict::not_applicable, Reason::needs);
  }
  switch (clause.kind) {
    case model::ClauseKind::occurs:
      return judge_occurs(circumstances, clause);
    case model::ClauseKind::role:
      return judge_role(circumstances, clause);
    case model::ClauseKind::participants:
      return judge_participants(circumstances, clause);
    case model::ClauseKind::form:
      return judge_form(circumstances, clause);
    case model::ClauseKind::includes:
      return judge_includes(circumstances, clause);
    case model::ClauseKind::precedes:
      return judge_precedes(circumstances, clause);
    case model::ClauseKind::leads:
      return judge_leads(circumstances, clause);
    case model::ClauseKind::excludes:
      return judge_excludes(circumstances, clause);
    case model::ClauseKind::branches:
      return judge_branches(circumstances, clause);
    case model::ClauseKind::returns:
      return judge_returns(circumstances, clause);
    case model::ClauseKind::produced:
      return judge_produced(circumstances, clause);
    case model::ClauseKind::recurs:
      return judge_recurs(circumstances, clause);
    case model::ClauseKind::within:
      return judge_within(circumstances, clause);
    case model::ClauseKind::distinct:
      return judge_distinct(circumstances, clause);
  }
  return judged(Verdict::not_examined, Reason::none);
}

}  // namespace selaras::checker
