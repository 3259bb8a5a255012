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

}  // namespace
}  // namespace selaras::tests
