#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "simulator/state.h"
#include "simulator/usage.h"

namespace selaras::simulator {

struct ResourceState {
  Usage usage;
  std::uint32_t busy = 0;
  std::uint32_t queue = 0;
  std::uint32_t longest_queue = 0;
  std::uint32_t staff = 0;  // there now
  Ticks staff_settled = 0;  // as `usage.time`, of `usage.staff`
  std::uint32_t shift = 0;
  std::uint32_t first = none;  // tokens in a plain queue, linked by `Token::next`
  std::uint32_t last = none;
};

/// How busy everybody is, and was within the counted window.
class Accounts {
 public:
  explicit Accounts(State& state) : state_(state) {}

  void clear() {
    const std::vector<ResourcePlan>& plans = state_.process.resources;
    resources_.assign(plans.size(), {});
    window_.assign(plans.size(), {});
    for (std::size_t resource = 0; resource < plans.size(); ++resource) {
      resources_[resource].usage.time = state_.clocks.work(plans[resource].shift, state_.now);
      resources_[resource].staff_settled = resources_[resource].usage.time;
      resources_[resource].staff = plans[resource].staff;
      resources_[resource].shift = plans[resource].shift;
    }
  }

  [[nodiscard]] ResourceState& operator[](std::uint32_t resource) { return resources_[resource]; }

  /// Brings a resource's usage up to now, but for its staff, which seldom changes. Now is returned
  /// as its working time.
  [[gnu::always_inline]] Ticks settle(std::uint32_t resource) {
    ResourceState& settled = resources_[resource];
    const Ticks now = state_.clocks.work(settled.shift, state_.now);
    const auto passed = static_cast<std::uint64_t>(now - settled.usage.time);
    settled.usage.busy += passed * settled.busy;
    settled.usage.queue += passed * settled.queue;
    settled.usage.time = now;
    return now;
  }

  void set_staff(std::uint32_t resource, std::uint32_t staff) {
    settle_all(resource);
    resources_[resource].staff = staff;
  }

  void open_window() {
    for (std::uint32_t resource = 0; resource < resources_.size(); ++resource) {
      settle_all(resource);
      window_[resource].usage = resources_[resource].usage;
      resources_[resource].longest_queue = resources_[resource].queue;
    }
  }

  void shut_window() {
    for (std::uint32_t resource = 0; resource < resources_.size(); ++resource) {
      settle_all(resource);
      window_[resource].usage = resources_[resource].usage.since(window_[resource].usage);
      window_[resource].longest_queue = resources_[resource].longest_queue;
    }
  }

  [[nodiscard]] const std::vector<WindowUsage>& window() const { return window_; }
  [[nodiscard]] const std::vector<ResourceState>& resources() const { return resources_; }

 private:
  void settle_all(std::uint32_t resource) {
    const Ticks now = settle(resource);
    ResourceState& settled = resources_[resource];
    settled.usage.staff += static_cast<std::uint64_t>(now - settled.staff_settled) * settled.staff;
    settled.staff_settled = now;
  }

  State& state_;
  std::vector<ResourceState> resources_;
  std::vector<WindowUsage> window_;
};

}  // namespace selaras::simulator
