#include "reports/measure_table.h"

#include <utility>

#include "model/csv.h"
#include "model/json_writer.h"
#include "model/words.h"

namespace selaras::reports {
namespace {

std::string number(std::optional<double> value) {
  return value ? model::json::decimal(*value) : std::string();
}

}  // namespace

MeasureTable::MeasureTable(std::string_view column_before) {
  text_.insert(0, model::csv_field(column_before) + ",");
}

void MeasureTable::set_before(double value) { before_ = model::json::decimal(value) + ","; }

void MeasureTable::add(std::string_view part, std::string_view id, std::string_view measure,
                       std::string_view unit, double value, std::optional<double> low,
                       std::optional<double> high) {
  text_ += before_;
  for (const std::string_view text : {part, id, measure, unit}) {
    text_ += model::csv_field(text) + ",";
  }
  text_ += model::json::decimal(value) + "," + number(low) + "," + number(high) + "\n";
}

void MeasureTable::add(std::string_view part, std::string_view id, std::string_view measure,
                       std::string_view unit, const simulator::Estimate& estimate) {
  if (!estimate.half_width95) return add(part, id, measure, unit, estimate.mean);
  const double half = *estimate.half_width95;
  add(part, id, measure, unit, estimate.mean, estimate.mean - half, estimate.mean + half);
}

void MeasureTable::add(std::string_view part, std::string_view id,
                       const simulator::Promise& promise) {
  const auto unit = model::words::word_for(model::words::unit_readings(), promise.reading);
  add(part, id, promise.scope_only ? "share-of-own-part" : "share",
      model::json::decimal(promise.limit) + " " + std::string(unit), promise.share, promise.low95,
      promise.high95);
}

std::string MeasureTable::take() { return std::move(text_); }

}  // namespace selaras::reports
