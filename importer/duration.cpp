#include "importer/duration.h"

#include <algorithm>
#include <charconv>

namespace selaras::importer {
namespace {

class DurationReader {
 public:
  DurationReader(const Page& page, const Words& words, const Language& language)
      : page_(page), words_(words), language_(language) {}

  std::optional<Duration> read_at(std::size_t begin) {
    i_ = begin;
    const std::optional<double> first = number();
    if (!first) return std::nullopt;
    double minimum = *first;
    double maximum = *first;
    if (const auto second = range_end()) maximum = std::max(minimum, *second);
    const std::size_t unit_begin = i_;
    if (times_24_hours())
      return made(begin, unit_begin, minimum, maximum,
                  {{model::TimeUnit::day, model::TimeBase::calendar}});
    const Language::Unit* unit = unit_here();
    if (unit == nullptr) return std::nullopt;
    return made(begin, unit_begin, minimum, maximum, unit->readings);
  }

 private:
  [[nodiscard]] bool has(std::size_t ahead = 0) const { return i_ + ahead < words_.size(); }

  bool take(const std::vector<std::string>& wanted) {
    if (wanted.empty() || i_ + wanted.size() > words_.size()) return false;
    for (std::size_t k = 0; k < wanted.size(); ++k) {
      if (words_[i_ + k].folded != wanted[k]) return false;
    }
    i_ += wanted.size();
    return true;
  }

  std::optional<double> digits() {
    if (!has() || !is_number(words_[i_].folded)) return std::nullopt;
    std::string text = words_[i_++].folded;
    // "1,5" and "1.5": the marks stand between digits without a blank.
    const bool decimal = has() && is_number(words_[i_].folded) &&
                         (words_[i_].before == ',' || words_[i_].before == '.') &&
                         words_[i_].span.begin == words_[i_ - 1].span.end + 1;
    if (decimal) text += "." + words_[i_++].folded;
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
  }

  std::optional<double> spelled() {
    for (const auto& [words, value] : language_.numbers) {
      if (take(words)) return value;
    }
    return std::nullopt;
  }

  /// "3", "tiga", "3 (tiga)".
  std::optional<double> number() {
    const std::optional<double> value = digits();
    if (!value) return spelled();
    const std::size_t before = i_;
    if (has() && words_[i_].before == '(' && !spelled()) i_ = before;
    return value;
  }

  std::optional<double> range_end() {
    const std::size_t before = i_;
    const bool dash = has() && is_number(words_[i_].folded) && words_[i_].before == '-';
    const bool worded = !dash && std::ranges::any_of(language_.range_words, [&](const auto& words) {
      return take(words);
    });
    const bool en_dash = !dash && !worded && take({"\xE2\x80\x93"});
    if (dash || worded || en_dash) {
      if (const auto value = number()) return value;
    }
    i_ = before;
    return std::nullopt;
  }

  bool times_24_hours() {
    const std::size_t before = i_;
    if (take({"x", "24", "jam"})) return true;
    i_ = before;
    return false;
  }

  const Language::Unit* unit_here() {
    for (const Language::Unit& unit : language_.units) {
      if (take(unit.words) || take_glued(unit.words)) return &unit;
    }
    return nullptr;
  }

  /// "30 menitSetelah": the next sentence begins without a blank.
  bool take_glued(const std::vector<std::string>& unit) {
    if (unit.size() != 1 || !has() || !words_[i_].folded.starts_with(unit[0])) return false;
    const std::uint32_t at = words_[i_].span.begin + static_cast<std::uint32_t>(unit[0].size());
    if (at >= words_[i_].span.end || page_.text[at] < 'A' || page_.text[at] > 'Z') return false;
    glued_end_ = at;
    ++i_;
    return true;
  }

  Duration made(std::size_t begin, std::size_t unit_begin, double minimum, double maximum,
                std::vector<model::UnitReading> readings) {
    Duration duration{.begin = begin, .end = i_, .span = span_of(words_, begin, i_)};
    Span unit = span_of(words_, unit_begin, i_);
    if (glued_end_ != 0) unit.end = duration.span.end = glued_end_;
    duration.quantity = {.minimum = minimum,
                         .maximum = maximum,
                         .unit = plain(unit),
                         .readings = std::move(readings)};
    return duration;
  }

  /// "(hari) kerja" is the unit "hari kerja".
  [[nodiscard]] std::string plain(Span unit) const {
    std::string text = words_of(page_, unit);
    std::erase_if(text, [](char c) { return c == '(' || c == ')'; });
    return text;
  }

  const Page& page_;
  const Words& words_;
  const Language& language_;
  std::size_t i_ = 0;
  std::uint32_t glued_end_ = 0;
};

}  // namespace

std::vector<Duration> durations(const Page& page, const Words& words, const Language& language) {
  std::vector<Duration> found;
  for (std::size_t i = 0; i < words.size();) {
    const auto duration = DurationReader(page, words, language).read_at(i);
    if (duration) found.push_back(*duration);
    i = duration ? duration->end : i + 1;
  }
  return found;
}

model::Bound bound_before(const Words& words, const Duration& duration, const Language& language) {
  for (const Language::BoundWords& bound : language.bounds) {
    for (const Pattern& pattern : bound.words) {
      constexpr std::size_t near = 4;  // "paling lama dalam waktu 5 hari"
      const std::size_t from = duration.begin > near ? duration.begin - near : 0;
      const auto found = pattern.find(words, from);
      if (found && found->end <= duration.begin) return bound.bound;
    }
  }
  return model::Bound::none;
}

}  // namespace selaras::importer
