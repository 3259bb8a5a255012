#include "model/csv.h"
#include "model/json_writer.h"
#include "reports/compare.h"

namespace selaras::reports {
namespace {

using model::json::Writer;

void write(Writer& json, const simulator::Difference& each) {
  json.begin_object().member("measure", each.measure).member("unit", each.unit);
  json.member("first", each.first).member("other", each.other);
  json.member("difference", each.difference.mean).key("halfWidth95");
  each.difference.half_width95 ? json.value(*each.difference.half_width95) : json.null();
  json.member("excludesZero", each.excludes_zero()).end_object();
}

void write_comparisons(Writer& json, const std::vector<Compared>& compared) {
  json.key("comparisons").begin_array();
  for (std::size_t index = 1; index < compared.size(); ++index) {
    json.begin_object().member("scenario", compared[index].result.scenario);
    json.key("differences").begin_array();
    for (const simulator::Difference& each : compared[index].differences) write(json, each);
    json.end_array().end_object();
  }
  json.end_array();
}

std::string row(const std::string& scenario, const simulator::Difference& each) {
  using model::json::decimal;
  const double mean = each.difference.mean;
  const auto bound = [&](double sign) {
    return each.difference.half_width95 ? decimal(mean + sign * *each.difference.half_width95)
                                        : std::string();
  };
  return model::csv_field(scenario) + "," + model::csv_field(each.measure) + "," + each.unit + "," +
         decimal(each.first) + "," + decimal(each.other) + "," + decimal(mean) + "," + bound(-1) +
         "," + bound(1) + "," + (each.excludes_zero() ? "true" : "false") + "\n";
}

}  // namespace

std::string compare_json(const std::vector<Compared>& compared) {
  const simulator::Result& first = compared.front().result;
  Writer json;
  json.begin_object().member("schemaVersion", 1).member("procedure", first.procedure);
  json.member("seed", first.seed).member("replications", first.replications);
  json.member("first", first.scenario);
  write_comparisons(json, compared);
  json.end_object();
  return json.take();
}

std::string compare_json(const std::vector<ComparedMember>& members) {
  const simulator::Result& first = members.front().compared.front().result;
  Writer json;
  json.begin_object().member("schemaVersion", 1);
  json.member("seed", first.seed).member("replications", first.replications);
  json.key("members").begin_array();
  for (const ComparedMember& member : members) {
    json.begin_object().member("id", member.id);
    json.member("procedure", member.compared.front().result.procedure);
    json.member("first", member.compared.front().result.scenario);
    write_comparisons(json, member.compared);
    json.end_object();
  }
  json.end_array().end_object();
  return json.take();
}

std::string compare_csv(const std::vector<Compared>& compared) {
  std::string text = "scenario,measure,unit,first,other,difference,low95,high95,excludesZero\n";
  for (const Compared& each : compared) {
    for (const simulator::Difference& difference : each.differences) {
      text += row(each.result.scenario, difference);
    }
  }
  return text;
}

}  // namespace selaras::reports
