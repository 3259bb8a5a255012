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

}  // namespace

std::string check_gitlab(std::span<const checker::ProcedureResult> results, const Texts& texts) {
  Writer json;
  json.begin_array();
  for (const checker::ProcedureResult& result : results) {
    const Names names(*result.procedure, result.reference, texts);
    for (const checker::Finding& finding : result.findings) write_issue(json, finding, names);
  }
  json.end_array();
  return json.take();
}

}  // namespace selaras::reports
