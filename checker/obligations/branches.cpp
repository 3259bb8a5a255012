#include <algorithm>

#include "checker/obligations/events.h"
#include "checker/obligations/order.h"

/// Clauses about what follows an outcome of a decision.
namespace selaras::checker {
namespace {

using model::Clause;

bool names_outcome(const model::Step& step, const std::string& outcome) {
  return std::ranges::any_of(step.outcomes,
                             [&](const model::Outcome& one) { return one.id == outcome; });
}

Judgement about(const std::vector<Occurrence>& decisions, const Clause& clause,
                Judgement judgement) {
  for (const Occurrence& occurrence : decisions) {
    judgement.on(*occurrence.step);
    judgement.cite(occurrence.step->evidence);
    for (const model::Outcome& outcome : occurrence.step->outcomes) {
      if (outcome.id == clause.outcome) judgement.cite(outcome.evidence);
    }
  }
  if (!decisions.empty()) {
    judgement.with("step", ArgumentKind::step, {decisions.front().step->id});
  }
  judgement.with("outcome", ArgumentKind::outcome, {clause.outcome});
  return judgement.with("expected", ArgumentKind::activity, clause.then);
}

/// As the query, by a way on which no edge rests on numbering alone, where there is one.
struct Broken {
  behaviour::Shown shown;
  bool rests_on_listing = false;
};

Broken broken(const behaviour::Net& net, const behaviour::Query& query) {
  const auto stated = [&net](behaviour::TransitionId id) { return !follows_numbering(net, id); };
  Broken found{.shown = behaviour::shortest_completing_run(
                   net, behaviour::temporal::by_way_of(query, stated))};
  if (found.shown.answer != behaviour::Answer::impossible) return found;
  found.shown = behaviour::shortest_completing_run(net, query);
  found.rests_on_listing = true;
  return found;
}

bool impossible(const behaviour::Net& net, const behaviour::Query& query) {
  return behaviour::shortest_run(net, query).answer == behaviour::Answer::impossible;
}

/// A clause demands the very steps for themselves: where they are missing, it says so.
bool is_demanded_by_itself(const model::Reference& reference,
                           const std::vector<std::string>& steps) {
  return std::ranges::any_of(reference.obligations, [&](const model::Obligation& obligation) {
    return std::ranges::any_of(obligation.clauses, [&](const Clause& clause) {
      return clause.kind == model::ClauseKind::occurs && !clause.advisory &&
             std::ranges::all_of(clause.steps, [&](const std::string& step) {
               return std::ranges::find(steps, step) != steps.end();
             });
    });
  });
}

/// The obligation itself asks for the steps.
bool is_asked_for_here(const model::Obligation& obligation, const Clause& clause) {
  return std::ranges::any_of(obligation.clauses, [&](const Clause& other) {
    return other.kind == model::ClauseKind::occurs && other.steps == clause.then;
  });
}

Judgement told(Judgement judgement, const Circumstances& circumstances, const Clause& clause) {
  const bool missing = circumstances.occurrences(clause.then).empty();
  judgement.told = missing && is_demanded_by_itself(circumstances.reference, clause.then);
  return judgement;
}

}  // namespace

Judgement judge_branches(const Circumstances& circumstances, const Clause& clause) {
  const auto found = circumstances.occurrences(clause.steps);
  std::vector<std::string> missing;
  for (const std::string& outcome : clause.outcomes) {
    const bool named = std::ranges::any_of(found, [&](const Occurrence& occurrence) {
      return names_outcome(*occurrence.step, outcome);
    });
    if (!named) missing.push_back(outcome);
  }
  const auto statements = circumstances.elsewhere(clause.steps);
  const bool elsewhere =
      !missing.empty() && std::ranges::all_of(missing, [&](const std::string& outcome) {
        return std::ranges::any_of(statements, [&](const model::Step* statement) {
          return names_outcome(*statement, outcome);
        });
      });
  Judgement judgement;
  if (elsewhere) {
    judgement = judged(Verdict::cannot_tell, Reason::elsewhere);
    judgement.with("section", ArgumentKind::item, statements.front()->items);
    judgement.cite(statements.front()->evidence);
  } else if (missing.size() == clause.outcomes.size()) {
    judgement = silent(circumstances);
  } else if (!missing.empty()) {
    judgement = judged(Verdict::not_met, Reason::partial);
  }
  std::ranges::sort(missing);
  judgement.missing = missing;
  judgement = about(found, clause, std::move(judgement));
  if (found.empty()) judgement.with("step", ArgumentKind::activity, {clause.steps.front()});
  return judgement.with("missing", ArgumentKind::outcome, std::move(missing));
}

namespace {

/// What is stated ends before any of the steps: silence, not contradiction.
Judgement falls_short(const Circumstances& circumstances, const Clause& clause,
                      const std::vector<Occurrence>& decisions, const behaviour::Query& query) {
  const bool complete = circumstances.facts.procedure().text_complete;
  Judgement judgement = complete ? judged(Verdict::not_met, Reason::partial)
                                 : judged(Verdict::cannot_tell, Reason::incomplete);
  judgement.missing = clause.then;
  std::ranges::sort(judgement.missing);
  const auto shown = behaviour::shortest_completing_run(circumstances.net, query);
  if (shown.answer == behaviour::Answer::possible) judgement.show(circumstances.net, shown);
  judgement = about(decisions, clause, std::move(judgement));
  return judgement.with("missing", ArgumentKind::activity, judgement.missing);
}

/// Some run comes to one of the steps after the outcome.
bool can_follow(const Circumstances& circumstances, const Clause& clause, const RunRule& rule) {
  const auto never = [](behaviour::TransitionId) { return false; };
  const auto goal = doing(circumstances.net, circumstances.occurrences(clause.then));
  return !impossible(circumstances.net,
                     behaviour::temporal::breaks_exclusion(rule.concerned, goal, never));
}

/// The step is done, but before the decision: the clause that demands the order says so.
bool is_told_as_order(const Circumstances& circumstances, const Clause& clause) {
  const auto demands_order = [&](const Clause& other) {
    return other.kind == model::ClauseKind::precedes && other.steps == clause.steps &&
           other.then == clause.then;
  };
  const bool demanded = std::ranges::any_of(
      circumstances.reference.obligations, [&](const model::Obligation& obligation) {
        return std::ranges::any_of(obligation.clauses, demands_order);
      });
  return demanded && !order_holds(circumstances, circumstances.occurrences(clause.steps),
                                  circumstances.occurrences(clause.then));
}

Judgement about_ending(const Circumstances& circumstances, const Clause& clause,
                       const std::vector<Occurrence>& decisions, const Broken& found) {
  Judgement judgement = found.rests_on_listing ? judged(Verdict::cannot_tell, Reason::listed)
                                               : judged(Verdict::not_met, Reason::contrary);
  judgement.missing = clause.then;
  std::ranges::sort(judgement.missing);
  judgement.show(circumstances.net, found.shown);
  judgement.told = is_told_as_order(circumstances, clause);
  return about(decisions, clause, std::move(judgement));
}

}  // namespace

/// Not met where a run goes on from the outcome to an end and does none of the steps. A run after
/// which nothing more is stated shows that only where no other comes to one of them either.
Judgement judge_leads(const Circumstances& circumstances, const Clause& clause) {
  const behaviour::Net& net = circumstances.net;
  const auto decisions = deciding_by(circumstances, clause);
  const RunRule rule = *run_rule(circumstances, clause);
  const auto happens =
      behaviour::shortest_run(net, behaviour::temporal::breaks_absence(rule.concerned)).answer;
  if (happens == behaviour::Answer::not_decided) {
    return about(decisions, clause, judged(Verdict::not_examined, Reason::none));
  }
  // The outcome itself, and that it can be reached, are judged elsewhere.
  if (happens == behaviour::Answer::impossible) return about(decisions, clause, Judgement());
  if (circumstances.occurrences(clause.then).empty() && !clause.to_end) {
    if (is_asked_for_here(circumstances.obligation, clause)) return Judgement();
    return told(falls_short(circumstances, clause, decisions, rule.broken), circumstances, clause);
  }
  behaviour::Query ending = rule.broken;
  ending.moment = behaviour::Moment::end;
  if (clause.to_end) {
    const bool goes_on = can_follow(circumstances, clause, rule) || !impossible(net, ending);
    return goes_on ? about(decisions, clause, Judgement())
                   : falls_short(circumstances, clause, decisions, rule.broken);
  }
  const Broken found = broken(net, ending);
  if (found.shown.answer == behaviour::Answer::possible) {
    return about_ending(circumstances, clause, decisions, found);
  }
  if (!can_follow(circumstances, clause, rule)) {
    return falls_short(circumstances, clause, decisions, rule.broken);
  }
  const bool decided = found.shown.answer == behaviour::Answer::impossible;
  return about(decisions, clause,
               decided ? Judgement() : judged(Verdict::not_examined, Reason::none));
}

Judgement judge_excludes(const Circumstances& circumstances, const Clause& clause) {
  const behaviour::Net& net = circumstances.net;
  const auto decisions = deciding_by(circumstances, clause);
  const Broken found = broken(net, run_rule(circumstances, clause)->broken);
  if (found.shown.answer == behaviour::Answer::not_decided) {
    return about(decisions, clause, judged(Verdict::not_examined, Reason::none));
  }
  if (found.shown.answer == behaviour::Answer::impossible) {
    return about(decisions, clause, Judgement());
  }
  Judgement judgement = found.rests_on_listing ? judged(Verdict::cannot_tell, Reason::listed)
                                               : judged(Verdict::not_met, Reason::contrary);
  judgement.show(net, found.shown);
  judgement.variant = "excluded";
  judgement = about(decisions, clause, std::move(judgement));
  judgement.with("before", ArgumentKind::step, {decisions.front().step->id});
  std::vector<std::string> never;
  for (const Occurrence& one : circumstances.occurrences(clause.then)) {
    never.push_back(one.step->id);
  }
  return judgement.with("after", ArgumentKind::step, never);
}

/// Not met where no run comes back to one of the steps after the outcome; the run shown is one that
/// goes on to its end instead.
Judgement judge_returns(const Circumstances& circumstances, const Clause& clause) {
  const auto decisions = deciding_by(circumstances, clause);
  const auto goals = circumstances.occurrences(clause.then);
  if (decisions.empty() || goals.empty()) return judged(Verdict::not_applicable, Reason::needs);
  const behaviour::Net& net = circumstances.net;
  const auto taken = deciding(net, decisions, clause.outcome);
  const auto never = [](behaviour::TransitionId) { return false; };
  const auto back = behaviour::shortest_run(
      net, behaviour::temporal::breaks_exclusion(taken, doing(net, goals), never));
  if (back.answer == behaviour::Answer::possible) return about(decisions, clause, Judgement());
  const auto shown =
      behaviour::shortest_completing_run(net, behaviour::temporal::breaks_absence(taken));
  if (back.answer == behaviour::Answer::not_decided ||
      shown.answer == behaviour::Answer::not_decided) {
    return about(decisions, clause, judged(Verdict::not_examined, Reason::none));
  }
  // A decision that no run comes to is reported as that.
  if (shown.answer == behaviour::Answer::impossible) return about(decisions, clause, Judgement());
  return about(decisions, clause, silent(circumstances).show(net, shown));
}

}  // namespace selaras::checker
