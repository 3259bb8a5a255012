#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "simulator/state.h"

namespace selaras::simulator {

/// The files that gather before the steps that are done in batches.
class Gathering {
 public:
  explicit Gathering(State& state) : state_(state) {}

  void clear() {
    batches_.assign(state_.process.batches.size(), {});
    for (std::uint32_t batch = 0; batch < batches_.size(); ++batch) {
      batches_[batch].day = state_.tokens.add({.slot = batch, .phase = Phase::batch_day});
      batches_[batch].waited = state_.tokens.add({.slot = batch, .phase = Phase::batch_waited});
    }
  }

  /// True if with this token the batch is complete and may go.
  bool add(std::uint32_t batch, std::uint32_t token) {
    Batch& gathering = batches_[batch];
    gathering.tokens.push_back(token);
    if (gathering.tokens.size() == 1) limit_the_wait(batch);
    if (on_its_day(batch)) return complete(batch);
    if (!gathering.day_awaited) wait_for_day(batch);
    return false;
  }

  /// One of its days has come. True if enough are there; else the next to come may be enough.
  bool day_has_come(std::uint32_t batch) {
    batches_[batch].day_awaited = false;
    return complete(batch);
  }

  /// All that have gathered; `into` is empty.
  void take(std::uint32_t batch, std::vector<std::uint32_t>& into) {
    Batch& gathering = batches_[batch];
    std::swap(into, gathering.tokens);
    gathering.day_awaited = false;
    state_.tokens[gathering.day].event = overtaken;
    state_.tokens[gathering.waited].event = overtaken;
  }

  /// Somebody does not wait for the others any more. False if it was not among them.
  bool remove(std::uint32_t batch, std::uint32_t token) {
    Batch& gathering = batches_[batch];
    if (std::erase(gathering.tokens, token) == 0) return false;
    if (gathering.tokens.empty()) state_.tokens[gathering.waited].event = overtaken;
    return true;
  }

  /// A batch in which somebody waits; `none` if there is none.
  [[nodiscard]] std::uint32_t some() const {
    for (std::uint32_t batch = 0; batch < batches_.size(); ++batch) {
      if (!batches_[batch].tokens.empty()) return batch;
    }
    return none;
  }

 private:
  static constexpr std::uint64_t overtaken = ~std::uint64_t{0};

  struct Batch {
    std::vector<std::uint32_t> tokens;
    bool day_awaited = false;
    std::uint32_t day = none;
    std::uint32_t waited = none;
  };

  [[nodiscard]] const BatchPlan& plan(std::uint32_t batch) const {
    return state_.process.batches[batch];
  }
  [[nodiscard]] bool complete(std::uint32_t batch) const {
    return batches_[batch].tokens.size() >= plan(batch).minimum;
  }
  [[nodiscard]] std::uint32_t shift(std::uint32_t batch) const {
    const Station& station = state_.process.stations[plan(batch).station];
    return state_.process.resources[station.resource].shift;
  }

  /// Whether work given now would begin on one of the batch's days.
  [[nodiscard]] bool on_its_day(std::uint32_t batch) {
    const Clocks::Clock& hours = state_.clocks.at(shift(batch), state_.now);
    return is_day(plan(batch), std::max(state_.now, hours.from));
  }
  [[nodiscard]] static bool is_day(const BatchPlan& plan, Instant instant) {
    return plan.every_day || plan.days[model::weekday(model::Calendar::date_of(instant))];
  }

  void limit_the_wait(std::uint32_t batch) {
    const auto& longest = plan(batch).longest;
    if (!longest) return;
    const Instant until =
        model::later(state_.process.shifts[0], state_.now, longest->amount, longest->unit);
    state_.schedule(until, Priority::gates_open, batches_[batch].waited);
  }

  /// The next opening on one of its days; compile() has made sure that there is one.
  void wait_for_day(std::uint32_t batch) {
    const model::Calendar& hours = state_.process.shifts[shift(batch)];
    model::Stretch stretch = hours.stretch(state_.now);
    batches_[batch].day_awaited = true;
    do {
      stretch = hours.stretch(stretch.until);
    } while (!is_day(plan(batch), stretch.from));
    state_.schedule(stretch.from, Priority::gates_open, batches_[batch].day);
  }

  State& state_;
  std::vector<Batch> batches_;
};

}  // namespace selaras::simulator
