#include "reports/check_junit.h"

#include <algorithm>
#include <map>
#include <set>

#include "checker/rule.h"
#include "reports/escape.h"
#include "reports/finding_state.h"
#include "reports/rule_text.h"
#include "reports/text_paint.h"

namespace selaras::reports {
namespace {

using checker::Finding;
using checker::ProcedureResult;
using checker::State;

enum class Ending { passed, failed, skipped };

/// A rule on one procedure.
struct Case {
  std::string rule;
  std::vector<const Finding*> findings;
  Ending ending = Ending::passed;
};

std::set<std::string> rules_examined(const ProcedureResult& result,
                                     const checker::Selection& selection) {
  std::set<std::string> rules;
  for (const checker::Rule* rule : checker::rules()) rules.emplace(rule->id);
  if (result.reference != nullptr) {
    for (const model::DeclaredRule& rule : result.reference->rules) rules.insert(rule.id);
  }
  std::erase_if(rules, [&](const std::string& rule) { return !selection.includes(rule); });
  for (const Finding& finding : result.findings) rules.insert(finding.rule);
  return rules;
}

Ending ending_of(const Case& one, const std::optional<model::Level>& fail_on) {
  const auto failing = [&](const Finding* finding) { return fails(*finding, fail_on); };
  const auto known = [](const Finding* finding) { return finding->state != State::fresh; };
  if (std::ranges::any_of(one.findings, failing)) return Ending::failed;
  if (!one.findings.empty() && std::ranges::all_of(one.findings, known)) return Ending::skipped;
  return Ending::passed;
}

std::vector<Case> cases_of(const ProcedureResult& result, const checker::Selection& selection,
                           const std::optional<model::Level>& fail_on) {
  std::vector<Case> cases;
  for (const std::string& rule : rules_examined(result, selection)) {
    Case& one = cases.emplace_back(Case{.rule = rule});
    for (const Finding& finding : result.findings) {
      if (finding.rule == rule) one.findings.push_back(&finding);
    }
    one.ending = ending_of(one, fail_on);
  }
  return cases;
}

std::string attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + xml_text(value) + "\"";
}

std::string lines_of(const Case& one, const Names& names) {
  std::string lines;
  for (const Finding* finding : one.findings) {
    lines += xml_text(location(finding->at) + ": " + level_name(finding->level, names.texts()) +
                      ": " + message_of(*finding, names) + state_note(*finding, names.texts())) +
             "\n";
    for (const model::Evidence& each : finding->evidence) {
      lines += xml_text("  " + source_path(names.procedure()) + ":" + std::to_string(each.line) +
                        ": " + names.texts().quote(each.quote)) +
               "\n";
    }
  }
  return lines;
}

std::string case_xml(const Case& one, const Names& names) {
  const std::string open =
      "    <testcase" + attribute("name", one.rule) + attribute("classname", names.procedure().id);
  if (one.findings.empty()) return open + "/>\n";
  const Finding& worst = **std::ranges::max_element(one.findings, [&](auto* a, auto* b) {
    return std::pair(a->state == State::fresh, a->level) <
           std::pair(b->state == State::fresh, b->level);
  });
  const std::string message =
      attribute("message", message_of(worst, names) + state_note(worst, names.texts()));
  const std::string lines = lines_of(one, names);
  switch (one.ending) {
    case Ending::failed:
      return open + ">\n      <failure" + message + attribute("type", level_word(worst.level)) +
             ">" + lines + "</failure>\n    </testcase>\n";
    case Ending::skipped:
      return open + ">\n      <skipped" + message + "/>\n      <system-out>" + lines +
             "</system-out>\n    </testcase>\n";
    case Ending::passed:
      break;
  }
  return open + ">\n      <system-out>" + lines + "</system-out>\n    </testcase>\n";
}

struct Count {
  std::size_t tests = 0;
  std::size_t failures = 0;
  std::size_t skipped = 0;

  void add(const Case& one) {
    ++tests;
    if (one.ending == Ending::failed) ++failures;
    if (one.ending == Ending::skipped) ++skipped;
  }
  [[nodiscard]] std::string attributes(bool of_suite) const {
    return attribute("tests", std::to_string(tests)) +
           attribute("failures", std::to_string(failures)) + attribute("errors", "0") +
           (of_suite ? attribute("skipped", std::to_string(skipped)) : "");
  }
};

class JunitReport final : public CheckReport {
 public:
  JunitReport(checker::Selection selection, std::optional<model::Level> fail_on, const Texts& texts)
      : selection_(std::move(selection)), fail_on_(fail_on), texts_(texts) {}

  void add(std::span<const ProcedureResult> results, const Files&) override {
    for (const ProcedureResult& result : results) add(result);
  }

  std::string take() override {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites" +
           attribute("name", "selaras") + total_.attributes(false) + ">\n" + suites_ +
           "</testsuites>\n";
  }

 private:
  void add(const ProcedureResult& result) {
    const Names names(*result.procedure, result.reference, texts_);
    std::string inside;
    Count count;
    for (const Case& one : cases_of(result, selection_, fail_on_)) {
      inside += case_xml(one, names);
      count.add(one);
      total_.add(one);
    }
    suites_ += "  <testsuite" + attribute("name", result.procedure->id) + count.attributes(true) +
               ">\n" + inside + "  </testsuite>\n";
  }

  checker::Selection selection_;
  std::optional<model::Level> fail_on_;
  const Texts& texts_;
  std::string suites_;
  Count total_;
};

}  // namespace

std::unique_ptr<CheckReport> junit_report(const checker::Selection& selection,
                                          const std::optional<model::Level>& fail_on,
                                          const Texts& texts) {
  return std::make_unique<JunitReport>(selection, fail_on, texts);
}

}  // namespace selaras::reports
