#include "reports/check_jsonl.h"

#include "reports/check_json.h"

namespace selaras::reports {
namespace {

using model::json::Writer;

template <class Write>
std::string line(std::string_view kind, Write write) {
  Writer json(Writer::Layout::one_line);
  json.begin_object().member("kind", kind);
  write(json);
  json.end_object();
  return json.take();
}

}  // namespace

std::string check_jsonl(std::span<const checker::ProcedureResult> results, const Texts& texts) {
  std::string out;
  const std::vector<checker::FlowTime> times = checker::flow_times(results);
  for (std::size_t i = 0; i < results.size(); ++i) {
    const checker::ProcedureResult& result = results[i];
    out += line("procedure", [&](Writer& json) { write_procedure(json, result, times[i]); });
    const Names names(*result.procedure, result.reference, texts);
    for (const checker::Finding& finding : result.findings) {
      out += line("finding", [&](Writer& json) { write_finding(json, finding, names); });
    }
  }
  return out;
}

}  // namespace selaras::reports
