#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/cli/program.h"

/// Flows that nobody should write, and some do: a finding or a clear message, the right exit code,
/// and an end within memory.
namespace selaras::tests {
namespace {

namespace fs = std::filesystem;

const fs::path procedures = fs::path(SELARAS_ROOT) / "procedures";

std::string step(const std::string& id, const std::string& outcomes = "") {
  return R"({"id":")" + id + R"(","label":")" + id + R"(")" +
         (outcomes.empty() ? "" : R"(,"outcomes":[)" + outcomes + "]") + "}";
}
std::string edge(const std::string& from, const std::string& to, const std::string& outcome = "") {
  return R"({"from":")" + from + R"(","to":")" + to + R"(","origin":"stated")" +
         (outcome.empty() ? "" : R"(,"outcome":")" + outcome + R"(")") + "}";
}
std::string file(const std::string& start, const std::string& steps, const std::string& gateways,
                 const std::string& edges) {
  return R"({"kind":"procedure","formatVersion":1,"id":"p","service":"s","region":"r","level":"city",)"
         R"("steps":[)" +
         steps + R"(],"flow":{"start":)" + start + R"(,"gateways":[)" + gateways +
         R"(],"edges":[)" + edges + R"(],"ends":[{"id":"done","outcome":"granted"}]}})";
}

/// In two gigabytes of address space.
Ran check(const std::string& text, const std::string& more = "") {
  const Scratch scratch;
  scratch.write("p.json", text);
  return run_shell("ulimit -v 2000000; selaras check p.json --lang en --fail-on error" + more,
                   scratch.path());
}

TEST(BadFlow, WithSeveralStartsInAListIsRefusedAtItsPlace) {
  const Ran ran = check(file(R"(["a","b"])", step("a") + "," + step("b"), "",
                             edge("a", "done") + "," + edge("b", "done")));
  EXPECT_EQ(ran.code, 2) << ran.out;
  EXPECT_TRUE(contains(ran.err, "`start` should be a text, but is a list")) << ran.err;
}

TEST(BadFlow, WithASecondStepThatNothingLeadsToIsAFindingAboutThatStep) {
  const Ran ran = check(
      file(R"("a")", step("a") + "," + step("b"), "", edge("a", "done") + "," + edge("b", "done")));
  EXPECT_EQ(ran.code, 1) << ran.err;
  EXPECT_TRUE(contains(ran.out, "no run reaches step “b” [unreachable-step]")) << ran.out;
}

TEST(BadFlow, WithAnIslandIsOneFinding) {
  const Ran ran = check(file(R"("a")", step("a") + "," + step("b") + "," + step("c"), "",
                             edge("a", "done") + "," + edge("b", "c") + "," + edge("c", "b")));
  EXPECT_EQ(ran.code, 1) << ran.err;
  EXPECT_TRUE(contains(ran.out, "1 error,")) << ran.out;
  EXPECT_TRUE(contains(ran.out, "[unreachable-step]")) << ran.out;
}

TEST(BadFlow, WithALoopOfOneStepThatCanBeLeftIsSound) {
  const Ran ran = check(file(R"("a")", step("a", R"({"id":"again"},{"id":"on"})"), "",
                             edge("a", "a", "again") + "," + edge("a", "done", "on")));
  EXPECT_EQ(ran.code, 0) << ran.out << ran.err;
}

TEST(BadFlow, WithoutAnyStepIsRefusedAtItsPlace) {
  for (const char* start : {R"("a")", R"("done")"}) {
    const Ran ran = check(file(start, "", "", ""));
    EXPECT_EQ(ran.code, 2) << ran.out;
    EXPECT_TRUE(contains(ran.err, "p.json:1:")) << ran.err;
  }
}

/// Branches in a ring, each waiting for the next one, too: 2^24 states and no block in it.
TEST(BadFlow, OfBranchesThatWaitForEachOtherIsDecidedWithoutSeeingEveryState) {
  std::string steps = step("a");
  std::string gateways = R"({"id":"open","kind":"parallel"},{"id":"close","kind":"parallel"})";
  std::string edges = edge("a", "open") + "," + edge("close", "done");
  constexpr int branches = 24;
  for (int index = 0; index < branches; ++index) {
    const std::string id = std::to_string(index);
    const std::string next = std::to_string((index + 1) % branches);
    steps += "," + step("x" + id) + "," + step("y" + id);
    gateways +=
        R"(,{"id":"s)" + id + R"(","kind":"parallel"},{"id":"j)" + id + R"(","kind":"parallel"})";
    edges += "," + edge("open", "x" + id) + "," + edge("x" + id, "s" + id) + "," +
             edge("s" + id, "j" + id) + "," + edge("s" + id, "j" + next) + "," +
             edge("j" + id, "y" + id) + "," + edge("y" + id, "close");
  }
  const Ran ran = check(file(R"("a")", steps, gateways, edges));
  EXPECT_EQ(ran.code, 0) << ran.out << ran.err;
}

TEST(BadFlow, OfAReferenceThatGetsStuckIsRefusedAndNothingIsMeasuredByIt) {
  const Scratch scratch;
  std::string text = text_of(procedures / "reference" / "regional-2019.json");
  const std::string_view gateway = R"({"id": "access_in_use", "kind": "exclusive"})";
  const std::size_t at = text.find(gateway);
  ASSERT_NE(at, std::string::npos);
  text.replace(at, gateway.size(), R"({"id": "access_in_use", "kind": "parallel"})");
  scratch.write("stuck.json", text);
  const Ran ran = run_program(
      {"check", (procedures / "riau").string(), "--against", "stuck.json", "--lang", "en"},
      scratch.path());
  EXPECT_EQ(ran.code, 2) << ran.out;
  EXPECT_TRUE(contains(ran.err, "unsound")) << ran.err;
  EXPECT_FALSE(contains(ran.out, "run-not-in-reference")) << ran.out;
}

}  // namespace
}  // namespace selaras::tests
