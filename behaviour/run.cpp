#include "behaviour/run.h"

#include <algorithm>
#include <optional>
#include <stdexcept>

#include "behaviour/reduction.h"
#include "behaviour/state_space.h"

namespace selaras::behaviour {

Marking initial_marking(const Net& net) { return {net.initial()}; }

bool enabled(const Net& net, const Marking& marking, TransitionId transition) {
  return std::ranges::includes(marking, net.transition(transition).consumes);
}

std::vector<TransitionId> enabled(const Net& net, const Marking& marking) {
  std::vector<TransitionId> found;
  for (const PlaceId place : marking) {
    for (const std::uint32_t transition : net.skeleton().takers_of(place.index)) {
      // A transition with several inputs is met once for each: count it at its first.
      if (net.transition({transition}).consumes.front() != place) continue;
      if (enabled(net, marking, {transition})) found.push_back({transition});
    }
  }
  std::ranges::sort(found);
  return found;
}

Firing fire(const Net& net, Marking& marking, TransitionId id) {
  const Transition& transition = net.transition(id);
  Marking rest;
  std::ranges::set_difference(marking, transition.consumes, std::back_inserter(rest));
  Marking common;
  std::ranges::set_intersection(rest, transition.produces, std::back_inserter(common));
  if (!common.empty()) return Firing::unsafe;
  Marking next;
  std::ranges::merge(rest, transition.produces, std::back_inserter(next));
  marking = std::move(next);
  return Firing::done;
}

bool replays(const Net& net, const Run& run) {
  Marking marking = initial_marking(net);
  return std::ranges::all_of(run, [&](TransitionId transition) {
    return enabled(net, marking, transition) && fire(net, marking, transition) == Firing::done;
  });
}

Query::Goals only(std::uint8_t state) { return Query::Goals().set(state); }

std::vector<std::string> steps_of(const Net& net, const Run& run) {
  std::vector<std::string> steps;
  for (const TransitionId transition : run) {
    if (net.transition(transition).visible) steps.push_back(net.step(transition).id);
  }
  return steps;
}

namespace {

/// Stops at the first state that answers the question, or at one that makes it undecidable.
class Asker final : public Watcher {
 public:
  explicit Asker(const Query& query) : query_(query) {}

  bool met(const StateSpace&, std::uint32_t state, Summary summary) override {
    return query_.moment != Moment::any || !answers(state, summary);
  }
  bool stuck(const StateSpace&, std::uint32_t state, Summary summary) override {
    if (query_.moment == Moment::any) return true;
    const bool ended = summary.end && !summary.running && !summary.unfinished;
    return (query_.moment == Moment::end && !ended) || !answers(state, summary);
  }
  bool unsafe(const StateSpace&, std::uint32_t, std::uint32_t) override {
    met_unsafe_ = true;
    return false;
  }

  [[nodiscard]] std::optional<std::uint32_t> answer() const { return answer_; }
  [[nodiscard]] bool met_unsafe() const { return met_unsafe_; }

 private:
  bool answers(std::uint32_t state, Summary summary) {
    if (query_.is_goal(summary.observed)) answer_ = state;
    return answer_.has_value();
  }

  const Query& query_;
  bool met_unsafe_ = false;
  std::optional<std::uint32_t> answer_;
};

Run run_of(const std::vector<std::uint32_t>& transitions) {
  Run run;
  for (const std::uint32_t transition : transitions) run.push_back({transition});
  return run;
}

struct Asked {
  Answer answer = Answer::not_decided;
  bool at_limit = false;  // a limit, not the net, left it undecided
  std::vector<std::uint32_t> run;
};

Asked asked(const Skeleton& net, const Query& query, Observer& observer, std::size_t bound) {
  Asker asker(query);
  const auto space = explore(net, asker, Edges::forgotten, &observer, {.states = bound});
  if (asker.answer()) return {.answer = Answer::possible, .run = space->run_to(*asker.answer())};
  if (space->complete()) return {.answer = Answer::impossible};
  return {.at_limit = !asker.met_unsafe()};
}

/// Watches the runs of the reduced net as the observer would those of the whole one.
Observer through_labels(const Reduction& reduction, Observer& observer) {
  return Observer(
      [&](std::uint8_t state, std::uint32_t transition) {
        const std::uint32_t label = reduction.labels[transition];
        return label == Reduction::no_label ? state : observer.next(state, label);
      },
      reduction.net.transition_count());
}

/// The same question to a net without the transitions that do not matter to it.
Asked asked_reduced(const Reduction& reduction, const Query& query, Observer& observer,
                    std::size_t bound) {
  Observer labels = through_labels(reduction, observer);
  Asked result = asked(reduction.net, query, labels, bound);
  if (result.answer == Answer::possible) result.run = reduction.expanded(result.run);
  return result;
}

/// Nothing matters to the question but what most questions are about.
bool is_usual(const Net& net, const std::vector<bool>& relevant) {
  for (std::uint32_t index = 0; index < relevant.size(); ++index) {
    if (relevant[index] && !net.is_asked_about({index})) return false;
  }
  return true;
}

Asked asked_reduced(const Net& net, const Query& query, Observer& observer, std::size_t bound) {
  const std::vector<bool> relevant = observer.relevant();
  if (!is_usual(net, relevant)) {
    return asked_reduced(reduced(net.skeleton(), relevant), query, observer, bound);
  }
  const Reduction& shared = net.reduced_for_questions();
  Observer labels = through_labels(shared, observer);
  Asked result = asked_reduced(reduced(shared.net, labels.relevant()), query, labels, bound);
  if (result.answer == Answer::possible) result.run = shared.expanded(result.run);
  return result;
}

/// Up to here it costs less to look at every state than to reduce the net first.
constexpr std::size_t small = 10'000;

Found found(const Asked& asked, bool shortest = true) {
  return {.answer = asked.answer, .run = run_of(asked.run), .shortest = shortest};
}

/// Of a goal that is never left nothing needs to be asked any more.
int state_that_stays(const Query& query) {
  if (query.moment != Moment::any || query.goals.count() != 1) return -1;
  return static_cast<int>(query.goals._Find_first());
}

Observer observer_of(const Net& net, const Query& query) {
  return Observer([&](std::uint8_t state,
                      std::uint32_t transition) { return query.observe(state, {transition}); },
                  net.transitions().size(), state_that_stays(query));
}

/// Transitions of the run after which its state is a goal, and stays one.
std::size_t shown_at(const Query& query, const Run& run) {
  std::uint8_t state = 0;
  std::size_t at = 0;
  bool shows = query.is_goal(state);
  for (std::size_t index = 0; index < run.size(); ++index) {
    state = query.observe(state, run[index]);
    const bool now = query.is_goal(state);
    if (now && !shows) at = index + 1;
    shows = now;
  }
  return at;
}

Ending ending_of(const Net& net, const Run& run) {
  Marking marking = initial_marking(net);
  for (const TransitionId transition : run) fire(net, marking, transition);
  const auto lies_in = [&](Place::Kind kind) {
    return std::ranges::any_of(
        marking, [&](PlaceId place) { return net.places()[place.value()].kind == kind; });
  };
  if (lies_in(Place::Kind::edge) || lies_in(Place::Kind::inside)) return Ending::none;
  return lies_in(Place::Kind::unfinished) ? Ending::unfinished : Ending::end;
}

}  // namespace

Found shortest_run(const Net& net, const Query& query, std::size_t bound) {
  if (net.has_inclusive()) return {};
  Observer observer = observer_of(net, query);
  const Asked first = asked(net.skeleton(), query, observer, std::min(bound, small));
  if (!first.at_limit || bound <= small) return found(first);
  const Asked smaller = asked_reduced(net, query, observer, bound);
  if (smaller.answer == Answer::impossible) return found(smaller);
  const Asked whole = asked(net.skeleton(), query, observer, bound);
  const bool only_reduced = whole.at_limit && smaller.answer == Answer::possible;
  return only_reduced ? found(smaller, false) : found(whole);
}

Shown shortest_completing_run(const Net& net, const Query& query, std::size_t bound) {
  Found found = shortest_run(net, query, bound);
  Shown shown{.answer = found.answer};
  if (found.answer != Answer::possible) return shown;
  for (const Moment moment : {Moment::end, Moment::stuck}) {
    if (query.moment == moment) break;
    Query going_on = query;
    going_on.moment = moment;
    Found longer = shortest_run(net, going_on, bound);
    if (longer.answer != Answer::possible) continue;
    found = std::move(longer);
    break;
  }
  // A finding rests on it, so it is not left to builds with asserts.
  if (!replays(net, found.run)) throw std::logic_error("a run that cannot happen was found");
  shown.run = std::move(found.run);
  shown.at = shown_at(query, shown.run);
  shown.ending = ending_of(net, shown.run);
  shown.shortest = found.shortest;
  return shown;
}

Found reduced_run(const Net& net, const Query& query, std::size_t bound) {
  if (net.has_inclusive()) return {};
  Observer observer = observer_of(net, query);
  return found(asked_reduced(net, query, observer, bound), false);
}

}  // namespace selaras::behaviour
