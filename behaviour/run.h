#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "behaviour/net.h"

namespace selaras::behaviour {

/// The places that hold a token, sorted. Flows hold few tokens at a time however long they are.
using Marking = std::vector<PlaceId>;

[[nodiscard]] Marking initial_marking(const Net& net);
[[nodiscard]] bool enabled(const Net& net, const Marking& marking, TransitionId transition);
/// Enabled transitions, in the net's order.
[[nodiscard]] std::vector<TransitionId> enabled(const Net& net, const Marking& marking);

enum class Firing { done, unsafe };
/// Fires an enabled transition. `unsafe`: a place would hold two tokens; the marking is then
/// unchanged.
Firing fire(const Net& net, Marking& marking, TransitionId transition);

using Run = std::vector<TransitionId>;

/// True where the run can happen, from the start, transition by transition.
[[nodiscard]] bool replays(const Net& net, const Run& run);
/// Ids of the steps done in a run, in order.
[[nodiscard]] std::vector<std::string> steps_of(const Net& net, const Run& run);

/// When a run is looked at: at any point; when nothing more can happen; when it has come to an end
/// and nothing is going on any more.
enum class Moment { any, stuck, end };

/// A question to all runs: `observe` watches them transition by transition with a small state that
/// begins at 0; the run asked for is one whose state is among the goals at that moment. Asked at
/// any point, a goal once reached is never left.
struct Query {
  using Goals = std::bitset<256>;

  std::function<std::uint8_t(std::uint8_t state, TransitionId transition)> observe;
  Goals goals{0b10};  // state 1
  Moment moment = Moment::any;

  [[nodiscard]] bool is_goal(std::uint8_t state) const { return goals[state]; }
};

/// The goals of a query that asks for one state.
[[nodiscard]] Query::Goals only(std::uint8_t state);

enum class Answer { possible, impossible, not_decided };

struct Found {
  Answer answer = Answer::not_decided;
  Run run;               // where possible
  bool shortest = true;  // none shorter; false only where the net is too large to be seen whole
};

/// States that a search may visit before it gives up with "not decided".
inline constexpr std::size_t state_bound = 2'000'000;

/// Breadth-first over markings and the observer's state, whole keys compared; of large nets first
/// the reduced one. `observe` must depend on its arguments only. Not decided where the bound is
/// reached, where an unsafe marking turns up, or where an inclusive gateway has no meaning.
[[nodiscard]] Found shortest_run(const Net& net, const Query& query,
                                 std::size_t bound = state_bound);

/// What a run comes to: an end; a place after which the page says nothing further; neither, because
/// it cannot be left or waits for ever.
enum class Ending { end, unfinished, none };

/// A run that shows something, and goes on from there.
struct Shown {
  Answer answer = Answer::not_decided;
  Run run;
  std::size_t at = 0;  // so many transitions have happened when it shows
  Ending ending = Ending::none;
  bool shortest = true;  // of the runs that come to such an ending
};

/// A shortest run asked for that goes on to an end; where none does, to where nothing more is
/// stated; else to where it shows. The run has been replayed.
[[nodiscard]] Shown shortest_completing_run(const Net& net, const Query& query,
                                            std::size_t bound = state_bound);

/// The same answer from the reduced net alone, with some run, whatever the net's size.
[[nodiscard]] Found reduced_run(const Net& net, const Query& query,
                                std::size_t bound = state_bound);

}  // namespace selaras::behaviour
