#include "reports/check_github.h"

#include <algorithm>
#include <vector>

#include "model/text.h"
#include "reports/rule_text.h"

namespace selaras::reports {
namespace {

using checker::Finding;
using checker::ProcedureResult;

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

std::string annotation(const Finding& finding, const Names& names) {
  const std::string help = help_of(finding, names);
  return "::" + std::string(command(finding.level)) + " " + place_of(finding.at) + "," +
         property("title", finding.rule) + "::" + escaped(message_of(finding, names), false) +
         (help.empty() ? "" : "%0A" + escaped(help, false)) + "\n";
}

struct Annotation {
  model::Level level;
  std::string text;
};

/// Keeps the worst; of those of one level the first.
class GithubReport final : public CheckReport {
 public:
  explicit GithubReport(const Texts& texts) : texts_(texts) {}

  void add(std::span<const ProcedureResult> results, const Files&) override {
    for (const ProcedureResult& result : results) {
      const Names names(*result.procedure, result.reference, texts_);
      for (const Finding& finding : result.findings) add(finding, names);
    }
  }

  std::string take() override {
    std::string out;
    for (const Annotation& each : worst_) out += each.text;
    const std::size_t more = found_ - worst_.size();
    return more == 0 ? out : out + texts_.count("github.more", more) + "\n";
  }

 private:
  void add(const Finding& finding, const Names& names) {
    if (finding.state != checker::State::fresh) return;
    ++found_;
    const bool full = worst_.size() == annotation_limit;
    if (full && worst_.back().level >= finding.level) return;
    if (full) worst_.pop_back();
    const auto behind = std::ranges::find_if(
        worst_, [&](const Annotation& each) { return each.level < finding.level; });
    worst_.insert(behind, {finding.level, annotation(finding, names)});
  }

  const Texts& texts_;
  std::vector<Annotation> worst_;
  std::size_t found_ = 0;
};

}  // namespace

std::unique_ptr<CheckReport> github_report(const Texts& texts) {
  return std::make_unique<GithubReport>(texts);
}

}  // namespace selaras::reports
