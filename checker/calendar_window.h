#pragma once

#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "checker/flow_time.h"
#include "model/calendar.h"

namespace selaras::checker {

/// When what begins at each of some instants is over; monotone. None where that is not decided.
using Course =
    std::function<std::optional<std::vector<model::Instant>>(const std::vector<model::Instant>&)>;

/// The quickest and the slowest that it can go, over the openings of all working dates of the years
/// that the calendar holds; starts whose end it no longer holds are left out. None where all are,
/// or where the course is not decided. `earliest` null: it always goes as `latest` does.
[[nodiscard]] std::optional<Window> window_of(const model::Calendar& calendar, const Course& latest,
                                              const Course& earliest = nullptr);

/// Puts in place of instants at which a stated time begins when it is over: at closing time of its
/// last working day, or with the last moment of its last date. The reading of that base, where the
/// unit has one.
void pass(const model::Calendar& calendar, std::span<model::Instant> begun, double amount,
          const std::vector<model::UnitReading>& readings, model::TimeBase base);

}  // namespace selaras::checker
