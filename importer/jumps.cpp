#include "importer/jumps.h"

#include <algorithm>

namespace selaras::importer {
namespace {

bool is_value(const std::string& word) { return is_number(word) || word.size() == 1; }

/// Finds where a sentence sends its reader.
class JumpReader {
 public:
  JumpReader(const Reading& reading, const Words& words) : reading_(reading), words_(words) {}

  std::optional<Jump> read(std::size_t from) const {
    for (std::size_t at = from; at < words_.size(); ++at) {
      if (auto end = end_at(at, from)) return end;
      if (auto back = back_at(at, from)) return back;
      if (auto on = on_at(at, from)) return on;
    }
    return std::nullopt;
  }

 private:
  /// "proses selesai" counts only as a clause of its own: "setelah proses selesai, …" ends nothing.
  std::optional<Jump> end_at(std::size_t at, std::size_t from) const {
    for (const Language::EndWords& end : reading_.language.ends) {
      for (const Pattern& pattern : end.words) {
        const auto behind = pattern.end_at(words_, at);
        if (!behind) continue;
        Jump jump = made(at, *behind, from);
        jump.outcome = end.outcome;
        if (jump.clause) return jump;
      }
    }
    return std::nullopt;
  }

  /// "kembali ke angka 2", "ulangi dari langkah 2", "kembali ke 2": a number soon follows.
  std::optional<Jump> back_at(std::size_t at, std::size_t from) const {
    constexpr std::size_t near = 3;  // words
    for (const Pattern& pattern : reading_.language.return_to) {
      const auto behind = pattern.end_at(words_, at);
      if (!behind) continue;
      for (std::size_t i = *behind; i < words_.size() && i <= *behind + near; ++i) {
        if (const auto numbered = numbered_at(reading_.language, words_, i))
          return to(at, numbered->end, from, numbered->value, true);
        if (is_number(words_[i].folded)) return to(at, i + 1, from, words_[i].folded, true);
      }
    }
    return std::nullopt;
  }

  std::optional<Jump> on_at(std::size_t at, std::size_t from) const {
    for (const Pattern& pattern : reading_.language.goes_on) {
      const auto behind = pattern.end_at(words_, at);
      const auto numbered = behind ? numbered_at(reading_.language, words_, *behind) : std::nullopt;
      if (numbered) return to(at, numbered->end, from, numbered->value, false);
    }
    return std::nullopt;
  }

  Jump to(std::size_t begin, std::size_t end, std::size_t from, std::string number,
          bool back) const {
    Jump jump = made(begin, end, from);
    jump.number = std::move(number);
    jump.back = back;
    return jump;
  }

  Jump made(std::size_t begin, std::size_t end, std::size_t from) const {
    std::size_t first = begin;
    while (first > from && is_joint(words_[first - 1]) && !stands_apart(first, from)) --first;
    return {
        .span = span_of(words_, begin, end), .begin = first, .clause = stands_apart(first, from)};
  }

  bool stands_apart(std::size_t at, std::size_t from) const {
    const char before = words_[at].before;
    return at == from || before == ',' || before == ';' || before == '.';
  }

  bool is_joint(const Word& word) const {
    return std::ranges::count(reading_.language.joints, word.folded) > 0;
  }

  const Reading& reading_;
  const Words& words_;
};

}  // namespace

std::optional<Jump> jump_in(const Reading& reading, const Words& words, std::size_t from) {
  return JumpReader(reading, words).read(from);
}

std::optional<Numbered> numbered_at(const Language& language, const Words& words, std::size_t at) {
  if (at + 1 >= words.size() || !is_value(words[at + 1].folded)) return std::nullopt;
  const bool unit = std::ranges::any_of(language.marker_units, [&](const auto& one) {
    return one.unit != model::MarkerUnit::article && one.unit != model::MarkerUnit::paragraph &&
           std::ranges::count(one.words, words[at].folded) > 0;
  });
  return unit ? std::optional(Numbered{words[at + 1].folded, at + 2}) : std::nullopt;
}

}  // namespace selaras::importer
