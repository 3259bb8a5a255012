#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "simulator/result.h"

namespace selaras::reports {

/// Figures of a simulation as CSV, one a row: of what, its id, the measure, its unit, the value and
/// its interval. Numbers are as JSON writes them; an interval that is not known is empty.
class MeasureTable {
 public:
  MeasureTable() = default;
  /// With a column before the others, to be filled by `set_before`.
  explicit MeasureTable(std::string_view column_before);

  /// What the rows to come hold in the column before the others.
  void set_before(double value);

  void add(std::string_view part, std::string_view id, std::string_view measure,
           std::string_view unit, double value, std::optional<double> low = {},
           std::optional<double> high = {});
  void add(std::string_view part, std::string_view id, std::string_view measure,
           std::string_view unit, const simulator::Estimate& estimate);
  /// The share of cases within the promise, as a part of the table by that name.
  void add(std::string_view part, std::string_view id, const simulator::Promise& promise);

  [[nodiscard]] std::string take();

 private:
  std::string before_;  // with its comma
  std::string text_ = "part,id,measure,unit,value,low95,high95\n";
};

}  // namespace selaras::reports
