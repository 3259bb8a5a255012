#include <algorithm>
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

Ran simulate(const Scratch& scratch, std::vector<std::string> more) {
  std::vector<std::string> all = {"simulate", riau, "--lang", "en"};
  if (std::ranges::find(more, "--replications") == more.end()) {
    all.insert(all.end(), {"--replications", "5"});
  }
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

/// Where the reference names the outcome, and not the page of the procedure.
TEST(SimulatePage, CallsAnOutcomeByItsName) {
  const Scratch scratch;
  const std::string oki = (root / "procedures" / "oki").string();
  const Ran ran = run_program(
      {"simulate", oki, "--replications", "5", "--lang", "en", "--output", "html:page.html"},
      scratch.path());
  ASSERT_EQ(ran.code, 0) << ran.err;
  const std::string page = text_of(scratch.path() / "page.html");
  EXPECT_FALSE(contains(page, "calendar days to granted"));
  EXPECT_TRUE(contains(page, "calendar days to access granted"));
}

TEST(ComparePage, SaysWhereThereIsNoDifferenceAtAll) {
  const Scratch scratch;
  const std::string scenario = (root / "procedures" / "scenarios" / "riau.json").string();
  const Ran ran = run_program({"compare", riau, "--scenario", scenario, "--scenario", scenario,
                               "--replications", "5", "--lang", "en", "--output", "html:page.html"},
                              scratch.path());
  ASSERT_EQ(ran.code, 0) << ran.err;
  const std::string page = text_of(scratch.path() / "page.html");
  EXPECT_TRUE(contains(page, "no difference</td>"));
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

TEST(SimulateHistory, RemembersEachRun) {
  const Scratch scratch;
  for (const char* seed : {"1", "18446744073709551615"}) {
    EXPECT_EQ(simulate(scratch, {"--history", "runs.db", "--seed", seed}).code, 0);
  }
  const Ran ran = run_program({"history", "runs.db", "--lang", "en"}, scratch.path());
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(std::ranges::count(ran.out, '\n'), 3) << ran.out;
  EXPECT_TRUE(contains(ran.out, "18446744073709551615")) << ran.out;
  EXPECT_EQ(run_program({"history", "nowhere.db"}, scratch.path()).code, 2);
  scratch.write("text.db", "this is no database, however long the text may be made to look");
  EXPECT_EQ(simulate(scratch, {"--history", "text.db"}).code, 2);
}

TEST(Merge, GivesTheBytesOfOneProcess) {
  const Scratch scratch;
  for (const char* part : {"1-2", "3-5"}) {
    const Ran ran = simulate(scratch, {"--replications", part, "--assert", "mean(cycle) <= 9999 wd",
                                       "--output", std::string("part:") + part});
    EXPECT_EQ(ran.code, 0) << ran.err;
  }
  const Ran merged =
      run_program({"merge", "3-5", "1-2", "--output", "json", "--lang", "en"}, scratch.path());
  EXPECT_EQ(merged.code, 0) << merged.err;
  EXPECT_EQ(merged.out,
            simulate(scratch, {"--assert", "mean(cycle) <= 9999 wd", "--output", "json"}).out);
  EXPECT_EQ(run_program({"merge", "3-5"}, scratch.path()).code, 2);
  scratch.write("broken", "{\"kind\": \"simulation-part\", \"formatVersion\": 1}");
  EXPECT_EQ(run_program({"merge", "1-2", "broken"}, scratch.path()).code, 2);
}

/// The simulation's JSON from two ranks.
std::string under_mpirun(const Scratch& scratch, const std::string& arguments) {
  const std::string command = "cd " + scratch.path().string() +
                              " && mpirun --allow-run-as-root --oversubscribe -np 2 " SELARAS_BINARY
                              " simulate " +
                              arguments + " --lang en --output json:out.json 2>err";
  EXPECT_EQ(std::system(command.c_str()), 0) << text_of(scratch.path() / "err");
  return text_of(scratch.path() / "out.json");
}

TEST(Merge, UnderMpirunGivesTheBytesOfOneProcess) {
#ifndef SELARAS_MPI
  GTEST_SKIP() << "built without MPI";
#endif
  const Scratch scratch;
  EXPECT_EQ(under_mpirun(scratch, riau + " --replications 5"),
            simulate(scratch, {"--output", "json"}).out);
}

TEST(Merge, UnderMpirunAJointScenarioGivesTheBytesOfOneProcess) {
#ifndef SELARAS_MPI
  GTEST_SKIP() << "built without MPI";
#endif
  const Scratch scratch;
  const std::string nation = (root / "procedures" / "scenarios" / "nation.json").string();
  const Ran alone =
      run_program({"simulate", nation, "--replications", "3", "--lang", "en", "--output", "json"},
                  scratch.path());
  EXPECT_EQ(alone.code, 0) << alone.err;
  EXPECT_EQ(under_mpirun(scratch, nation + " --replications 3"), alone.out);
}

TEST(Fit, MakesAScenarioThatCanBeSimulated) {
  const Scratch scratch;
  EXPECT_EQ(simulate(scratch, {"--replications", "1", "--cases", "60", "--log", "log.xes"}).code,
            0);
  const Ran fitted = run_program(
      {"fit", "log.xes", "--procedure", riau, "-o", "fitted.json", "--lang", "en"}, scratch.path());
  EXPECT_EQ(fitted.code, 0) << fitted.err;
  EXPECT_TRUE(contains(text_of(scratch.path() / "fitted.json"), "\"provenance\": \"derived\""));
  EXPECT_EQ(simulate(scratch, {"--scenario", "fitted.json"}).code, 0);
  EXPECT_EQ(run_program({"fit", "no.csv", "--procedure", riau}, scratch.path()).code, 2);
  EXPECT_EQ(run_program({"fit", ".", "--procedure", riau}, scratch.path()).code, 2);
  scratch.write("bad.csv", "case,activity,time\n1,a,soon\n");
  const Ran bad =
      run_program({"fit", "bad.csv", "--procedure", riau, "--lang", "en"}, scratch.path());
  EXPECT_EQ(bad.code, 2);
  EXPECT_TRUE(contains(bad.err, "bad.csv:2:5")) << bad.err;
}

TEST(Compare, ShowsWhatIsMoreThanChance) {
  const Scratch scratch;
  std::string scenario = text_of(root / "procedures" / "scenarios" / "riau.json");
  scratch.write("a.json", scenario);
  const std::size_t rate = scenario.find("\"staff\": 2");
  ASSERT_NE(rate, std::string::npos);
  scratch.write("b.json", scenario.replace(rate, 10, "\"staff\": 9"));
  const std::vector<std::string> both = {"compare",    riau,     "--scenario", "a.json",
                                         "--scenario", "b.json", "--lang",     "en"};
  const auto with = [&](std::vector<std::string> more) {
    more.insert(more.begin(), both.begin(), both.end());
    return run_program(more, scratch.path());
  };
  const Ran text = with({"--replications", "20"});
  EXPECT_EQ(text.code, 0) << text.err;
  EXPECT_TRUE(contains(text.out, " *\n")) << text.out;
  EXPECT_TRUE(contains(with({"--output", "json"}).out, "\"excludesZero\": true"));
  EXPECT_TRUE(with({"--output", "csv"}).out.starts_with("scenario,measure,unit,"));
  EXPECT_EQ(run_program({"compare", riau, "--scenario", "a.json"}, scratch.path()).code, 2);
}

TEST(Size, FindsTheLeastStaffOrSaysThatNoneHelps) {
  const Scratch scratch;
  const Ran found = run_program(
      {"size", riau, "--target", "mean(cycle) <= 9999 wd", "--replications", "5", "--lang", "en"},
      scratch.path());
  EXPECT_EQ(found.code, 0) << found.err;
  EXPECT_TRUE(contains(found.out, "needed")) << found.out;
  const Ran never = run_program(
      {"size", riau, "--target", "mean(cycle) <= 1 min", "--replications", "5", "--output", "json"},
      scratch.path());
  EXPECT_EQ(never.code, 1) << never.err;
  EXPECT_TRUE(contains(never.out, "\"end\": \"unattainable\"")) << never.out;
}

TEST(SimulateInterrupted, ReportsWhatIsFinished) {
  const Scratch scratch;
  const std::string command =
      "cd " + scratch.path().string() +
      " && timeout --preserve-status -s INT 5 " SELARAS_BINARY " simulate " + riau +
      " --lang en --replications 1000000 --cases 1000 >out 2>err; echo $? >code";
  EXPECT_EQ(std::system(command.c_str()), 0);
  EXPECT_EQ(text_of(scratch.path() / "code"), "130\n");
  EXPECT_TRUE(contains(text_of(scratch.path() / "err"), "interrupted"));
  EXPECT_TRUE(contains(text_of(scratch.path() / "out"), "was interrupted"));
}

}  // namespace
}  // namespace selaras::tests
