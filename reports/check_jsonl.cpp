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

class JsonLinesReport final : public CheckReport {
 public:
  explicit JsonLinesReport(const Texts& texts) : texts_(texts) {}

  void add(std::span<const checker::ProcedureResult> results, const Files&) override {
    const std::vector<checker::FlowTime> times = checker::flow_times(results);
    for (std::size_t i = 0; i < results.size(); ++i) {
      const checker::ProcedureResult& result = results[i];
      out_ += line("procedure", [&](Writer& json) { write_procedure(json, result, times[i]); });
      const Names names(*result.procedure, result.reference, texts_);
      for (const checker::Finding& finding : result.findings) {
        out_ += line("finding", [&](Writer& json) { write_finding(json, finding, names); });
      }
    }
  }

  std::string take() override { return std::move(out_); }

 private:
  const Texts& texts_;
  std::string out_;
};

}  // namespace

std::unique_ptr<CheckReport> jsonl_report(const Texts& texts) {
  return std::make_unique<JsonLinesReport>(texts);
}

}  // namespace selaras::reports
