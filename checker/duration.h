#pragma once

#include <optional>
#include <vector>

#include "model/procedure.h"

namespace selaras::checker {

inline constexpr double minutes_in_working_day = 7.5 * 60;  // Perpres 21/2023
inline constexpr double minutes_in_calendar_day = 24.0 * 60;

/// How long something lasts, in minutes of one base. Months and years have no fixed length, hence
/// two bounds.
struct Span {
  double least = 0;
  double most = 0;
};

[[nodiscard]] double minutes_in_day(model::TimeBase base);

/// How long an amount of a unit lasts, by those of its readings that have this base.
[[nodiscard]] std::optional<Span> span(double amount,
                                       const std::vector<model::UnitReading>& readings,
                                       model::TimeBase base);

/// The greatest value stated, understood in one base throughout; none where no number is stated or
/// the unit cannot be understood so.
[[nodiscard]] std::optional<Span> span(const model::Quantity& quantity, model::TimeBase base);

[[nodiscard]] bool states_a_number(const model::Quantity& quantity);
/// No unit, or one that can be understood in several ways.
[[nodiscard]] bool is_ambiguous(const model::Quantity& quantity);
[[nodiscard]] bool is_range(const model::Quantity& quantity);

}  // namespace selaras::checker
