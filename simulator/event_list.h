#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace selaras::simulator {

/// Something that will happen to a token. Order: time, then priority (lower first), then sequence.
struct Event {
  std::int64_t time = 0;
  std::uint64_t order = 0;  // 4 bits priority, 34 bits sequence, 26 bits of the list's own
  std::uint32_t token = 0;

  static constexpr int place_bits = 26;
  static constexpr int sequence_bits = 34;
  static constexpr std::uint32_t most_tokens = 1u << place_bits;
};

/// Events in their order: a tournament (Knuth, TAOCP 3, 5.4.1) in which the least of four goes on
/// to the next round; four stand in one cache line. How many rounds an event plays hangs on the
/// room there is, never on its time, so that nothing has to be guessed by the processor: a heap,
/// whose events stop somewhere on their way, is mostly a wait for wrong guesses. Knows nothing of
/// what the events mean.
class EventList {
 public:
  EventList() { make_room(first_rounds); }

  void clear() {
    if (used_ > 0) make_room(rounds_);
    sequence_ = 0;
    apart_ = {};
  }

  /// Returns the event's `order`, which no other has.
  [[gnu::always_inline]] std::uint64_t add(std::int64_t time, unsigned priority,
                                           std::uint32_t token) {
    const std::uint32_t place = free_place();
    const std::uint64_t order = next_order(priority) | place;
    tokens_[place] = token;
    play(place, {time, order});
    return order;
  }

  /// The same for an event of which there is one at a time, as there is of a single stream of
  /// arrivals: it stands apart and plays no rounds.
  std::uint64_t add_apart(std::int64_t time, unsigned priority, std::uint32_t token) {
    apart_ = {time, next_order(priority)};
    token_apart_ = token;
    return apart_.order;
  }

  /// Removes the next event and tells it; false where there is none left. Its place stays open for
  /// the event that most often follows at once, so that the two cost one pass through the rounds.
  [[nodiscard, gnu::always_inline]] bool take(Event& next) {
    if (hole_ != nowhere) leave();
    if (before(apart_, first_)) {
      next = {apart_.time, apart_.order, token_apart_};
      apart_ = {};
      return true;
    }
    if (first_.order == Key{}.order) [[unlikely]]
      return false;
    hole_ = static_cast<std::uint32_t>(first_.order) & (Event::most_tokens - 1);
    next = {first_.time, first_.order, tokens_[hole_]};
    return true;
  }

 private:
  /// The parts of an event that say when it comes. No event at all comes last.
  struct Key {
    std::int64_t time = std::numeric_limits<std::int64_t>::max();
    std::uint64_t order = ~std::uint64_t{0};
  };
  struct alignas(64) Four {
    std::array<std::int64_t, 4> times;
    std::array<std::uint64_t, 4> orders;

    [[nodiscard]] Key key(std::size_t at) const { return {times[at], orders[at]}; }
    void put(std::size_t at, const Key& key) {
      times[at] = key.time;
      orders[at] = key.order;
    }
  };
  static constexpr std::uint32_t nowhere = ~std::uint32_t{0};
  static constexpr int first_rounds = 2;

  [[nodiscard, gnu::always_inline]] static bool before(const Key& a, const Key& b) {
    __extension__ typedef __int128 Wide;
    return (Wide{a.time} << 64 | a.order) < (Wide{b.time} << 64 | b.order);
  }

  /// Told apart by moves, not by a branch, which would be wrong every second time.
  [[nodiscard, gnu::always_inline]] static Key lesser(const Key& a, const Key& b) {
    const bool second = before(b, a);
    return {second ? b.time : a.time, second ? b.order : a.order};
  }

  [[nodiscard]] std::uint64_t next_order(unsigned priority) {
    return std::uint64_t{priority} << (Event::place_bits + Event::sequence_bits) |
           sequence_++ << Event::place_bits;
  }

  /// The others of its four are compared first: they do not hang on who comes up from below.
  [[nodiscard, gnu::always_inline]] Key winner_beside(std::size_t at, const Key& comer) {
    Four& four = fours_[at / 4];
    const std::size_t own = at % 4;
    const Key other = lesser(lesser(four.key(own ^ 1), four.key(own ^ 2)), four.key(own ^ 3));
    four.put(own, comer);
    return lesser(comer, other);
  }

  [[gnu::noinline]] void play(std::uint32_t place, Key key) {
    std::size_t at = first_place_ + place;
    for (;;) {
      key = winner_beside(at, key);
      if (at < 4) break;
      at = at / 4 - 1;
    }
    first_ = key;
  }

  void leave() {
    play(hole_, {});
    free_.push_back(hole_);
    hole_ = nowhere;
  }

  [[gnu::always_inline]] std::uint32_t free_place() {
    if (hole_ != nowhere) {
      const std::uint32_t place = hole_;
      hole_ = nowhere;
      return place;
    }
    if (!free_.empty()) {
      const std::uint32_t place = free_.back();
      free_.pop_back();
      return place;
    }
    if (used_ == tokens_.size()) [[unlikely]]
      grow();
    return used_++;
  }

  void make_room(int rounds) {
    rounds_ = rounds;
    const std::size_t places = std::size_t{1} << 2 * rounds;
    first_place_ = (places - 4) / 3;
    Four empty;
    for (std::size_t at = 0; at < 4; ++at) empty.put(at, {});
    fours_.assign((places - 1) / 3, empty);
    tokens_.resize(places);
    free_.clear();
    used_ = 0;
    hole_ = nowhere;
    first_ = {};
  }

  /// Only when every place is taken.
  void grow() {
    std::vector<Four> before;
    std::swap(before, fours_);
    const std::size_t first = first_place_;
    const std::uint32_t count = used_;
    make_room(rounds_ + 1);
    used_ = count;
    for (std::uint32_t place = 0; place < count; ++place) {
      play(place, before[(first + place) / 4].key((first + place) % 4));
    }
  }

  int rounds_ = 0;
  std::size_t first_place_ = 0;        // in `fours_`, key by key; behind all later rounds
  std::vector<Four> fours_;            // the last round first
  std::vector<std::uint32_t> tokens_;  // by place
  std::vector<std::uint32_t> free_;    // places given back
  std::uint32_t used_ = 0;             // places ever taken
  std::uint32_t hole_ = nowhere;       // place of the event just taken
  std::uint64_t sequence_ = 0;
  Key first_;
  Key apart_;
  std::uint32_t token_apart_ = 0;
};

}  // namespace selaras::simulator
