#pragma once

#include <cstdint>
#include <limits>
#include <string_view>

namespace selaras::simulator {

/// The finaliser of SplitMix64 (Stafford's variant 13): every bit of the result depends on every
/// bit of the word, and no two words give the same.
[[nodiscard, gnu::always_inline]] constexpr std::uint64_t mixed(std::uint64_t word) {
  word = (word ^ (word >> 30)) * 0xbf58476d1ce4e5b9u;
  word = (word ^ (word >> 27)) * 0x94d049bb133111ebu;
  return word ^ (word >> 31);
}

/// A key that belongs to another key and a word: that of a case to its replication's and the case's
/// number, and so on. Draws that hang on keys, not on the order of events, stay the same when
/// something elsewhere in the procedure changes.
[[nodiscard, gnu::always_inline]] constexpr std::uint64_t key_of(std::uint64_t key,
                                                                 std::uint64_t word) {
  return mixed(key + (word + 1) * 0xd1342543de82ef95u);
}

/// A key from a name: FNV-1a, mixed. What is drawn at a step hangs on its id, not on its place in
/// the file.
[[nodiscard]] constexpr std::uint64_t key_of(std::string_view name) {
  std::uint64_t hash = 0xcbf29ce484222325u;
  for (const char letter : name) {
    hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001b3u;
  }
  return mixed(hash);
}

/// The random bits of one key: SplitMix64, whose state is a counter.
class Draws {
 public:
  using result_type = std::uint64_t;

  explicit constexpr Draws(std::uint64_t key) : counter_(key) {}

  static constexpr result_type min() { return 0; }
  static constexpr result_type max() { return std::numeric_limits<result_type>::max(); }
  constexpr result_type operator()() { return mixed(counter_ += 0x9e3779b97f4a7c15u); }

 private:
  std::uint64_t counter_;
};

/// What a draw is for, so that two draws of one visit are independent.
enum class Purpose : std::uint64_t { effort, delay, way, kind, gap, patience, returns, document };

/// The draws for one purpose at the n-th visit of a case to a step (or of the n-th gap of a
/// stream). Both keys are mixed already, so that their sum with odd multiples of the rest is as
/// good a counter as any: each number drawn costs one mixing.
[[nodiscard]] constexpr Draws draws_for(std::uint64_t key, std::uint64_t step_key,
                                        std::uint64_t visit, Purpose purpose) {
  constexpr std::uint64_t of_visit = 0xd1342543de82ef95u;
  constexpr std::uint64_t of_purpose = 0xda942042e4dd58b5u;
  return Draws(key + step_key + visit * of_visit +
               static_cast<std::uint64_t>(purpose) * of_purpose);
}

}  // namespace selaras::simulator
