#include <algorithm>
#include <cassert>

#include "behaviour/temporal.h"
#include "checker/obligations/judgement.h"
#include "checker/obligations/order.h"

/// Clauses about what follows an outcome of a decision.
namespace selaras::checker {
namespace {

using model::Clause;
using model::NodeId;
using model::NodeKind;

bool names_outcome(const model::Step& step, const std::string& outcome) {
  return std::ranges::any_of(step.outcomes,
                             [&](const model::Outcome& one) { return one.id == outcome; });
}

/// The decisions that name the outcome; only of those can anything be asked about what follows it.
std::vector<Occurrence> deciding(const Circumstances& circumstances, const Clause& clause) {
  std::vector<Occurrence> found = circumstances.occurrences(clause.steps);
  std::erase_if(found, [&](const Occurrence& occurrence) {
    return !clause.outcome.empty() && !names_outcome(*occurrence.step, clause.outcome);
  });
  return found;
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

bool any(const std::vector<bool>& marks, const std::vector<NodeId>& nodes) {
  return std::ranges::any_of(nodes, [&](NodeId node) { return marks[node.value()]; });
}

bool reaches_end(const model::Procedure& procedure, const std::vector<bool>& marks) {
  for (std::size_t index = 0; index < marks.size(); ++index) {
    if (marks[index] && procedure.flow.nodes[index].kind == NodeKind::end) return true;
  }
  return false;
}

/// Some step of these is done.
behaviour::temporal::Event doing(const behaviour::Net& net, std::vector<NodeId> nodes) {
  return [&net, nodes = std::move(nodes)](behaviour::TransitionId id) {
    const behaviour::Transition& transition = net.transition(id);
    return transition.visible && std::ranges::find(nodes, transition.node) != nodes.end();
  };
}

/// A shortest run in which the decision is taken with the outcome and one of the steps is done
/// after it. A way back through the decision itself begins a new application: that is no violation.
behaviour::Found forbidden_run(const Circumstances& circumstances, const Clause& clause,
                               const std::vector<NodeId>& decisions,
                               const std::vector<NodeId>& never) {
  const behaviour::Net& net = circumstances.net;
  const auto deciding = doing(net, decisions);
  const auto with_outcome = [&net, deciding, &clause](behaviour::TransitionId id) {
    const std::string& outcome = net.transition(id).outcome;
    return deciding(id) && (clause.outcome.empty() || outcome == clause.outcome);
  };
  return behaviour::shortest_run(
      net, behaviour::temporal::breaks_exclusion(with_outcome, doing(net, never), deciding));
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

Judgement judge_leads(const Circumstances& circumstances, const Clause& clause) {
  const auto decisions = deciding(circumstances, clause);
  if (decisions.empty())
    return judged(Verdict::met, Reason::none);  // the outcome itself is judged elsewhere
  const model::Procedure& procedure = circumstances.facts.procedure();
  const auto edges = edges_of_outcome(procedure, decisions, clause.outcome);
  if (edges.empty()) {
    return about(
        decisions, clause,
        judged(
            circumstances.facts.procedure().text_complete ? Verdict::not_met : Verdict::cannot_tell,
            circumstances.facts.procedure().text_complete ? Reason::partial : Reason::incomplete));
  }
  const std::vector<NodeId> goals = nodes_of(procedure, circumstances.occurrences(clause.then));
  const bool reached_goal = any(reached(procedure, edges, {}, true), goals);
  const bool can_miss = reaches_end(procedure, reached(procedure, edges, goals, true));
  const bool fine = clause.to_end ? reached_goal || can_miss : reached_goal && !can_miss;
  if (fine) return about(decisions, clause, Judgement());
  if (goals.empty() && !clause.to_end) {
    return told(about(decisions, clause, judged(Verdict::not_met, Reason::partial)), circumstances,
                clause);
  }
  return about(decisions, clause,
               judged(Verdict::not_met, can_miss ? Reason::contrary : Reason::partial));
}

Judgement judge_excludes(const Circumstances& circumstances, const Clause& clause) {
  const auto decisions = deciding(circumstances, clause);
  const model::Procedure& procedure = circumstances.facts.procedure();
  const auto edges = edges_of_outcome(procedure, decisions, clause.outcome);
  const std::vector<NodeId> from = nodes_of(procedure, decisions);
  const std::vector<NodeId> never = nodes_of(procedure, circumstances.occurrences(clause.then));
  const behaviour::Found found = forbidden_run(circumstances, clause, from, never);
  if (found.answer == behaviour::Answer::not_decided) {
    return about(decisions, clause, judged(Verdict::not_examined, Reason::none));
  }
  if (found.answer == behaviour::Answer::impossible) return about(decisions, clause, Judgement());
  assert(behaviour::replays(circumstances.net, found.run));
  const bool stated = any(reached(procedure, edges, from, false), never);
  Judgement judgement = stated ? judged(Verdict::not_met, Reason::contrary)
                               : judged(Verdict::cannot_tell, Reason::listed);
  judgement.witness = behaviour::steps_of(circumstances.net, found.run);
  judgement = about(decisions, clause, std::move(judgement));
  judgement.with("before", ArgumentKind::step, {decisions.front().step->id});
  std::vector<std::string> reached_steps;
  for (const NodeId node : never) reached_steps.push_back(procedure.flow.nodes[node.value()].id);
  return judgement.with("after", ArgumentKind::step, reached_steps);
}

Judgement judge_returns(const Circumstances& circumstances, const Clause& clause) {
  const auto decisions = deciding(circumstances, clause);
  const auto goals = circumstances.occurrences(clause.then);
  if (decisions.empty() || goals.empty()) return judged(Verdict::not_applicable, Reason::needs);
  const model::Procedure& procedure = circumstances.facts.procedure();
  const auto edges = edges_of_outcome(procedure, decisions, clause.outcome);
  const bool back = any(reached(procedure, edges, {}, true), nodes_of(procedure, goals));
  if (back) return about(decisions, clause, Judgement());
  return about(decisions, clause, silent(circumstances));
}

}  // namespace selaras::checker
