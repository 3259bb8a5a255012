#include "reports/check_gitlab.h"

#include <algorithm>

#include "model/json_writer.h"
#include "model/text.h"
#include "reports/finding_state.h"
#include "reports/rule_text.h"

namespace selaras::reports {
namespace {

using model::json::Writer;

std::string_view severity(const checker::Finding& finding) {
  if (finding.state != checker::State::fresh) return "info";
  switch (finding.level) {
    case model::Level::error:
      return "major";
    case model::Level::warning:
      return "minor";
    case model::Level::note:
      break;
  }
  return "info";
}

/// GitLab takes paths from the repository's root, without a "./".
std::string path_of(std::string_view path) {
  while (path.starts_with("./")) path.remove_prefix(2);
  return model::printable(path);
}

void write_issue(Writer& json, const checker::Finding& finding, const Names& names) {
  json.begin_object();
  json.member("description",
              model::printable(message_of(finding, names) + state_note(finding, names.texts())));
  json.member("check_name", finding.rule).member("fingerprint", finding.fingerprint);
  json.member("severity", severity(finding));
  json.key("location").begin_object().member("path", path_of(finding.at.file));
  json.key("lines").begin_object();
  json.member("begin", std::max(finding.at.begin.line, 1u));
  json.member("end", std::max({finding.at.end.line, finding.at.begin.line, 1u}));
  json.end_object().end_object().end_object();
}

class GitlabReport final : public CheckReport {
 public:
  explicit GitlabReport(const Texts& texts) : texts_(texts) { json_.begin_array(); }

  void add(std::span<const checker::ProcedureResult> results, const Files&) override {
    for (const checker::ProcedureResult& result : results) {
      const Names names(*result.procedure, result.reference, texts_);
      for (const checker::Finding& finding : result.findings) write_issue(json_, finding, names);
    }
  }

  std::string take() override { return json_.end_array().take(); }

 private:
  const Texts& texts_;
  Writer json_;
};

}  // namespace

std::unique_ptr<CheckReport> gitlab_report(const Texts& texts) {
  return std::make_unique<GitlabReport>(texts);
}

}  // namespace selaras::reports
