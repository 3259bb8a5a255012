#include "model/json_writer.h"
#include "reports/joint.h"
#include "reports/simulate_json_parts.h"

namespace selaras::reports {
namespace {

using model::json::Writer;
using reports::write;

void write(Writer& json, const simulator::Difference& change) {
  json.begin_object().member("measure", change.measure).member("unit", change.unit);
  json.member("difference", change.difference.mean);
  write(json, "halfWidth95", change.difference.half_width95);
  json.member("beyondChance", change.excludes_zero()).end_object();
}

void write_sla(Writer& json, const std::vector<simulator::Promise>& promises) {
  json.key("sla").begin_array();
  for (const simulator::Promise& promise : promises) reports::write(json, promise);
  json.end_array();
}

void write(Writer& json, const simulator::MemberAtLoad& member) {
  json.begin_object().member("id", member.id);
  json.key("cycleTime")
      .begin_object()
      .member("mean", member.result.cycle_time.working_days.mean.mean);
  write(json, "halfWidth95", member.result.cycle_time.working_days.mean.half_width95);
  json.end_object();
  write_sla(json, member.result.promises);
  json.key("changes").begin_array();
  for (const simulator::Difference& change : member.changes) write(json, change);
  json.end_array().end_object();
}

void write_people(Writer& json, std::string_view key,
                  const std::vector<simulator::ResourceResult>& people) {
  json.key(key).begin_array();
  for (const simulator::ResourceResult& each : people) reports::write(json, each);
  json.end_array();
}

void write(Writer& json, const simulator::LoadLevel& level) {
  json.begin_object().member("load", level.load);
  write_people(json, "shared", level.shared);
  json.key("members").begin_array();
  for (const simulator::MemberAtLoad& member : level.members) write(json, member);
  json.end_array().end_object();
}

void write(Writer& json, const simulator::MemberResult& member, const Texts& texts) {
  json.begin_object().member("id", member.id).member("offices", member.offices);
  json.member("procedure", member.result.procedure).member("scenario", member.result.scenario);
  write_findings(json, member.result, texts);
  json.end_object();
}

void write(Writer& json, const simulator::OfficeResult& office) {
  json.begin_object().member("member", office.member).member("number", office.number);
  json.member("arrived", office.arrived).member("completed", office.completed);
  json.member("cycleMean", office.cycle.mean);
  write(json, "cycleHalfWidth95", office.cycle.half_width95);
  json.key("shares").begin_array();
  for (const simulator::Estimate& share : office.shares) {
    json.begin_object().member("share", share.mean);
    write(json, "halfWidth95", share.half_width95);
    json.end_object();
  }
  json.end_array().end_object();
}

void write_head(Writer& json, const simulator::JointResult& result) {
  json.member("schemaVersion", 1).member("scenario", result.scenario);
  json.member("seed", result.seed).member("replications", result.replications);
  write(json, "warmUp", result.warm_up);
  json.member("warmUpFound", result.warm_up_found).member("interrupted", result.interrupted);
  write(json, "horizon", result.horizon);
  json.key("cases").begin_object();
  json.member("arrived", result.cases.arrived).member("completed", result.cases.completed);
  json.member("inside", result.cases.inside).end_object();
}

}  // namespace

std::string joint_json(const simulator::JointResult& result, const JointSubject& subject,
                       const Texts& texts, const Supplements& supplements) {
  Writer json;
  json.begin_object();
  write_head(json, result);
  write_people(json, "shared", result.shared);
  json.key("levels").begin_array();
  for (const simulator::LoadLevel& level : result.levels) write(json, level);
  json.end_array().key("members").begin_array();
  for (const simulator::MemberResult& member : result.members) write(json, member, texts);
  json.end_array();
  if (subject.offices) {
    json.key("offices").begin_array();
    for (const simulator::OfficeResult& office : result.offices) write(json, office);
    json.end_array();
  }
  json.key("inputs").begin_array();
  for (const simulator::NamedInput& input : result.inputs) reports::write(json, input, texts);
  json.end_array();
  write(json, supplements);
  json.end_object();
  return json.take();
}

}  // namespace selaras::reports
