#include "reports/check_github.h"

#include <algorithm>
#include <vector>

#include "model/text.h"
#include "reports/check_markdown.h"
#include "reports/rule_text.h"

namespace selaras::reports {
namespace {

using checker::Finding;
using checker::ProcedureResult;

struct Annotation {
  const Finding* finding;
  const ProcedureResult* result;
};

/// New findings, the worst first, then as they were found.
std::vector<Annotation> annotations(std::span<const ProcedureResult> results) {
  std::vector<Annotation> all;
  for (const ProcedureResult& result : results) {
    for (const Finding& finding : result.findings) {
      if (finding.state == checker::State::fresh) all.push_back({&finding, &result});
    }
  }
  std::ranges::stable_sort(all, std::ranges::greater(),
                           [](const Annotation& each) { return each.finding->level; });
  return all;
}

/// What would end the line or begin another command becomes its escape; in a property also what
/// would end the property.
std::string escaped(std::string_view text, bool property) {
  std::string out;
  for (const char letter : model::printable(text)) {
    if (letter == '%') {
      out += "%25";
    } else if (property && letter == ':') {
      out += "%3A";
    } else if (property && letter == ',') {
      out += "%2C";
    } else {
      out += letter;
    }
  }
  return out;
}

std::string_view command(model::Level level) {
  return level == model::Level::note ? "notice" : level_word(level);
}

std::string property(std::string_view name, std::string_view value) {
  return std::string(name) + "=" + escaped(value, true);
}

std::string place_of(const model::Place& at) {
  std::string out = property("file", at.file);
  if (at.begin.line == 0) return out;
  out += "," + property("line", std::to_string(at.begin.line));
  if (at.end.line >= at.begin.line) {
    out += "," + property("endLine", std::to_string(at.end.line));
  }
  // GitHub takes columns only of what stands on one line.
  if (at.begin.column > 0 && at.end.line == at.begin.line) {
    out += "," + property("col", std::to_string(at.begin.column)) + "," +
           property("endColumn", std::to_string(at.end.column));
  }
  return out;
}

std::string annotation(const Annotation& each, const Texts& texts) {
  const Names names(*each.result->procedure, each.result->reference, texts);
  const Finding& finding = *each.finding;
  const std::string help = help_of(finding, names);
  return "::" + std::string(command(finding.level)) + " " + place_of(finding.at) + "," +
         property("title", finding.rule) + "::" + escaped(message_of(finding, names), false) +
         (help.empty() ? "" : "%0A" + escaped(help, false)) + "\n";
}

}  // namespace

std::string check_github(std::span<const ProcedureResult> results, const Texts& texts) {
  const std::vector<Annotation> all = annotations(results);
  std::string out;
  for (std::size_t i = 0; i < std::min(all.size(), annotation_limit); ++i) {
    out += annotation(all[i], texts);
  }
  if (all.size() > annotation_limit) {
    out += texts.count("github.more", all.size() - annotation_limit) + "\n";
  }
  return out;
}

std::string github_summary(std::span<const ProcedureResult> results, const Texts& texts) {
  return check_markdown(results, texts);
}

}  // namespace selaras::reports
