#include "model/timestamp.h"

#include <array>
#include <chrono>
#include <cstdlib>
#include <cstring>

#include "model/calendar.h"

namespace selaras::model {
namespace {

constexpr std::int64_t minutes_per_hour = 60;

/// Takes the text from its beginning, piece by piece.
class Pieces {
 public:
  explicit Pieces(std::string_view text) : text_(text) {}

  [[nodiscard]] bool empty() const { return text_.empty(); }
  [[nodiscard]] std::size_t left() const { return text_.size(); }

  bool skip(char sign) {
    if (text_.empty() || text_.front() != sign) return false;
    text_.remove_prefix(1);
    return true;
  }

  /// Exactly so many digits, of a number from `least` to `most`.
  bool number(std::size_t digits, int least, int most, int& value) {
    if (text_.size() < digits) return false;
    value = 0;
    for (std::size_t at = 0; at < digits; ++at) {
      if (!is_digit(text_[at])) return false;
      value = 10 * value + (text_[at] - '0');
    }
    text_.remove_prefix(digits);
    return value >= least && value <= most;
  }

  /// Digits of a fraction, as millionths; further digits are dropped.
  bool millionths(std::int64_t& value) {
    if (text_.empty() || !is_digit(text_.front())) return false;
    std::int64_t unit = ticks_per_second / 10;
    for (value = 0; !text_.empty() && is_digit(text_.front()); unit /= 10) {
      value += unit * (text_.front() - '0');
      text_.remove_prefix(1);
    }
    return true;
  }

 private:
  static bool is_digit(char sign) { return sign >= '0' && sign <= '9'; }

  std::string_view text_;
};

bool take_date(Pieces& pieces, std::int64_t& date) {
  int year = 0, month = 0, day = 0;
  if (!pieces.number(4, 0, 9999, year) || !pieces.skip('-')) return false;
  if (!pieces.number(2, 1, 12, month) || !pieces.skip('-')) return false;
  if (!pieces.number(2, 1, 31, day)) return false;
  const std::chrono::year_month_day written{std::chrono::year(year),
                                            std::chrono::month(static_cast<unsigned>(month)),
                                            std::chrono::day(static_cast<unsigned>(day))};
  if (!written.ok()) return false;
  date = std::chrono::sys_days(written).time_since_epoch().count();
  return true;
}

bool take_time(Pieces& pieces, Ticks& time) {
  int hour = 0, minute = 0, second = 0;
  std::int64_t fraction = 0;
  if (!pieces.number(2, 0, 24, hour) || !pieces.skip(':')) return false;
  if (!pieces.number(2, 0, 59, minute)) return false;
  if (pieces.skip(':') && !pieces.number(2, 0, 60, second)) return false;
  if ((pieces.skip('.') || pieces.skip(',')) && !pieces.millionths(fraction)) return false;
  time = hour * ticks_per_hour + minute * ticks_per_minute + second * ticks_per_second + fraction;
  return time <= ticks_per_date;
}

bool take_zone(Pieces& pieces, int& zone) {
  if (pieces.skip('Z') || pieces.skip('z')) {
    zone = 0;
    return true;
  }
  const bool west = pieces.skip('-');
  if (!west && !pieces.skip('+')) return false;
  int hours = 0, minutes = 0;
  if (!pieces.number(2, 0, 18, hours)) return false;
  if (!pieces.empty()) {
    pieces.skip(':');
    if (!pieces.number(2, 0, 59, minutes)) return false;
  }
  zone = (hours * static_cast<int>(minutes_per_hour) + minutes) * (west ? -1 : 1);
  return true;
}

constexpr auto two_digits = [] {
  std::array<char, 200> table{};
  for (std::size_t n = 0; n < 100; ++n) {
    table[2 * n] = static_cast<char>('0' + n / 10);
    table[2 * n + 1] = static_cast<char>('0' + n % 10);
  }
  return table;
}();

char* write_two(char* to, std::uint32_t number) {
  std::memcpy(to, two_digits.data() + 2 * number, 2);
  return to + 2;
}

}  // namespace

std::optional<UtcInstant> moment_from(std::string_view text, int zone) {
  Pieces pieces(text);
  std::int64_t date = 0;
  Ticks time = 0;
  if (!take_date(pieces, date)) return std::nullopt;
  if (!pieces.empty()) {
    if (!pieces.skip('T') && !pieces.skip('t') && !pieces.skip(' ')) return std::nullopt;
    if (!take_time(pieces, time)) return std::nullopt;
    if (pieces.left() > 1) pieces.skip(' ');
    if (!pieces.empty() && !take_zone(pieces, zone)) return std::nullopt;
  }
  if (!pieces.empty()) return std::nullopt;
  return date * ticks_per_date + time - zone * ticks_per_minute;
}

MomentFormat::MomentFormat(int zone) : zone_ticks_(zone * ticks_per_minute) {
  const auto minutes = static_cast<std::uint32_t>(std::abs(zone));
  zone_text_[0] = zone < 0 ? '-' : '+';
  char* colon = write_two(zone_text_ + 1, minutes / minutes_per_hour);
  *colon = ':';
  write_two(colon + 1, minutes % minutes_per_hour);
  set_date(0);
}

void MomentFormat::set_date(std::int64_t date) {
  date_ = date;
  const std::string text = model::written(Date(std::chrono::days(static_cast<int>(date)))) + "T";
  std::memcpy(date_text_, text.data(), sizeof date_text_);
}

char* MomentFormat::write(char* to, UtcInstant moment) {
  const std::int64_t local = moment + zone_ticks_;
  std::int64_t time = local - date_ * ticks_per_date;
  if (time < 0 || time >= ticks_per_date) {
    set_date(local / ticks_per_date - (local % ticks_per_date < 0 ? 1 : 0));
    time = local - date_ * ticks_per_date;
  }
  std::memcpy(to, date_text_, sizeof date_text_);
  to += sizeof date_text_;
  const auto seconds = static_cast<std::uint32_t>(time / ticks_per_second);
  const auto fraction = static_cast<std::uint32_t>(time % ticks_per_second);
  to = write_two(to, seconds / 3600);
  *to++ = ':';
  to = write_two(to, seconds / 60 % 60);
  *to++ = ':';
  to = write_two(to, seconds % 60);
  if (fraction != 0) {
    *to++ = '.';
    to = write_two(to, fraction / 10'000);
    to = write_two(to, fraction / 100 % 100);
    to = write_two(to, fraction % 100);
  }
  std::memcpy(to, zone_text_, sizeof zone_text_);
  return to + sizeof zone_text_;
}

std::string MomentFormat::written(UtcInstant moment) {
  char text[longest];
  return {text, write(text, moment)};
}

}  // namespace selaras::model
