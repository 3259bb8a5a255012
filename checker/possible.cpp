#include "checker/possible.h"

#include <cassert>
#include <set>

#include "model/ways.h"

namespace selaras::checker {
namespace {

using behaviour::Answer;
using behaviour::Found;
using behaviour::Query;
using behaviour::TransitionId;

/// Every kind of applicant that some step or edge of the flow is limited to, and one that none is.
std::set<std::string> kinds_told_apart(const model::Procedure& procedure) {
  std::set<std::string> kinds;
  const auto add = [&](const model::Condition& when) {
    kinds.insert(when.applicants.begin(), when.applicants.end());
  };
  for (const model::Step& step : procedure.steps) add(step.when);
  for (const model::Edge& edge : procedure.flow.edges) add(edge.when);
  if (!kinds.empty()) kinds.insert("");
  return kinds;
}

bool open_for(const Facts& facts, TransitionId id, const std::string& applicant) {
  const behaviour::Net& net = facts.net();
  const behaviour::Transition& transition = net.transition(id);
  if (transition.visible && !model::open_for(net.step(id).when, {applicant})) return false;
  for (const behaviour::PlaceId place : transition.produces) {
    const behaviour::Place& made = net.places()[place.value()];
    if (made.kind != behaviour::Place::Kind::edge) continue;
    if (!model::open_for(facts.procedure().flow.edges[made.edge].when, {applicant})) return false;
  }
  return true;
}

/// The same question to the runs of one applicant. What others do leads to a state of its own.
Query only_of(const Facts& facts, const Query& query, const std::string& applicant) {
  static constexpr std::uint8_t others = 255;
  assert(!query.is_goal(others));
  Query limited = query;
  limited.observe = [&facts, &query, applicant](std::uint8_t state, TransitionId id) {
    if (state == others || !open_for(facts, id, applicant)) return others;
    return query.observe(state, id);
  };
  return limited;
}

/// Possible before undecided before impossible; of two possible ones the shorter.
bool better(const Found& found, const Found& than) {
  const auto rank = [](const Found& one) {
    return one.answer == Answer::possible ? 0 : one.answer == Answer::not_decided ? 1 : 2;
  };
  if (rank(found) != rank(than)) return rank(found) < rank(than);
  return found.answer == Answer::possible && found.run.size() < than.run.size();
}

Found replayed(const Facts& facts, Found found) {
  if (found.answer == Answer::possible && !behaviour::replays(facts.net(), found.run)) return {};
  return found;
}

}  // namespace

Found possible_run(const Facts& facts, const Query& query, const model::Condition& concerned) {
  const std::set<std::string> kinds = kinds_told_apart(facts.procedure());
  if (kinds.empty()) return replayed(facts, behaviour::shortest_run(facts.net(), query));
  Found best{.answer = Answer::impossible};
  for (const std::string& kind : kinds) {
    if (!model::open_for(concerned, {kind})) continue;
    const Found found = behaviour::shortest_run(facts.net(), only_of(facts, query, kind));
    if (better(found, best)) best = found;
  }
  return replayed(facts, std::move(best));
}

const model::Step* step_done(const Facts& facts, TransitionId transition) {
  const behaviour::Net& net = facts.net();
  return net.transition(transition).visible ? &net.step(transition) : nullptr;
}

}  // namespace selaras::checker
