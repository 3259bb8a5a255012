#include "reports/joint.h"
#include "reports/measure_table.h"

namespace selaras::reports {
namespace {

void add(MeasureTable& table, const simulator::ResourceResult& shared) {
  table.add("shared", shared.id, "utilisation", "share", shared.utilisation);
  table.add("shared", shared.id, "workOffered", "share", shared.work_offered);
  table.add("shared", shared.id, "queueMean", "case", shared.queue_mean);
  table.add("shared", shared.id, "waitMean", "working-day", shared.wait_mean);
}

void add(MeasureTable& table, const simulator::MemberAtLoad& member) {
  table.add("member", member.id, "cycleMean", "working-day",
            member.result.cycle_time.working_days.mean);
  for (const simulator::Promise& promise : member.result.promises) {
    table.add("member", member.id, promise);
  }
}

void add(MeasureTable& table, const simulator::OfficeResult& office) {
  const std::string id = office.member + " " + std::to_string(office.number);
  table.add("office", id, "arrived", "case", static_cast<double>(office.arrived));
  table.add("office", id, "cycleMean", "working-day", office.cycle);
  for (const simulator::Estimate& share : office.shares) {
    table.add("office", id, "share", "share", share);
  }
}

}  // namespace

std::string joint_csv(const simulator::JointResult& result, const JointSubject& subject) {
  MeasureTable table("load");
  for (const simulator::LoadLevel& level : result.levels) {
    table.set_before(level.load);
    for (const simulator::ResourceResult& shared : level.shared) add(table, shared);
    for (const simulator::MemberAtLoad& member : level.members) add(table, member);
  }
  table.set_before(1);
  if (subject.offices) {
    for (const simulator::OfficeResult& office : result.offices) add(table, office);
  }
  return table.take();
}

}  // namespace selaras::reports
