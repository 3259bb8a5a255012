#pragma once

#include <functional>

#include "behaviour/run.h"

/// Rules about order and presence in finished runs, in the words of Declare (M. Pesic, H.
/// Schonenberg and W. van der Aalst, 2007). Each is a small automaton that watches a run; what is
/// asked is always the run that breaks it, so that a shortest one is a shortest counterexample.
namespace selaras::behaviour::temporal {

using Event = std::function<bool(TransitionId)>;

/// Breaks "`a` is done": a finished run without it.
[[nodiscard]] Query breaks_existence(Event a);
/// Breaks "`a` is never done".
[[nodiscard]] Query breaks_absence(Event a);
/// Breaks "no `b` before the first `a`".
[[nodiscard]] Query breaks_precedence(Event a, Event b);
/// Breaks "no `b` unless `a`, and nothing that undoes it since".
[[nodiscard]] Query breaks_precedence(Event a, Event undone, Event b);
/// Breaks "each `a` is followed by a `b`, sooner or later": a run that finishes without it.
[[nodiscard]] Query breaks_response(Event a, Event b);
/// Breaks "after `a` never `b`", unless `anew` happened in between and the case began again.
[[nodiscard]] Query breaks_exclusion(Event a, Event b, Event anew);
/// Breaks "between two `a` there is a `b`".
[[nodiscard]] Query breaks_alternation(Event a, Event b);

/// The same, broken only by runs that go by these transitions alone from where it could still be
/// kept. Of `breaks_response` and `breaks_exclusion`.
[[nodiscard]] Query by_way_of(Query query, Event way);
/// A finished run that breaks the one and not the other. Both must have been made here.
[[nodiscard]] Query breaks_only(Query broken, Query kept);

}  // namespace selaras::behaviour::temporal
