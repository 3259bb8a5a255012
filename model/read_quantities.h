#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/read.h"
#include "model/scenario.h"
#include "model/words.h"

/// Numbers of a scenario as its file writes them.
namespace selaras::model {

struct Range {
  double least;
  double most;
};

inline constexpr double most_staff = 1e6;

[[nodiscard]] Warrant read_warrant(ObjectReader& reader);
/// A plain number, or an object of a value with its warrant.
[[nodiscard]] Input read_input(ObjectReader& owner, const json::Node& node, std::string_view key,
                               Range range, const Warrant& otherwise);
/// A count of people.
[[nodiscard]] Input read_people(ObjectReader& owner, const json::Node& node, std::string_view key,
                                double least, const Warrant& otherwise);
[[nodiscard]] std::int64_t read_whole(ObjectReader& reader, std::string_view key,
                                      std::int64_t otherwise, Range range);
[[nodiscard]] Length read_length(ObjectReader& reader);
[[nodiscard]] Distribution read_distribution(ObjectReader& reader);
/// Units whose length does not depend on the date.
[[nodiscard]] const words::Table<UnitReading>& even_units();
[[nodiscard]] const std::vector<std::string_view>& weekday_names();  // Monday first

/// A date from 1970 to 2199; one that is none is reported.
[[nodiscard]] std::optional<Date> read_day(ObjectReader& reader, std::string_view key);
/// Reports two dates of which the second is the earlier.
void check_period(ObjectReader& reader, const std::optional<Date>& from,
                  const std::optional<Date>& until);

}  // namespace selaras::model
