#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Moments as other programs write them: ISO 8601 with its offset from Greenwich.
namespace selaras::model {

/// Microseconds since 1970-01-01 00:00 in Greenwich; `Instant` is the same in local civil time.
using UtcInstant = std::int64_t;

/// The moment written as 2026-02-19T08:30:00.250+07:00: `T` or a space, seconds, their fraction
/// (cut at microseconds) and the offset may be missing, and so may the whole time of day. `zone` is
/// the offset in minutes of a text without one. Empty where the text is no such moment; dates whose
/// order of day and month has to be guessed are none.
[[nodiscard]] std::optional<UtcInstant> moment_from(std::string_view text, int zone);

/// Writes moments of one zone. Those of the same date, which mostly come together, share its
/// digits.
class MomentFormat {
 public:
  static constexpr std::size_t longest = 40;

  /// `zone` in minutes east of Greenwich.
  explicit MomentFormat(int zone);

  /// Writes 2026-02-19T08:30:00.250000+07:00, the fraction only where there is one; returns the
  /// end. There is room for `longest` bytes. Years 0 to 9999.
  char* write(char* to, UtcInstant moment);
  [[nodiscard]] std::string written(UtcInstant moment);

 private:
  void set_date(std::int64_t date);

  std::int64_t zone_ticks_;
  std::int64_t date_ = 0;
  char date_text_[11];  // 2026-02-19T
  char zone_text_[6];   // +07:00
};

}  // namespace selaras::model
