#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace selaras::simulator {

/// Something that will happen to a token. Order: time, then priority (lower first), then sequence.
struct Event {
  std::int64_t time = 0;
  std::uint64_t order = 0;  // 4 bits priority, 34 bits sequence, 26 bits token

  static constexpr int token_bits = 26;
  static constexpr int sequence_bits = 34;
  static constexpr std::uint32_t most_tokens = 1u << token_bits;

  [[nodiscard]] std::uint32_t token() const {
    return static_cast<std::uint32_t>(order) & (most_tokens - 1);
  }
  [[nodiscard]] bool before(const Event& other) const {
    return time != other.time ? time < other.time : order < other.order;
  }
};

/// Events in their order: a heap of four children, all in one cache line. Knows nothing of what the
/// events mean.
class EventList {
 public:
  [[nodiscard]] bool empty() const { return size_ == 0; }

  void clear() {
    size_ = 0;
    sequence_ = 0;
    hole_ = false;
  }

  /// Returns the event's `order`, which no other has.
  std::uint64_t add(std::int64_t time, unsigned priority, std::uint32_t token) {
    const std::uint64_t order = std::uint64_t{priority}
                                    << (Event::token_bits + Event::sequence_bits) |
                                sequence_++ << Event::token_bits | token;
    const Event event{time, order};
    if (hole_) {
      hole_ = false;
      sink(event);
    } else {
      if (size_ == events_.size()) events_.resize(2 * size_ + 64);
      rise(event, size_++);
    }
    return order;
  }

  /// Removes and returns the next event. Its slot stays open for the event that most often follows
  /// at once, so that the two cost one pass through the heap.
  Event take() {
    if (hole_) fill_hole();
    hole_ = true;
    return events_[0];
  }

  /// Whether nothing is left but the slot of the event just taken.
  [[nodiscard]] bool exhausted() const { return size_ == (hole_ ? 1u : 0u); }

 private:
  void fill_hole() {
    hole_ = false;
    sink(events_[--size_]);
  }

  void rise(const Event& event, std::size_t at) {
    while (at > 0) {
      const std::size_t parent = (at - 1) / 4;
      if (!event.before(events_[parent])) break;
      events_[at] = events_[parent];
      at = parent;
    }
    events_[at] = event;
  }

  /// Puts an event in the place of the first.
  void sink(const Event& event) {
    std::size_t at = 0;
    for (std::size_t child = 1; child < size_; child = 4 * at + 1) {
      const std::size_t behind = child + 4 < size_ ? child + 4 : size_;
      std::size_t least = child;
      for (std::size_t other = child + 1; other < behind; ++other) {
        if (events_[other].before(events_[least])) least = other;
      }
      if (!events_[least].before(event)) break;
      events_[at] = events_[least];
      at = least;
    }
    events_[at] = event;
  }

  std::vector<Event> events_;
  std::size_t size_ = 0;
  std::uint64_t sequence_ = 0;
  bool hole_ = false;
};

}  // namespace selaras::simulator
