#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "simulator/event_list.h"
#include "simulator/observer.h"
#include "simulator/process.h"

namespace selaras::simulator {

/// What the next event of a token is. Those behind `delayed` belong to no case.
enum class Phase : std::uint8_t {
  working,
  impatient,  // in a queue: gives up
  leaving,    // in a delay: gives up
  returned,   // the file is back
  delayed,
  staff_changes,
  batch_day,
  batch_waited,
  arriving,
  window_opens,
  window_shuts
};

/// Where one thread of a case is. Several go side by side behind a fork.
struct Token {
  std::uint32_t slot = 0;  // of the case; of the stream while `arriving`
  std::uint32_t station = 0;
  std::uint32_t next = none;  // in a queue, or among the free ones
  Phase phase = Phase::working;
  Instant queued = 0;
  Instant begins = 0;
  Ticks queued_work = 0;  // `queued` as working time of the resource
  Ticks waited = 0;
  Ticks duration = 0;
  std::uint64_t event = 0;  // `order` of the one that counts; others were overtaken
};

struct Case {
  std::uint64_t key = 0;
  std::uint32_t tokens = 0;
  std::uint32_t kind = 0;
  bool counted = false;
  bool closed = false;
  std::uint32_t first_kind = 0;  // of its stream
  Instant due = 0;               // where a queue goes by it
};

/// The cases inside and their tokens, in slots that are used again.
class Tokens {
 public:
  static constexpr std::uint32_t most_of_a_case = 10'000;

  void clear() {
    tokens_.clear();
    cases_.clear();
    free_token_ = free_case_ = none;
    flooded_ = false;
  }

  [[nodiscard]] Token& operator[](std::uint32_t token) { return tokens_[token]; }
  [[nodiscard]] Case& at(std::uint32_t slot) { return cases_[slot]; }
  /// Whether a case had more tokens than anything sensible has.
  [[nodiscard]] bool flooded() const { return flooded_; }

  [[gnu::always_inline]] std::uint32_t add_case(const Case& fresh) {
    std::uint32_t slot = free_case_;
    if (slot == none) {
      slot = static_cast<std::uint32_t>(cases_.size());
      cases_.emplace_back();
    } else {
      free_case_ = cases_[slot].tokens;
    }
    cases_[slot] = fresh;
    return slot;
  }

  /// A token that belongs to no case.
  std::uint32_t add(const Token& token) {
    tokens_.push_back(token);
    return static_cast<std::uint32_t>(tokens_.size() - 1);
  }

  [[gnu::always_inline]] std::uint32_t add_to(std::uint32_t slot) {
    std::uint32_t token = free_token_;
    if (token == none) {
      token = add({});
    } else {
      free_token_ = tokens_[token].next;
    }
    tokens_[token].slot = slot;
    const bool too_many = ++cases_[slot].tokens > most_of_a_case;
    if (too_many || token + 1 >= Event::most_tokens) flooded_ = true;
    return token;
  }

  /// True if it was the last of its case.
  bool drop(std::uint32_t token) {
    tokens_[token].next = free_token_;
    free_token_ = token;
    return --cases_[tokens_[token].slot].tokens == 0;
  }

  void drop_case(std::uint32_t slot) {
    cases_[slot].tokens = free_case_;
    free_case_ = slot;
  }

 private:
  std::vector<Token> tokens_;
  std::vector<Case> cases_;
  std::uint32_t free_token_ = none;
  std::uint32_t free_case_ = none;  // linked by `Case::tokens`
  bool flooded_ = false;
};

}  // namespace selaras::simulator
