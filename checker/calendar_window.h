#pragma once

#include <functional>
#include <optional>

#include "checker/flow_time.h"
#include "model/calendar.h"

namespace selaras::checker {

/// When what begins at an instant is over; monotone.
using Course = std::function<model::Instant(model::Instant)>;

/// The quickest and the slowest that it can go, over the openings of all working dates of the years
/// that the calendar holds; starts whose end it no longer holds are left out. None where all are.
/// `earliest` null: it always goes as `latest` does.
[[nodiscard]] std::optional<Window> window_of(const model::Calendar& calendar, const Course& latest,
                                              const Course& earliest = nullptr);

/// When a stated time is over that begins at an instant: at closing time of its last working day,
/// or with the last moment of its last date. The reading of that base, where the unit has one.
[[nodiscard]] model::Instant over(const model::Calendar& calendar, model::Instant start,
                                  double amount, const std::vector<model::UnitReading>& readings,
                                  model::TimeBase base);

}  // namespace selaras::checker
