#include "behaviour/temporal.h"

#include <utility>

namespace selaras::behaviour::temporal {
namespace {

// What an automaton is in; it begins at 0.
constexpr std::uint8_t begun = 0;
constexpr std::uint8_t pending = 1;
constexpr std::uint8_t broken = 2;
constexpr std::uint8_t kept = 3;

}  // namespace

Query breaks_existence(Event a) {
  return {.observe = [a = std::move(a)](std::uint8_t state, TransitionId id) -> std::uint8_t {
            return state == begun && a(id) ? kept : state;
          },
          .goal = begun,
          .at_completion = true};
}

Query breaks_absence(Event a) {
  return {.observe = [a = std::move(a)](std::uint8_t state, TransitionId id) -> std::uint8_t {
            return state == begun && a(id) ? broken : state;
          },
          .goal = broken};
}

Query breaks_precedence(Event a, Event b) {
  return {.observe = [a = std::move(a), b = std::move(b)](std::uint8_t state,
                                                          TransitionId id) -> std::uint8_t {
            if (state != begun) return state;
            if (a(id)) return kept;
            return b(id) ? broken : begun;
          },
          .goal = broken};
}

Query breaks_response(Event a, Event b) {
  return {.observe = [a = std::move(a), b = std::move(b)](std::uint8_t state,
                                                          TransitionId id) -> std::uint8_t {
            if (b(id)) return begun;
            return a(id) ? pending : state;
          },
          .goal = pending,
          .at_completion = true};
}

Query breaks_exclusion(Event a, Event b, Event anew) {
  return {.observe = [a = std::move(a), b = std::move(b), anew = std::move(anew)](
                         std::uint8_t state, TransitionId id) -> std::uint8_t {
            if (state == broken) return broken;
            if (state == pending && b(id)) return broken;
            if (a(id)) return pending;
            return anew(id) ? begun : state;
          },
          .goal = broken};
}

Query breaks_alternation(Event a, Event b) {
  return {.observe = [a = std::move(a), b = std::move(b)](std::uint8_t state,
                                                          TransitionId id) -> std::uint8_t {
            if (state == broken) return broken;
            if (a(id)) return state == pending ? broken : pending;
            return b(id) ? begun : state;
          },
          .goal = broken};
}

}  // namespace selaras::behaviour::temporal
