#include "tests/checker/rules_sample.h"

#include <algorithm>
#include <map>

#include <gtest/gtest.h>

#include "checker/facts.h"
#include "model/json.h"
#include "model/load.h"

namespace selaras::checker::sample {
namespace {

bool is_end(const std::string& id) { return id == "granted" || id == "rejected"; }

struct Line {
  std::string from;
  std::string outcome;
  std::string to;
};

Line read(const std::string& text) {
  Line line;
  const std::size_t arrow = text.find(" -> ");
  line.from = text.substr(0, arrow);
  if (arrow != std::string::npos) line.to = text.substr(arrow + 4);
  const std::size_t bracket = line.from.find('[');
  if (bracket != std::string::npos) {
    line.outcome = line.from.substr(bracket + 1, line.from.size() - bracket - 2);
    line.from.resize(bracket);
  }
  return line;
}

std::string in_quotes(const std::string& text) { return '"' + text + '"'; }

/// A JSON object of the steps' outcomes, in order of appearance.
std::string steps_json(const std::vector<Line>& lines) {
  std::vector<std::string> order;
  std::map<std::string, std::vector<std::string>> outcomes;
  for (const Line& line : lines) {
    for (const std::string& id : {line.from, line.to}) {
      if (id.empty() || is_end(id) || outcomes.contains(id)) continue;
      order.push_back(id);
      outcomes[id] = {};
    }
    if (!line.outcome.empty()) outcomes[line.from].push_back(line.outcome);
  }
  std::string json;
  for (const std::string& id : order) {
    if (!json.empty()) json += ',';
    json += R"({"id":)" + in_quotes(id) + R"(,"label":)" + in_quotes(id);
    if (!outcomes[id].empty()) {
      json += R"(,"outcomes":[)";
      for (const std::string& outcome : outcomes[id]) {
        json += (json.back() == '[' ? "" : ",") + (R"({"id":)" + in_quotes(outcome) + '}');
      }
      json += ']';
    }
    json += '}';
  }
  return json;
}

std::string edges_json(const std::vector<Line>& lines) {
  std::string json;
  for (const Line& line : lines) {
    if (line.to.empty()) continue;
    if (!json.empty()) json += ',';
    json += R"({"from":)" + in_quotes(line.from) + R"(,"to":)" + in_quotes(line.to) +
            R"(,"origin":"stated")";
    if (!line.outcome.empty()) json += R"(,"outcome":)" + in_quotes(line.outcome);
    json += '}';
  }
  return json;
}

std::string ends_json(const std::vector<Line>& lines) {
  std::string json;
  for (const std::string id : {"granted", "rejected"}) {
    if (std::ranges::find(lines, id, &Line::to) == lines.end()) continue;
    json += (json.empty() ? "" : ",") +
            (R"({"id":)" + in_quotes(id) + R"(,"outcome":)" + in_quotes(id) + '}');
  }
  return json;
}

}  // namespace

model::Procedure procedure(std::string_view json) {
  model::Diagnostics diagnostics;
  const auto document = model::json::parse(json, "sample.json", diagnostics);
  EXPECT_TRUE(document.has_value()) << json;
  if (!document) return {};
  model::Procedure read = model::read_procedure(*document, "sample.json", diagnostics);
  for (const model::Diagnostic& diagnostic : diagnostics) {
    std::string arguments;
    for (const auto& [name, value] : diagnostic.arguments) arguments += ' ' + name + '=' + value;
    ADD_FAILURE() << diagnostic.code << arguments << " at " << diagnostic.at.begin.line;
  }
  return read;
}

model::Procedure flow(const std::vector<std::string>& flow, std::string_view more) {
  std::vector<Line> lines;
  for (const std::string& text : flow) lines.push_back(read(text));
  return procedure(
      R"({"kind":"procedure","formatVersion":1,"id":"sample","service":"sample","region":"Kota Contoh",)"
      R"("level":"city",)" +
      std::string(more) + R"("steps":[)" + steps_json(lines) + R"(],"flow":{"start":)" +
      in_quotes(lines.front().from) + R"(,"edges":[)" + edges_json(lines) + R"(],"ends":[)" +
      ends_json(lines) + "]}}");
}

const Rule& rule(std::string_view id) {
  const auto all = rules();
  const auto known = std::ranges::find(all, id, [](const Rule* rule) { return rule->id; });
  EXPECT_NE(known, all.end()) << id;
  return **known;
}

std::vector<Finding> found(std::string_view id, const model::Procedure& procedure) {
  const Rule& checked = rule(id);
  const Facts facts(procedure, model::matching_reference(procedure, model::shipped_references()));
  Findings findings(checked.id, checked.level, procedure);
  if (checked.check != nullptr) checked.check(facts, findings);
  if (checked.check_last != nullptr) {
    checked.check_last(facts, {.findings = {}, .activities = {}}, findings);
  }
  return findings.take();
}

std::vector<std::string> values(const Finding& finding, std::string_view argument) {
  const Argument* known = finding.argument(argument);
  return known == nullptr ? std::vector<std::string>{} : known->values;
}

}  // namespace selaras::checker::sample
