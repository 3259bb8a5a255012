#pragma once

#include <cstdint>
#include <vector>

#include "simulator/accounts.h"
#include "simulator/arriving.h"
#include "simulator/flow.h"
#include "simulator/observer.h"
#include "simulator/plain_flow.h"
#include "simulator/state.h"

namespace selaras::simulator {

/// One run of the process: cases arrive, take their ways, wait, are worked on, leave. The listener
/// derives from `Observer`; `FlowOf` is Flow, or PlainFlow where the process is plain.
template <class Listener, template <class> class FlowOf = Flow>
class Replication {
 public:
  Replication(const Process& process, Listener& listener)
      : state_(process),
        accounts_(state_),
        flow_(state_, accounts_, listener),
        arriving_(state_, accounts_, flow_, listener) {}
  Replication(const Replication&) = delete;
  Replication& operator=(const Replication&) = delete;

  void run(std::uint64_t seed, std::uint64_t replication, std::int64_t case_limit) {
    state_.clear();
    accounts_.clear();
    flow_.clear();
    arriving_.start(seed, replication, case_limit);
    Event next;
    do {
      while (!is_flooded() && state_.events.take(next)) handle(next);
    } while (!is_flooded() && flow_.release_some());
    arriving_.finish();
  }

  /// By resource.
  [[nodiscard]] const std::vector<WindowUsage>& window() const { return accounts_.window(); }
  [[nodiscard]] const std::vector<ResourceState>& resources() const {
    return accounts_.resources();
  }
  [[nodiscard]] std::int64_t arrived() const { return arriving_.arrived(); }
  [[nodiscard]] std::int64_t left() const { return flow_.left(); }
  /// A station at which one case had more tokens than anything sensible has; `none` if there was
  /// none.
  [[nodiscard]] std::uint32_t flooded() const { return state_.flooded; }

 private:
  /// Never where a case has only one token.
  [[nodiscard]] bool is_flooded() const {
    return !FlowOf<Listener>::is_plain && state_.flooded != none;
  }
  [[nodiscard]] bool is_overtaken(const Event& event) {
    if (FlowOf<Listener>::is_plain) return false;
    return state_.process.overtakes && state_.tokens[event.token].event != event.order;
  }

  [[gnu::always_inline]] void handle(const Event& event) {
    const std::uint32_t token = event.token;
    if (is_overtaken(event)) return;
    state_.now = event.time;
    const Phase phase = state_.tokens[token].phase;
    if (phase < Phase::arriving) return flow_.happen(token);
    if (phase == Phase::arriving) return arriving_.arrive(token);
    if (phase == Phase::window_opens) return arriving_.open_window();
    arriving_.shut_window();
  }

  State state_;
  Accounts accounts_;
  FlowOf<Listener> flow_;
  Arriving<Listener, FlowOf<Listener>> arriving_;
};

/// Does some work with the replication that fits the process.
template <class Listener, class Work>
void with_replication(const Process& process, Listener& listener, Work work) {
  if (is_plain(process)) {
    Replication<Listener, PlainFlow> replication(process, listener);
    return work(replication);
  }
  Replication<Listener> replication(process, listener);
  work(replication);
}

}  // namespace selaras::simulator
