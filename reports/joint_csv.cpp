#include <optional>
#include <string_view>

#include "model/csv.h"
#include "model/json_writer.h"
#include "model/words.h"
#include "reports/joint.h"

namespace selaras::reports {
namespace {

class Table {
 public:
  void at_load(double load) { load_ = model::json::decimal(load); }

  void add(std::string_view part, std::string_view id, std::string_view measure,
           std::string_view unit, double value, std::optional<double> low = {},
           std::optional<double> high = {}) {
    text_ += load_;
    for (const std::string_view text : {part, id, measure, unit}) {
      text_ += "," + model::csv_field(text);
    }
    text_ += "," + model::json::decimal(value) + "," + number(low) + "," + number(high) + "\n";
  }

  void add(std::string_view part, std::string_view id, std::string_view measure,
           std::string_view unit, const simulator::Estimate& estimate) {
    if (!estimate.half_width95) return add(part, id, measure, unit, estimate.mean);
    const double half = *estimate.half_width95;
    add(part, id, measure, unit, estimate.mean, estimate.mean - half, estimate.mean + half);
  }

  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  static std::string number(std::optional<double> value) {
    return value ? model::json::decimal(*value) : std::string();
  }

  std::string load_;
  std::string text_ = "load,part,id,measure,unit,value,low95,high95\n";
};

void add(Table& table, const simulator::ResourceResult& shared) {
  table.add("shared", shared.id, "utilisation", "share", shared.utilisation);
  table.add("shared", shared.id, "workOffered", "share", shared.work_offered);
  table.add("shared", shared.id, "queueMean", "case", shared.queue_mean);
  table.add("shared", shared.id, "waitMean", "working-day", shared.wait_mean);
}

void add(Table& table, const simulator::MemberAtLoad& member) {
  table.add("member", member.id, "cycleMean", "working-day",
            member.result.cycle_time.working_days.mean);
  for (const simulator::Promise& promise : member.result.promises) {
    const auto unit = model::words::word_for(model::words::unit_readings(), promise.reading);
    table.add("member", member.id, promise.scope_only ? "share-of-own-part" : "share",
              model::json::decimal(promise.limit) + " " + std::string(unit), promise.share,
              promise.low95, promise.high95);
  }
}

void add(Table& table, const simulator::OfficeResult& office) {
  const std::string id = office.member + " " + std::to_string(office.number);
  table.add("office", id, "arrived", "case", static_cast<double>(office.arrived));
  table.add("office", id, "cycleMean", "working-day", office.cycle);
  for (const simulator::Estimate& share : office.shares) {
    table.add("office", id, "share", "share", share);
  }
}

}  // namespace

std::string joint_csv(const simulator::JointResult& result, const JointSubject& subject) {
  Table table;
  for (const simulator::LoadLevel& level : result.levels) {
    table.at_load(level.load);
    for (const simulator::ResourceResult& shared : level.shared) add(table, shared);
    for (const simulator::MemberAtLoad& member : level.members) add(table, member);
  }
  table.at_load(1);
  if (subject.offices) {
    for (const simulator::OfficeResult& office : result.offices) add(table, office);
  }
  return table.take();
}

}  // namespace selaras::reports
