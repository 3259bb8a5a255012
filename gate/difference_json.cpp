#include "gate/difference_report.h"
#include "model/json_writer.h"
#include "reports/check_json.h"

namespace selaras::gate {
namespace {

using model::json::Writer;
using reports::Texts;

std::string_view word(Kind kind) {
  return kind == Kind::added ? "added" : kind == Kind::removed ? "removed" : "changed";
}

std::string_view word(behaviour::Answer answer) {
  switch (answer) {
    case behaviour::Answer::possible:
      return "yes";
    case behaviour::Answer::impossible:
      return "no";
    case behaviour::Answer::not_decided:
      break;
  }
  return "not-decided";
}

void write_place(Writer& json, std::string_view key, const model::Place& at) {
  json.key(key);
  if (at.file.empty()) {
    json.null();
    return;
  }
  json.begin_object().member("file", at.file).member("line", at.begin.line);
  json.member("column", at.begin.column).end_object();
}

void write_change(Writer& json, const Change& change) {
  json.begin_object().member("kind", word(change.kind)).member("what", change.what);
  json.member("title", change.title).member_or_null("field", change.field);
  json.member("before", change.before).member("after", change.after);
  write_place(json, "olderAt", change.older_at);
  write_place(json, "newerAt", change.newer_at);
  json.end_object();
}

void write_findings(Writer& json, std::string_view key,
                    const std::vector<const checker::Finding*>& findings,
                    const checker::ProcedureResult* result, const Texts& texts) {
  json.key(key).begin_array();
  for (const checker::Finding* finding : findings) {
    const reports::Names names(*result->procedure, result->reference, texts);
    json.begin_object();
    reports::write_finding(json, *finding, names);
    json.end_object();
  }
  json.end_array();
}

void write_run(Writer& json, std::string_view key, const RunOnlyHere& run) {
  json.key(key).begin_object().member("exists", word(run.answer));
  json.member("shortest", run.steps).end_object();
}

void write_times(Writer& json, const std::optional<TimeChange>& times) {
  json.key("cycleTime");
  if (!times) {
    json.null();
    return;
  }
  json.begin_object().member("scenario", times->scenario);
  json.member("unit", "working-day").member("before", times->before);
  json.member("after", times->after).member("difference", times->difference).key("halfWidth95");
  times->half_width95 ? json.value(*times->half_width95) : json.null();
  json.end_object();
}

void write_difference(Writer& json, const Difference& difference, const Texts& texts) {
  const Versions& versions = difference.versions;
  const auto id = [](const checker::ProcedureResult* result) {
    return result == nullptr ? std::string() : result->procedure->id;
  };
  json.begin_object().member_or_null("older", id(versions.older));
  json.member_or_null("newer", id(versions.newer)).key("changes").begin_array();
  for (const Change& change : difference.changes) write_change(json, change);
  json.end_array();
  write_findings(json, "appeared", difference.appeared, versions.newer, texts);
  write_findings(json, "vanished", difference.vanished, versions.older, texts);
  write_run(json, "newlyPossible", difference.newly_possible);
  write_run(json, "noLongerPossible", difference.no_longer_possible);
  write_times(json, difference.times);
  json.end_object();
}

}  // namespace

std::string difference_json(std::span<const Difference> differences, std::string_view tool_version,
                            const Texts& texts) {
  Writer json;
  json.begin_object().member("schemaVersion", 1).key("tool").begin_object();
  json.member("name", "selaras").member("version", tool_version).end_object();
  json.key("procedures").begin_array();
  for (const Difference& difference : differences) write_difference(json, difference, texts);
  json.end_array().end_object();
  return json.take();
}

}  // namespace selaras::gate
