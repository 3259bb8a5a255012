#include <string>

#include <gtest/gtest.h>

#include "tests/cli/program.h"

/// Flows that are hard on a checker: it ends, within memory, with a finding or a clear message.
namespace selaras::tests {
namespace {

std::string step(const std::string& id) {
  return R"({"id":")" + id + R"(","label":")" + id + R"("})";
}
std::string edge(const std::string& from, const std::string& to) {
  return R"({"from":")" + from + R"(","to":")" + to + R"(","origin":"stated"})";
}
std::string file(const std::string& steps, const std::string& gateways, const std::string& edges) {
  return R"({"kind":"procedure","formatVersion":1,"id":"p","service":"s","region":"r","level":"city",)"
         R"("steps":[)" +
         steps + R"(],"flow":{"start":"a","gateways":[)" + gateways + R"(],"edges":[)" + edges +
         R"(],"ends":[{"id":"done","outcome":"granted"}]}})";
}

/// So many branches at once that nobody could look at every state; `join` closes them.
std::string branches(int count, const std::string& join_kind) {
  std::string steps = step("a");
  std::string edges = edge("a", "open");
  for (int index = 0; index < count; ++index) {
    const std::string id = "b" + std::to_string(index);
    steps += "," + step(id);
    edges += "," + edge("open", id) + "," + edge(id, "close");
  }
  return file(steps,
              R"({"id":"open","kind":"parallel"},{"id":"close","kind":")" + join_kind + R"("})",
              edges + "," + edge("close", "done"));
}

Ran check(const std::string& text) {
  const Scratch scratch;
  scratch.write("p.json", text);
  return run_program({"check", "p.json", "--lang", "en", "--fail-on", "error"}, scratch.path());
}

TEST(Behaviour, OfFiftyParallelBranchesIsProvenSound) {
  const Ran ran = check(branches(50, "parallel"));
  EXPECT_EQ(ran.code, 0) << ran.out << ran.err;
  EXPECT_EQ(ran.out.find("behaviour-not-decided"), std::string::npos) << ran.out;
}

TEST(Behaviour, OfFiftyBranchesThatDoNotWaitForEachOtherIsAFinding) {
  const Ran ran = check(branches(50, "exclusive"));
  EXPECT_EQ(ran.code, 1) << ran.err;
  EXPECT_NE(ran.out.find("[unsynchronised-merge]"), std::string::npos) << ran.out;
}

TEST(Behaviour, OfAStepThatFollowsItselfIsAFinding) {
  const Ran ran = check(file(step("a"), "", edge("a", "a")));
  EXPECT_EQ(ran.code, 1) << ran.err;
  EXPECT_NE(ran.out.find("[no-end]"), std::string::npos) << ran.out;
}

TEST(Behaviour, OfAJoinThatWaitsForAnUnreachableStepIsToldOnce) {
  const Ran ran =
      check(file(step("a") + "," + step("b"), R"({"id":"close","kind":"parallel"})",
                 edge("a", "close") + "," + edge("b", "close") + "," + edge("close", "done")));
  EXPECT_EQ(ran.code, 1) << ran.err;
  EXPECT_NE(ran.out.find("[unreachable-step]"), std::string::npos) << ran.out;
  EXPECT_EQ(ran.out.find("[deadlock]"), std::string::npos) << ran.out;
}

}  // namespace
}  // namespace selaras::tests
