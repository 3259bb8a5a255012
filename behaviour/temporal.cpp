#include "behaviour/temporal.h"

#include <utility>

namespace selaras::behaviour::temporal {
namespace {

// What an automaton is in; it begins at 0.
constexpr std::uint8_t begun = 0;
constexpr std::uint8_t pending = 1;
constexpr std::uint8_t broken = 2;
constexpr std::uint8_t kept = 3;
constexpr std::uint8_t states = 4;

}  // namespace

Query breaks_existence(Event a) {
  return {.observe = [a = std::move(a)](std::uint8_t state, TransitionId id) -> std::uint8_t {
            return state == begun && a(id) ? kept : state;
          },
          .goals = only(begun),
          .moment = Moment::stuck};
}

Query breaks_absence(Event a) {
  return {.observe = [a = std::move(a)](std::uint8_t state, TransitionId id) -> std::uint8_t {
            return state == begun && a(id) ? broken : state;
          },
          .goals = only(broken)};
}

Query breaks_precedence(Event a, Event b) {
  return breaks_precedence(
      std::move(a), [](TransitionId) { return false; }, std::move(b));
}

Query breaks_precedence(Event a, Event undone, Event b) {
  return {.observe = [a = std::move(a), undone = std::move(undone), b = std::move(b)](
                         std::uint8_t state, TransitionId id) -> std::uint8_t {
            if (state == broken) return broken;
            if (a(id)) return kept;
            if (state == kept) return undone(id) ? begun : kept;
            return b(id) ? broken : begun;
          },
          .goals = only(broken)};
}

Query breaks_response(Event a, Event b) {
  return {.observe = [a = std::move(a), b = std::move(b)](std::uint8_t state,
                                                          TransitionId id) -> std::uint8_t {
            if (b(id)) return begun;
            return a(id) ? pending : state;
          },
          .goals = only(pending),
          .moment = Moment::stuck};
}

Query breaks_exclusion(Event a, Event b, Event anew) {
  return {.observe = [a = std::move(a), b = std::move(b), anew = std::move(anew)](
                         std::uint8_t state, TransitionId id) -> std::uint8_t {
            if (state == broken) return broken;
            if (state == pending && b(id)) return broken;
            if (a(id)) return pending;
            return anew(id) ? begun : state;
          },
          .goals = only(broken)};
}

Query breaks_alternation(Event a, Event b) {
  return {.observe = [a = std::move(a), b = std::move(b)](std::uint8_t state,
                                                          TransitionId id) -> std::uint8_t {
            if (state == broken) return broken;
            if (a(id)) return state == pending ? broken : pending;
            return b(id) ? begun : state;
          },
          .goals = only(broken)};
}

Query by_way_of(Query query, Event way) {
  constexpr std::uint8_t otherwise = kept;  // pending, and by another way
  query.observe = [observe = std::move(query.observe), way = std::move(way)](
                      std::uint8_t state, TransitionId id) -> std::uint8_t {
    if (state == begun || state == broken) return observe(state, id);
    const std::uint8_t next = observe(pending, id);
    if (next == begun) return begun;
    return state == pending && way(id) ? next : otherwise;
  };
  return query;
}

Query breaks_only(Query one, Query other) {
  Query both{.observe = [one = one.observe, other = other.observe](
                            std::uint8_t state, TransitionId id) -> std::uint8_t {
               const auto first = one(static_cast<std::uint8_t>(state / states), id);
               const auto second = other(static_cast<std::uint8_t>(state % states), id);
               return static_cast<std::uint8_t>(first * states + second);
             },
             .goals = {},
             .moment = Moment::stuck};
  for (std::uint8_t first = 0; first < states; ++first) {
    for (std::uint8_t second = 0; second < states; ++second) {
      if (one.is_goal(first) && !other.is_goal(second)) both.goals.set(first * states + second);
    }
  }
  return both;
}

}  // namespace selaras::behaviour::temporal
