#include <string>

#include <gtest/gtest.h>

#include "model/json.h"
#include "model/load.h"
#include "model/words.h"
#include "tests/cli/program.h"

/// What a reference demands, its own flow does, whoever publishes it.
namespace selaras::tests {
namespace {

using model::Reference;
using model::json::Node;

std::string file_of(const Reference& reference) {
  return std::string(SELARAS_ROOT) + "/procedures/reference/" + reference.id + ".json";
}

/// The first procedure of what `check` says in JSON.
Node checked(const std::string& path, const Reference& reference) {
  const Ran ran = run_program(
      {"check", path, "--against", file_of(reference), "--output", "json", "--fail-on", "error"},
      SELARAS_ROOT);
  EXPECT_EQ(ran.code, 0) << ran.err;
  model::Diagnostics diagnostics;
  const auto document = model::json::parse(ran.out, "check.json", diagnostics);
  const Node* procedures = document ? document->find("procedures") : nullptr;
  if (procedures == nullptr || procedures->elements.size() != 1) {
    ADD_FAILURE() << ran.out << ran.err;
    return {};
  }
  return procedures->elements.front();
}

void expect_conforming(const Node& procedure) {
  for (const char* key : {"fitness", "errors", "fitnessByOutcome", "alignment"}) {
    ASSERT_NE(procedure.find(key), nullptr) << key;
  }
  EXPECT_EQ(procedure.find("fitness")->number, 1);
  EXPECT_EQ(procedure.find("errors")->integer, 0);
  EXPECT_FALSE(procedure.find("fitnessByOutcome")->members.empty());
  for (const auto& member : procedure.find("fitnessByOutcome")->members) {
    EXPECT_EQ(member.value.number, 1) << member.key;
  }
  EXPECT_FALSE(procedure.find("alignment")->elements.empty());
  for (const Node& move : procedure.find("alignment")->elements) {
    EXPECT_EQ(move.find("move")->string, "synchronous");
  }
}

TEST(References, ConformToThemselves) {
  for (const Reference& reference : model::shipped_references()) {
    SCOPED_TRACE(reference.id);
    expect_conforming(checked(file_of(reference), reference));
  }
}

/// The reference's flow as an office of that level would publish it.
model::Procedure published(const Reference& reference, model::Administration level) {
  model::Procedure procedure = reference.procedure;
  procedure.level = level;
  procedure.region = "Contoh";
  for (model::Step& step : procedure.steps) step.label = step.id;
  return procedure;
}

TEST(References, ConformToThemselvesAtEachLevel) {
  const Scratch scratch;
  for (const Reference& reference : model::shipped_references()) {
    for (const model::Administration level : reference.levels) {
      const std::string word(model::words::word_for(model::words::administrations(), level));
      SCOPED_TRACE(reference.id + ", " + word);
      const std::string name = reference.id + "_" + word + ".json";
      scratch.write(name, model::write_procedure(published(reference, level)));
      expect_conforming(checked((scratch.path() / name).string(), reference));
    }
  }
}

/// A reference of one's own, that asks who refuses.
constexpr const char* office_refuses = R"({
  "kind": "reference", "formatVersion": 1, "id": "office-refuses", "version": "1",
  "extends": "regional-2019", "title": {"id": "Acuan contoh", "en": "Sample reference"},
  "obligations": [{
    "id": "decide.refused-by-office", "group": "authority", "needs": ["decide.present"],
    "title": {"id": "Penolakan oleh dinas", "en": "Refusal by the office"},
    "basis": [{"article": "letter-f", "mark": "I"}],
    "clauses": [{"kind": "role", "step": "decide_application[reject]", "field": "actor",
                 "allow": ["dukcapil_office"], "rule": "wrong-actor", "silent": "actor-not-stated"}]}]})";

std::string deciding(const std::string& more, const std::string& refusal) {
  return R"({
  "kind": "procedure", "formatVersion": 1, "id": "example", "service": "population-data-access",
  "region": "Kota Contoh", "level": "city",
  "steps": [{"id": "decide_application", "activity": "decide_application", "label": "memutuskan")" +
         more + R"(, "outcomes": [{"id": "approve"}, {"id": "reject", "label": "penolakan")" +
         refusal + R"(}]}],
  "flow": {
    "start": "decide_application",
    "edges": [{"from": "decide_application", "outcome": "approve", "to": "approved", "origin": "stated"},
              {"from": "decide_application", "outcome": "reject", "to": "rejected", "origin": "stated"}],
    "ends": [{"id": "approved", "outcome": "approved"}, {"id": "rejected", "outcome": "rejected"}]}})";
}

Ran judged(const std::string& more, const std::string& refusal) {
  const Scratch scratch;
  scratch.write("reference.json", office_refuses);
  scratch.write("example.json", deciding(more, refusal));
  return run_program({"check", "example.json", "--against", "reference.json", "--select",
                      "wrong-actor,wrong-approver,actor-not-stated", "--suggest", "--lang", "en"},
                     scratch.path());
}

TEST(References, MayAskWhoDecidesOneOutcome) {
  const std::string director = R"(, "actor": {"name": "Dirjen", "roles": ["dirjen"]})";
  const Ran met =
      judged(director, R"(, "actor": {"name": "Disdukcapil", "roles": ["dukcapil_office"]})");
  EXPECT_EQ(met.code, 0) << met.out;
  const Ran other =
      judged(director, R"(, "actor": {"name": "Wali Kota", "roles": ["regional_head"]})");
  EXPECT_EQ(other.code, 1);
  EXPECT_TRUE(contains(other.out,
                       "step “memutuskan” with the outcome “penolakan” is performed by “Wali "
                       "Kota”; actor in the reference: population and civil registration office "
                       "[wrong-actor]"))
      << other.out;
  EXPECT_TRUE(contains(other.out, "suggestion: name population and civil registration office"));
  const Ran silent = judged("", "");
  EXPECT_TRUE(contains(silent.out, "1 warning")) << "one silence, one finding\n" << silent.out;
}

}  // namespace
}  // namespace selaras::tests
