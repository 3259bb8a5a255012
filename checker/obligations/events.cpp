#include "checker/obligations/events.h"

#include <algorithm>
#include <memory>

namespace selaras::checker {
namespace {

using behaviour::Net;
using behaviour::Transition;
using behaviour::TransitionId;
using behaviour::temporal::Event;

/// By step of the procedure: it is one of these.
std::vector<bool> marked(const Net& net, const std::vector<Occurrence>& occurrences) {
  const auto& steps = net.procedure().steps;
  std::vector<bool> marks(steps.size());
  for (const Occurrence& occurrence : occurrences) {
    marks[static_cast<std::size_t>(occurrence.step - steps.data())] = true;
  }
  return marks;
}

std::uint32_t step_index(const Net& net, const Transition& transition) {
  return net.procedure().flow.nodes[transition.node.value()].step;
}

bool names_outcome(const model::Step& step, const std::string& outcome) {
  return std::ranges::count(step.outcomes, outcome, &model::Outcome::id) > 0;
}

Event except(Event event, Event other) {
  return [event = std::move(event), other = std::move(other)](TransitionId id) {
    return event(id) && !other(id);
  };
}

}  // namespace

Event doing(const Net& net, const std::vector<Occurrence>& occurrences) {
  return deciding(net, occurrences, {});
}

Event deciding(const Net& net, const std::vector<Occurrence>& occurrences,
               const std::string& outcome) {
  // Shared, because queries hand their events on by value.
  const auto marks = std::make_shared<const std::vector<bool>>(marked(net, occurrences));
  return [&net, marks, outcome](TransitionId id) {
    const Transition& transition = net.transition(id);
    if (!transition.visible || !(*marks)[step_index(net, transition)]) return false;
    return outcome.empty() || transition.outcome == outcome ||
           !names_outcome(net.step(id), outcome);
  };
}

bool follows_numbering(const Net& net, TransitionId id) {
  return std::ranges::any_of(net.transition(id).consumes, [&](behaviour::PlaceId place) {
    const behaviour::Place& one = net.places()[place.value()];
    return one.kind == behaviour::Place::Kind::edge &&
           net.procedure().flow.edges[one.edge].origin == model::Origin::listed;
  });
}

std::vector<Occurrence> deciding_by(const Circumstances& circumstances,
                                    const model::Clause& clause) {
  std::vector<Occurrence> found = circumstances.occurrences(clause.steps);
  std::erase_if(found, [&](const Occurrence& occurrence) {
    return !clause.outcome.empty() && !names_outcome(*occurrence.step, clause.outcome);
  });
  return found;
}

std::optional<RunRule> run_rule(const Circumstances& circumstances, const model::Clause& clause) {
  namespace temporal = behaviour::temporal;
  const Net& net = circumstances.net;
  const auto then = circumstances.occurrences(clause.then);
  if (clause.kind == model::ClauseKind::precedes) {
    const auto earlier = circumstances.occurrences(clause.steps);
    const Event done = deciding(net, earlier, clause.outcome);
    return RunRule{.broken = temporal::breaks_precedence(done, except(doing(net, earlier), done),
                                                         doing(net, then)),
                   .concerned = doing(net, then)};
  }
  const auto decisions = deciding_by(circumstances, clause);
  const Event taken = deciding(net, decisions, clause.outcome);
  if (clause.kind == model::ClauseKind::excludes) {
    // A way back through the decision itself begins a new application: that is no violation.
    return RunRule{
        .broken = temporal::breaks_exclusion(taken, doing(net, then), doing(net, decisions)),
        .concerned = taken};
  }
  if (clause.kind == model::ClauseKind::leads) {
    return RunRule{.broken = temporal::breaks_response(taken, doing(net, then)),
                   .concerned = taken};
  }
  return std::nullopt;
}

}  // namespace selaras::checker
