#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/calendar.h"
#include "model/scenario.h"
#include "simulator/result.h"

/// Small worlds to simulate in.
namespace selaras::simulator {

/// Works every hour of every day; a working day has 24 hours.
[[nodiscard]] const model::Calendar& round_the_clock();
/// Monday to Friday, 08:00 to 16:00, no holidays; a working day has 8 hours.
[[nodiscard]] const model::Calendar& office_hours();

[[nodiscard]] model::Distribution constant(double minutes);
[[nodiscard]] model::Distribution exponential(double mean_minutes);
[[nodiscard]] model::Distribution lognormal(double mean_minutes, double cv);
[[nodiscard]] model::Distribution gamma(double mean_minutes, double cv);
[[nodiscard]] model::Distribution uniform(double minimum, double maximum);
[[nodiscard]] model::Distribution triangular(double minimum, double mode, double maximum);

/// One queue `desk` for every step, effort as given, arrivals so many an hour of working time.
[[nodiscard]] model::Scenario one_desk(double arrivals_per_hour, int staff,
                                       const model::Distribution& effort);

[[nodiscard]] model::StepTimes step(std::string id, std::string resource,
                                    const model::Distribution& effort);
[[nodiscard]] model::Decision shares(std::string node,
                                     std::vector<std::pair<std::string, double>> ways);

/// Everything a result holds, number by number, to the last bit.
[[nodiscard]] std::string every_number(const Result& result);

[[nodiscard]] std::vector<std::string> codes(const Result& result);

}  // namespace selaras::simulator
