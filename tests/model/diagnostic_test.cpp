#include "model/diagnostic.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "model/load.h"

/// The list of codes in model/diagnostic.h is what the catalogues are written from: each code is
/// reached by an example, with the arguments that the list promises, and none is missing in it.
namespace selaras::model {
namespace {

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

const std::filesystem::path folder = std::filesystem::path(SELARAS_ROOT) / "model";

/// Code and names of arguments, as the header lists them.
std::map<std::string, std::set<std::string>> listed() {
  std::map<std::string, std::set<std::string>> result;
  std::istringstream header(bytes_of(folder / "diagnostic.h"));
  const std::regex entry("//   ([a-z0-9-]+) *([^(]*).*");
  const std::regex word("[a-z]+");
  for (std::string line; std::getline(header, line);) {
    std::smatch match;
    if (!std::regex_match(line, match, entry)) continue;
    std::set<std::string>& arguments = result[match[1]];
    const std::string names = match[2];
    for (std::sregex_iterator name(names.begin(), names.end(), word), end; name != end; ++name) {
      arguments.insert(name->str());
    }
  }
  return result;
}

Diagnostics of_text(const std::string& text) {
  Diagnostics diagnostics;
  std::ignore = json::parse(text, "f.json", diagnostics);
  return diagnostics;
}

Diagnostics of_file(const std::string& text) {
  Diagnostics diagnostics;
  const auto document = json::parse(text, "f.json", diagnostics);
  if (!document) return diagnostics;
  if (kind_of(*document) == "reference") {
    std::ignore = read_reference(*document, "f.json", {}, diagnostics);
  } else {
    std::ignore = read_procedure(*document, "f.json", diagnostics);
  }
  return diagnostics;
}

Diagnostics of_procedure(const std::string& members) {
  return of_file(R"({"kind": "procedure", "formatVersion": 1, )" + members + "}");
}

Diagnostics of_edges(const std::string& edges) {
  return of_procedure(R"("steps": [{"id": "a", "label": ""}, {"id": "b", "label": "",
      "outcomes": [{"id": "o"}]}], "flow": {"start": "a", "edges": [)" +
                      edges + R"(], "ends": [{"id": "e", "outcome": "granted"}]})");
}

Diagnostics of_reference(const std::string& members) {
  return of_file(R"({"kind": "reference", "formatVersion": 1, )" + members + "}");
}

Diagnostics of_evidence(std::uint32_t line, const std::string& hash) {
  Procedure procedure;
  procedure.title.emplace().evidence.emplace_back();
  procedure.title->evidence[0].line = line;
  procedure.title->evidence[0].quote = "b";
  procedure.source.emplace().sha256 = hash;
  Diagnostics diagnostics;
  prove_evidence(procedure, "a\n", diagnostics);
  return diagnostics;
}

std::string repeated(const std::string& text, std::size_t count) {
  std::string result;
  for (std::size_t i = 0; i < count; ++i) result += text;
  return result;
}

using Example = std::function<Diagnostics()>;

std::map<std::string, Example> examples() {
  const auto text = [](const std::string& bytes) { return [bytes] { return of_text(bytes); }; };
  const auto procedure = [](const std::string& members) {
    return [members] { return of_procedure(members); };
  };
  const auto edges = [](const std::string& list) { return [list] { return of_edges(list); }; };
  const auto reference = [](const std::string& members) {
    return [members] { return of_reference(members); };
  };
  return {
      {"json-syntax", text("[1 2]")},
      {"json-unfinished", text("[1")},
      {"json-control-character", text("[\"\n\"]")},
      {"json-nul", text(R"(["\u0000"])")},
      {"json-invalid-utf8", text("\xFF")},
      {"json-duplicate-key", text(R"({"a": 1, "a": 2})")},
      {"json-integer-range", text("[99999999999999999999]")},
      {"json-number-range", text("[1e999]")},
      {"json-too-deep", text(std::string(100, '['))},
      {"json-too-large", [] { return of_text(std::string(json::size_limit + 1, ' ')); }},
      {"json-too-many-values",
       [] { return of_text("[0" + repeated(",0", json::value_limit) + "]"); }},
      {"missing-key", procedure(R"("region": "x")")},
      {"unknown-key", procedure(R"("colour": 1)")},
      {"no-object", procedure(R"("title": "t")")},
      {"wrong-type", procedure(R"("id": 1)")},
      {"unknown-word", procedure(R"("level": "village")")},
      {"wrong-kind", [] { return of_file(R"({"kind": "calendar"})"); }},
      {"unknown-format-version",
       [] { return of_file(R"({"kind": "procedure", "formatVersion": 9})"); }},
      {"invalid-id", procedure(R"("id": "A")")},
      {"duplicate-id", procedure(R"("documents": [{"id": "d"}, {"id": "d"}])")},
      {"unknown-id", procedure(R"("products": [{"text": "", "document": "d"}])")},
      {"empty-value", procedure(R"("cost": {"text": "", "evidence": {"line": 1, "quote": ""}})")},
      {"wrong-date", procedure(R"("decree": {"date": "2024"})")},
      {"number-too-small",
       procedure(R"("cost": {"text": "", "evidence": {"line": 0, "quote": "x"}})")},
      {"number-too-large",
       procedure(R"("cost": {"text": "", "evidence": {"line": 9999999999, "quote": "x"}})")},
      {"number-range", reference(R"("weights": [{"activity": "a", "missing": 5000}])")},
      {"range-reversed", procedure(R"("timeClaims": [{"id": "t", "minimum": 2, "maximum": 1}])")},
      {"conflicting-keys",
       procedure(R"("timeClaims": [{"id": "t", "value": 2, "minimum": 1, "maximum": 1}])")},
      {"parent-cycle",
       procedure(R"("items": [{"id": "i", "section": "s", "kind": "step", "parent": "i"}])")},
      {"too-many-faults",
       [] { return of_text("{" + repeated(R"("a": 1, )", 2000) + R"("a": 1})"); }},
      {"too-many", procedure("\"steps\": [" + repeated("0,", 200'000) + "0]")},
      {"wrong-lines", procedure(R"("sections": [{"id": "s", "kind": "time", "lines": 1}])")},
      {"invalid-file-name", procedure(R"("source": {"file": "../x"})")},
      {"invalid-sha256", procedure(R"("source": {"file": "x", "sha256": "0"})")},
      {"invalid-address", procedure(R"("source": {"file": "x", "address": "ftp://x"})")},
      {"reserved-id", procedure(R"("steps": [{"id": "start", "label": ""}])")},
      {"no-start", procedure(R"("flow": {})")},
      {"start-at-end",
       procedure(R"("flow": {"start": "e", "ends": [{"id": "e", "outcome": "granted"}]})")},
      {"edge-at-start", edges(R"({"from": "a", "to": "start", "origin": "stated"})")},
      {"edge-from-end", edges(R"({"from": "e", "to": "a", "origin": "stated"})")},
      {"missing-outcome", edges(R"({"from": "b", "to": "a", "origin": "stated"})")},
      {"outcome-without-decision",
       edges(R"({"from": "a", "outcome": "o", "to": "b", "origin": "stated"})")},
      {"needs-gateway", edges(R"({"from": "a", "to": "b", "origin": "stated"},
                                 {"from": "a", "to": "e", "origin": "stated"})")},
      {"duplicate-edge", edges(R"({"from": "a", "to": "b", "origin": "stated"},
                                  {"from": "a", "to": "b", "origin": "stated"})")},
      {"missing-reason", edges(R"({"from": "a", "to": "b", "origin": "inferred"})")},
      {"quote-not-found", [] { return of_evidence(1, ""); }},
      {"quote-line-out-of-range", [] { return of_evidence(2, ""); }},
      {"source-hash-differs", [] { return of_evidence(1, "0"); }},
      {"needs-cycle", reference(R"("obligations": [{"id": "o", "needs": "o"}])")},
      {"wrong-pair", reference(R"("obligations": [{"id": "o", "clauses":
          [{"kind": "participants", "sides": [["a"]]}]}])")},
  };
}

std::set<std::string> argument_names(const Diagnostic& diagnostic) {
  std::set<std::string> names;
  for (const auto& [name, value] : diagnostic.arguments) names.insert(name);
  return names;
}

TEST(DiagnosticCodes, EachThatIsListedIsReachedWithTheArgumentsPromised) {
  const std::map<std::string, Example> all = examples();
  for (const auto& [code, arguments] : listed()) {
    ASSERT_TRUE(all.contains(code)) << code << " has no example";
    const Diagnostics diagnostics = all.at(code)();
    const auto found = std::ranges::find(diagnostics, code, &Diagnostic::code);
    ASSERT_NE(found, diagnostics.end()) << code << " is not reached by its example";
    EXPECT_EQ(argument_names(*found), arguments) << code;
  }
}

TEST(DiagnosticCodes, EachThatHasAnExampleIsListed) {
  const auto list = listed();
  for (const auto& [code, example] : examples()) EXPECT_TRUE(list.contains(code)) << code;
}

/// What the readers of procedures and references report, found in their own text.
TEST(DiagnosticCodes, EachThatIsReportedIsListed) {
  const auto list = listed();
  const std::regex reported(
      R"re((?:report|fail|add_fault)\((?:diagnostics_?,|[a-z.()]*,)?\s*\{?\s*"([a-z0-9-]+)")re");
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string name = entry.path().filename();
    const bool ours = name.starts_with("json") || name.starts_with("read_procedure") ||
                      name.starts_with("read_reference") || name.starts_with("read_ids") ||
                      name == "read.cpp" || name == "evidence.cpp" || name == "file_head.cpp";
    if (!ours || entry.path().extension() != ".cpp") continue;
    const std::string text = bytes_of(entry.path());
    for (std::sregex_iterator match(text.begin(), text.end(), reported), end; match != end;
         ++match, ++count) {
      EXPECT_TRUE(list.contains((*match)[1])) << (*match)[1] << " in " << name;
    }
  }
  EXPECT_GT(count, 40u);
}

TEST(Diagnostics, OfOneFileAreListedUpToALimit) {
  Diagnostics diagnostics;
  add_fault(diagnostics, {"x", {"a", {}, {}}, {}});
  for (std::size_t i = 0; i < fault_limit + 10; ++i)
    add_fault(diagnostics, {"x", {"b", {}, {}}, {}});
  add_fault(diagnostics, {"x", {"c", {}, {}}, {}});
  ASSERT_EQ(diagnostics.size(), fault_limit + 3);
  EXPECT_EQ(diagnostics[fault_limit].code, "x");
  EXPECT_EQ(diagnostics[fault_limit + 1].code, "too-many-faults");
  EXPECT_EQ(diagnostics[fault_limit + 1].at.file, "b");
  EXPECT_EQ(diagnostics[fault_limit + 2].at.file, "c");
}

TEST(Diagnostics, OnlyErrorsForbidTheUseOfAFile) {
  EXPECT_FALSE(has_errors({}));
  EXPECT_FALSE(has_errors({{"x", {}, {}, Diagnostic::Severity::warning}}));
  EXPECT_TRUE(has_errors({{"x", {}, {}, Diagnostic::Severity::warning}, {"y", {}, {}}}));
}

}  // namespace
}  // namespace selaras::model
