#include <algorithm>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "model/json.h"
#include "model/text.h"
#include "reports/check_github.h"
#include "reports/check_gitlab.h"
#include "reports/check_json.h"
#include "reports/check_jsonl.h"
#include "reports/check_junit.h"
#include "reports/check_markdown.h"
#include "reports/check_sarif.h"
#include "reports/escape.h"
#include "reports/text.h"
#include "tests/reports/json_reader.h"
#include "tests/reports/sample.h"
#include "tests/reports/xml_reader.h"

/// The formats that other programs read: what their definitions demand, and that hostile text stays
/// text in each.
namespace selaras::reports {
namespace {

using model::json::Node;
using sample::at;
using sample::english;
using sample::parsed;

void accept(checker::Finding& finding) {
  finding.state = checker::State::suppressed;
  finding.suppression =
      std::make_shared<const model::Suppression>(model::Suppression{.rule = finding.rule,
                                                                    .reason = "being mended",
                                                                    .by = "Ani",
                                                                    .until = "2027-01-31",
                                                                    .at = finding.at});
}

// SARIF 2.1.0: required properties (sections 3.13, 3.14, 3.18, 3.19, 3.27 of the standard) and what
// code scanning asks beyond them.

Node run_of(const sample::World& world, bool has_baseline = false) {
  const Node log = parsed(whole(sarif_report("0.1.0", has_baseline, english()), world.results));
  EXPECT_EQ(at(log, "version").string, "2.1.0");
  EXPECT_FALSE(at(log, "$schema").string.empty());
  EXPECT_EQ(at(log, "runs").elements.size(), 1u);
  return at(log, "runs").elements[0];
}

void expect_valid_place(const Node& location) {
  const Node& physical = at(location, "physicalLocation");
  const std::string& uri = at(at(physical, "artifactLocation"), "uri").string;
  EXPECT_FALSE(uri.empty());
  EXPECT_EQ(uri.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                  "-._~/%:"),
            std::string::npos)
      << uri;
  const Node& region = at(physical, "region");
  EXPECT_GE(at(region, "startLine").integer, 1);
  EXPECT_GE(at(region, "startColumn").integer, 1);
  if (const Node* end = region.find("endLine")) {
    EXPECT_GE(end->integer, at(region, "startLine").integer);
    EXPECT_GE(at(region, "endColumn").integer, 1);
  }
}

void expect_valid_rule(const Node& rule) {
  EXPECT_FALSE(at(rule, "id").string.empty());
  for (const char* key : {"shortDescription", "fullDescription", "help"}) {
    const std::string& text = at(at(rule, key), "text").string;
    EXPECT_FALSE(text.empty()) << key;
    EXPECT_LE(model::code_points(text), 1024u) << key;
  }
  const std::set<std::string> levels{"error", "warning", "note"};
  EXPECT_TRUE(levels.contains(at(at(rule, "defaultConfiguration"), "level").string));
}

void expect_valid_result(const Node& result, const Node& rules) {
  const auto index = static_cast<std::size_t>(at(result, "ruleIndex").integer);
  ASSERT_LT(index, rules.elements.size());
  EXPECT_EQ(at(rules.elements[index], "id").string, at(result, "ruleId").string);
  EXPECT_FALSE(at(at(result, "message"), "text").string.empty());
  EXPECT_EQ(at(result, "locations").elements.size(), 1u);
  for (const Node& location : at(result, "locations").elements) expect_valid_place(location);
  if (const Node* related = result.find("relatedLocations")) {
    for (const Node& location : related->elements) expect_valid_place(location);
  }
  EXPECT_FALSE(at(at(result, "partialFingerprints"), "primaryLocationLineHash").string.empty());
}

void expect_valid(const Node& run) {
  const Node& driver = at(at(run, "tool"), "driver");
  EXPECT_EQ(at(driver, "name").string, "Selaras");
  for (const Node& rule : at(driver, "rules").elements) expect_valid_rule(rule);
  for (const Node& result : at(run, "results").elements) {
    expect_valid_result(result, at(driver, "rules"));
  }
}

TEST(CheckSarif, HasWhatTheStandardAndCodeScanningDemand) {
  const sample::World world;
  const Node run = run_of(world);
  expect_valid(run);
  EXPECT_EQ(at(run, "results").elements.size(), 3u);
  EXPECT_EQ(at(at(at(run, "tool"), "driver"), "rules").elements.size(), 3u);
}

TEST(CheckSarif, HasItForHostileTextToo) {
  sample::World world;
  sample::make_hostile(world);
  world.results[0].findings[0].at.file = "a folder/%2e#\"<ü>.json";
  world.results[0].findings[1].at = {.file = "/absolute.json"};
  expect_valid(run_of(world));
}

TEST(CheckSarif, ListsTheRulesThatWereReportedAndNoOthers) {
  sample::World world;
  world.results[0].findings.resize(1);
  const Node run = run_of(world);
  const auto& rules = at(at(at(run, "tool"), "driver"), "rules").elements;
  ASSERT_EQ(rules.size(), 1u);
  EXPECT_EQ(at(rules[0], "id").string, world.results[0].findings[0].rule);
  EXPECT_EQ(at(rules[0], "name").string, "SampleUnit");
}

TEST(CheckSarif, MarksKnownAndSuppressedFindingsAndDropsNone) {
  sample::World world;
  world.results[0].findings[0].state = checker::State::baseline;
  accept(world.results[0].findings[1]);
  const Node run = run_of(world, true);
  const auto& results = at(run, "results").elements;
  ASSERT_EQ(results.size(), 3u);
  EXPECT_EQ(at(results[0], "baselineState").string, "unchanged");
  EXPECT_EQ(at(results[2], "baselineState").string, "new");
  ASSERT_EQ(at(results[1], "suppressions").elements.size(), 1u);
  EXPECT_EQ(at(at(results[1], "suppressions").elements[0], "kind").string, "inSource");
  EXPECT_EQ(at(at(results[1], "suppressions").elements[0], "justification").string, "being mended");
  EXPECT_TRUE(at(results[2], "suppressions").elements.empty());
}

TEST(CheckSarif, ShowsTheWitnessAsAFlowAndTheQuotesBesideIt) {
  const sample::World world;
  const Node run = run_of(world);
  const Node& result = at(run, "results").elements[2];
  EXPECT_EQ(at(result, "relatedLocations").elements.size(), 1u);
  const Node& thread = at(at(result, "codeFlows").elements[0], "threadFlows").elements[0];
  EXPECT_EQ(at(thread, "locations").elements.size(), 2u);
}

// JUnit: the structure that Jenkins' schema (junit-10.xsd) and the readers of GitLab, GitHub
// actions and Azure share.

void expect_junit_shape(const tests::Element& root) {
  const auto number = [](const tests::Element& element, const char* name) {
    EXPECT_TRUE(element.attributes.contains(name)) << element.name << " " << name;
    return std::stoul(element.attributes.at(name));
  };
  EXPECT_EQ(root.name, "testsuites");
  std::size_t tests_of_all = 0;
  for (const tests::Element& suite : root.children) {
    ASSERT_EQ(suite.name, "testsuite");
    EXPECT_TRUE(suite.attributes.contains("name"));
    std::size_t failures = 0;
    std::size_t skipped = 0;
    for (const tests::Element& one : suite.children) {
      ASSERT_EQ(one.name, "testcase");
      EXPECT_TRUE(one.attributes.contains("name") && one.attributes.contains("classname"));
      for (const tests::Element& inside : one.children) {
        const std::set<std::string> allowed{"failure", "skipped", "system-out"};
        EXPECT_TRUE(allowed.contains(inside.name)) << inside.name;
        if (inside.name == "failure") ++failures;
        if (inside.name == "skipped") ++skipped;
      }
    }
    EXPECT_EQ(number(suite, "tests"), suite.children.size());
    EXPECT_EQ(number(suite, "failures"), failures);
    EXPECT_EQ(number(suite, "skipped"), skipped);
    EXPECT_EQ(number(suite, "errors"), 0u);
    tests_of_all += suite.children.size();
  }
  EXPECT_EQ(number(root, "tests"), tests_of_all);
}

tests::Element junit_of(const sample::World& world,
                        std::optional<model::Level> fail_on = model::Level::warning) {
  const std::string text = whole(junit_report({}, fail_on, english()), world.results);
  const std::string declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  EXPECT_TRUE(text.starts_with(declaration));
  const auto root = tests::read_xml(std::string_view(text).substr(declaration.size()));
  EXPECT_TRUE(root) << text;
  if (!root) return {};
  expect_junit_shape(*root);
  return *root;
}

std::string ending_of(const tests::Element& root, const std::string& rule) {
  for (const tests::Element& one : root.children.at(0).children) {
    if (one.attributes.at("name") != rule) continue;
    return one.children.empty() ? "passed" : one.children[0].name;
  }
  return "absent";
}

TEST(CheckJunit, ASuiteIsAProcedureAndACaseARule) {
  const sample::World world;
  const tests::Element root = junit_of(world);
  ASSERT_EQ(root.children.size(), 2u);
  EXPECT_EQ(root.children[0].attributes.at("name"), "kota-contoh");
  EXPECT_EQ(ending_of(root, "sample-addressee"), "failure");
  EXPECT_EQ(ending_of(root, "sample-unit"), "system-out");  // a note, below the level that fails
  EXPECT_EQ(ending_of(root, "decree-missing"), "passed");
}

TEST(CheckJunit, FailsWhereTheProgramDoes) {
  sample::World world;
  EXPECT_EQ(ending_of(junit_of(world, model::Level::note), "sample-unit"), "failure");
  EXPECT_EQ(ending_of(junit_of(world, std::nullopt), "sample-addressee"), "system-out");
  accept(world.results[0].findings[2]);
  EXPECT_EQ(ending_of(junit_of(world), "sample-addressee"), "skipped");
}

TEST(CheckJunit, StaysXmlWhateverAFileHolds) {
  sample::World world;
  sample::make_hostile(world);
  static_cast<void>(junit_of(world));
}

// GitHub, GitLab, Markdown, JSON Lines.

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> all;
  for (const std::string_view line : model::lines(text)) all.emplace_back(line);
  return all;
}

TEST(CheckGithub, TheWorstComesFirstAndEachIsOneLine) {
  sample::World world;
  sample::make_hostile(world);
  const std::vector<std::string> lines = lines_of(whole(github_report(english()), world.results));
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_TRUE(lines[0].starts_with("::error file=procedures/kota-contoh/procedure.json,line=4,"));
  EXPECT_TRUE(lines[1].starts_with("::warning "));
  EXPECT_TRUE(lines[2].starts_with("::notice "));
}

TEST(CheckGithub, ShowsTenAndSaysHowManyMore) {
  sample::World world;
  auto& findings = world.results[0].findings;
  for (int i = 0; i < 12; ++i) findings.push_back(findings[2]);
  const std::vector<std::string> lines = lines_of(whole(github_report(english()), world.results));
  ASSERT_EQ(lines.size(), annotation_limit + 1);
  EXPECT_NE(lines.back().find("5 more findings"), std::string::npos) << lines.back();
}

TEST(CheckGithub, NoTextEndsAPropertyOrBeginsACommand) {
  sample::World world;
  world.results[0].findings[2].at.file = "a,b:c%\r\n::error::x.json";
  const std::vector<std::string> lines = lines_of(whole(github_report(english()), world.results));
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_TRUE(lines[0].starts_with("::error file=a%2Cb%3Ac%25 %3A%3Aerror%3A%3Ax.json,line=4,"))
      << lines[0];
}

TEST(CheckGitlab, EachIssueHasWhatGitlabDemands) {
  sample::World world;
  sample::make_hostile(world);
  world.results[0].findings[0].state = checker::State::baseline;
  const Node issues = parsed(whole(gitlab_report(english()), world.results));
  ASSERT_EQ(issues.elements.size(), 3u);
  std::set<std::string> fingerprints;
  const std::set<std::string> severities{"info", "minor", "major", "critical", "blocker"};
  for (const Node& issue : issues.elements) {
    EXPECT_FALSE(at(issue, "description").string.empty());
    EXPECT_FALSE(at(issue, "check_name").string.empty());
    EXPECT_TRUE(severities.contains(at(issue, "severity").string));
    EXPECT_TRUE(fingerprints.insert(at(issue, "fingerprint").string).second);
    EXPECT_GE(at(at(at(issue, "location"), "lines"), "begin").integer, 1);
  }
  EXPECT_EQ(at(issues.elements[0], "severity").string, "info");
  EXPECT_TRUE(at(issues.elements[0], "description").string.ends_with("(in the baseline)"));
  EXPECT_EQ(at(issues.elements[2], "severity").string, "major");
}

TEST(CheckJsonl, EveryLineIsOneObject) {
  sample::World world;
  sample::make_hostile(world);
  const std::vector<std::string> lines = lines_of(whole(jsonl_report(english()), world.results));
  std::vector<std::string> kinds;
  for (const std::string& line : lines) kinds.push_back(at(parsed(line), "kind").string);
  EXPECT_EQ(kinds,
            (std::vector<std::string>{"procedure", "finding", "finding", "finding", "procedure"}));
}

/// Letters of Markdown and HTML that stand bare, outside code spans.
bool holds_markup(const std::string& text) {
  return text.find("<script") != std::string::npos || text.find("\x1b") != std::string::npos ||
         text.find("\u202E") != std::string::npos || text.find("[a](") != std::string::npos;
}

TEST(CheckMarkdown, HoldsOneRowAFindingAndNoMarkupOfAFile) {
  sample::World world;
  sample::make_hostile(world);
  world.results[0].findings[0].evidence = {{1, "a | b ``` c @someone [x](javascript:y)", {}}};
  const std::string text = whole(markdown_report(english()), world.results);
  std::size_t rows = 0;
  for (const std::string& line : lines_of(text)) {
    if (!line.starts_with("| ")) continue;
    ++rows;
    std::size_t bars = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (line[i] == '|' && (i == 0 || line[i - 1] != '\\')) ++bars;
    }
    EXPECT_EQ(bars, 6u) << line;
  }
  EXPECT_EQ(rows, 4u);  // the head and three findings
  EXPECT_EQ(text.find("<script>alert"), text.find("`<script>alert") + 1)
      << "HTML of a quote stands in code only";
}

TEST(Escape, MarkdownTextHoldsNoMarkup) {
  const std::string text =
      markdown_text("<b>x</b> [a](http://b) `c` *d* _e_ @user #12 | \x1b[31m\u202E\r\n# f");
  EXPECT_FALSE(holds_markup(text)) << text;
  EXPECT_EQ(text.find("<"), std::string::npos);
  EXPECT_EQ(text.find("@user"), std::string::npos);
  EXPECT_EQ(text.find("#12"), std::string::npos);
  EXPECT_EQ(text.find("://"), std::string::npos);
  EXPECT_EQ(text.find('\n'), std::string::npos);
}

TEST(Escape, ACodeSpanCannotBeLeft) {
  EXPECT_EQ(markdown_code("a`b"), "``a`b``");
  EXPECT_EQ(markdown_code("``"), "``` `` ```");
  EXPECT_EQ(markdown_code("a|b"), "`a\\|b`");
}

TEST(Escape, APathBecomesAUri) {
  EXPECT_EQ(path_uri("./a b/c#d.json"), "a%20b/c%23d.json");
  EXPECT_EQ(path_uri("/tmp/x.json"), "file:///tmp/x.json");
}

TEST(Formats, HoldNoControlCharacterOfAFile) {
  sample::World world;
  sample::make_hostile(world);
  for (const std::string& text :
       {whole(sarif_report("0.1.0", false, english()), world.results),
        whole(markdown_report(english()), world.results),
        whole(github_report(english()), world.results),
        whole(gitlab_report(english()), world.results),
        whole(junit_report({}, model::Level::warning, english()), world.results),
        whole(jsonl_report(english()), world.results)}) {
    EXPECT_EQ(text.find('\x1b'), std::string::npos);
    EXPECT_EQ(text.find('\r'), std::string::npos);
  }
}

std::unique_ptr<CheckReport> report_of(std::string_view format) {
  if (format == "json") return json_report("0.1.0", english());
  if (format == "jsonl") return jsonl_report(english());
  if (format == "sarif") return sarif_report("0.1.0", true, english());
  if (format == "junit") return junit_report({}, model::Level::note, english());
  if (format == "github") return github_report(english());
  if (format == "gitlab") return gitlab_report(english());
  if (format == "markdown") return markdown_report(english());
  return text_report(english());
}

class InRounds : public testing::TestWithParam<std::string> {};

TEST_P(InRounds, TheReportIsWhatItIsAtOnce) {
  const sample::World world;
  ASSERT_EQ(world.results.size(), 2u);
  const std::unique_ptr<CheckReport> report = report_of(GetParam());
  for (const checker::ProcedureResult& result : world.results) {
    report->add({&result, 1}, world.files);
    report->add({}, {});
  }
  EXPECT_EQ(report->take(), whole(report_of(GetParam()), world.results, world.files));
}

INSTANTIATE_TEST_SUITE_P(Formats, InRounds,
                         testing::Values("text", "json", "jsonl", "sarif", "junit", "github",
                                         "gitlab", "markdown"),
                         [](const auto& each) { return each.param; });

TEST(Github, KeepsTheWorstOfManyWhenTheyComeLate) {
  sample::World world;
  std::vector<checker::Finding>& findings = world.results[0].findings;
  checker::Finding note = findings.front();
  note.level = model::Level::note;
  findings.assign(annotation_limit + 5, note);
  findings.push_back(note);
  findings.back().level = model::Level::error;
  const std::string text = whole(github_report(english()), {&world.results[0], 1});
  EXPECT_TRUE(text.starts_with("::error ")) << text;
  EXPECT_EQ(std::ranges::count(text, '\n'), static_cast<std::ptrdiff_t>(annotation_limit + 1));
  EXPECT_NE(text.find("6 "), std::string::npos) << text;
}

}  // namespace
}  // namespace selaras::reports
