#include <cstdlib>
#include <filesystem>

#include <gtest/gtest.h>

#include "tests/cli/program.h"

/// simulate and its kin as a user meets them.
namespace selaras::tests {
namespace {

namespace fs = std::filesystem;

const fs::path root = SELARAS_ROOT;
const std::string riau = (root / "procedures" / "riau").string();

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

Ran simulate(const Scratch& scratch, std::vector<std::string> more) {
  std::vector<std::string> all = {"simulate", riau, "--replications", "5", "--lang", "en"};
  all.insert(all.end(), more.begin(), more.end());
  return run_program(all, scratch.path());
}

TEST(SimulateAssert, Exits0WhereTheWholeIntervalKeepsToIt) {
  const Scratch scratch;
  const Ran ran = simulate(scratch, {"--assert", "mean(cycle) <= 10000 wd", "--assert",
                                     "share(cycle <= 10000 cd) >= 1%"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_TRUE(contains(ran.out, "mean(cycle) <= 10000 wd: holds")) << ran.out;
}

TEST(SimulateAssert, Exits1WhereItFailsOrIsNotShown) {
  const Scratch scratch;
  const Ran fails = simulate(scratch, {"--assert", "p90(cycle) <= 1 min"});
  EXPECT_EQ(fails.code, 1) << fails.err;
  EXPECT_TRUE(contains(fails.out, "does not hold")) << fails.out;
  const Ran open = simulate(scratch, {"--replications", "1", "--assert", "mean(cycle) <= 9999 wd"});
  EXPECT_EQ(open.code, 1) << open.err;
  EXPECT_TRUE(contains(open.out, "not shown")) << open.out;
}

TEST(SimulateAssert, RefusesWhatIsNoAssertion) {
  const Scratch scratch;
  for (const char* text :
       {"p90(cycle) <= 14", "p91(cycle) <= 14 wd", "p90(waiting) <= 1 wd",
        "share(cycle >= 1 wd) >= 0.5", "share(cycle <= 1 wd) >= 2", "mean(cycle) == 1 wd",
        "mean(cycle) <= -1 wd", "mean(cycle) <= 1 wd x"}) {
    const Ran ran = simulate(scratch, {"--assert", text});
    EXPECT_EQ(ran.code, 2) << text;
    EXPECT_TRUE(contains(ran.err, "p90(cycle) <= 14 wd")) << ran.err;  // the example
  }
}

TEST(SimulateLog, IsWrittenInTheFormatOfItsName) {
  const Scratch scratch;
  EXPECT_EQ(simulate(scratch, {"--log", "log.csv"}).code, 0);
  EXPECT_EQ(simulate(scratch, {"--log", "log.xes"}).code, 0);
  EXPECT_TRUE(text_of(scratch.path() / "log.csv").starts_with("case:concept:name,"));
  EXPECT_TRUE(text_of(scratch.path() / "log.xes").ends_with("</log>\n"));
  EXPECT_EQ(simulate(scratch, {"--log", "log.txt"}).code, 2);
}

TEST(SimulateLog, OnAFullDiskIsOneMessageAndLeavesNothing) {
  const Scratch scratch;
  fs::create_symlink("/dev/full", scratch.path() / "full.csv");
  const Ran ran = simulate(scratch, {"--log", "full.csv", "--replications", "500"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_TRUE(contains(ran.err, "full.csv")) << ran.err;
  EXPECT_TRUE(ran.out.empty()) << ran.out;
  EXPECT_EQ(simulate(scratch, {"--log", "no/such/folder.csv"}).code, 2);
  EXPECT_FALSE(fs::exists(scratch.path() / "full.csv.part"));
}

TEST(SimulateOutput, AsCsvHasARowPerFigure) {
  const Scratch scratch;
  const Ran ran = simulate(scratch, {"--output", "csv"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_TRUE(ran.out.starts_with("part,id,measure,unit,value,low95,high95\n"));
  EXPECT_TRUE(contains(ran.out, "\ncycleTime,,p90,working-day,")) << ran.out;
}

TEST(SimulateOutput, SaysWhatEachAssumptionMoves) {
  const Scratch scratch;
  const Ran ran = simulate(scratch, {"--sensitivity", "20%", "--output", "json"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_TRUE(contains(ran.out, "\"sensitivity\"")) << ran.out;
  EXPECT_EQ(simulate(scratch, {"--sensitivity", "often"}).code, 2);
}

TEST(SimulatePrecision, RunsOnUntilItIsReached) {
  const Scratch scratch;
  const Ran ran =
      simulate(scratch, {"--precision", "2%", "--max-replications", "20", "--output", "json"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_TRUE(contains(ran.out, "\"replications\": 10") ||
              contains(ran.out, "\"replications\": 20"))
      << ran.out;
}

TEST(SimulateReplications, MayBeAPart) {
  const Scratch scratch;
  const Ran ran = simulate(scratch, {"--replications", "3-4", "--output", "json"});
  EXPECT_TRUE(contains(ran.out, "\"replications\": 2")) << ran.out << ran.err;
  for (const char* wrong : {"0", "4-3", "1-", "-2", "x", "1-2-3", "99999999999999999999"}) {
    EXPECT_EQ(simulate(scratch, {"--replications", wrong}).code, 2) << wrong;
  }
}

TEST(SimulateInterrupted, ReportsWhatIsFinished) {
  const Scratch scratch;
  const std::string command = "cd " + scratch.path().string() +
                              " && timeout --preserve-status -s INT 5 " SELARAS_BINARY
                              " simulate " +
                              riau + " --lang en --replications 1000000 >out 2>err; echo $? >code";
  EXPECT_EQ(std::system(command.c_str()), 0);
  EXPECT_EQ(text_of(scratch.path() / "code"), "130\n");
  EXPECT_TRUE(contains(text_of(scratch.path() / "err"), "interrupted"));
  EXPECT_TRUE(contains(text_of(scratch.path() / "out"), "was interrupted"));
}

}  // namespace
}  // namespace selaras::tests
