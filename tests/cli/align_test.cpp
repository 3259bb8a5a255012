#include <algorithm>
#include <filesystem>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/cli/program.h"

/// align as a user meets it: what a simulation recorded, and what somebody changed in it.
namespace selaras::tests {
namespace {

namespace fs = std::filesystem;

const fs::path root = SELARAS_ROOT;
const std::string riau = (root / "procedures" / "riau").string();

Ran align(const Scratch& scratch, std::vector<std::string> more) {
  std::vector<std::string> all = {"align", "log.csv", "--procedure", riau};
  if (std::ranges::count(more, "--lang") == 0) more.insert(more.end(), {"--lang", "en"});
  all.insert(all.end(), more.begin(), more.end());
  return run_program(all, scratch.path());
}

constexpr std::string_view head = "case,activity,timestamp,outcome\n";

/// A case of Riau in which the steps are done on successive days.
std::string recorded(const std::string& id, const std::vector<std::string>& steps) {
  std::string rows;
  int day = 1;
  for (const std::string& step : steps) {
    const std::size_t slash = step.find('/');
    rows += id + "," + step.substr(0, slash) + ",2026-03-0" + std::to_string(day++) +
            "T09:00:00+07:00," + (slash == std::string::npos ? "" : step.substr(slash + 1)) + "\n";
  }
  return rows;
}

const std::vector<std::string> granted = {"submit_application",  "relay_application",
                                          "forward_application", "decide_application/approve",
                                          "conclude_pks",        "submit_pks"};

TEST(Align, GivesFullFitnessToWhatTheSimulationOfTheSameProcedureRecorded) {
  for (const char* region : {"riau", "kota-madiun", "kota-pasuruan", "majalengka", "oki"}) {
    const std::string procedure = (root / "procedures" / region).string();
    for (const char* log : {"log.csv", "log.xes"}) {
      const Scratch scratch;
      const Ran ran =
          run_program({"simulate", procedure, "--cases", "80", "--replications", "2", "--log", log},
                      scratch.path());
      ASSERT_EQ(ran.code, 0) << ran.err;
      const Ran aligned =
          run_program({"align", log, "--procedure", procedure, "--output", "json"}, scratch.path());
      EXPECT_EQ(aligned.code, 0) << aligned.err;
      EXPECT_TRUE(contains(aligned.out, "\"fitness\": 1,")) << region << aligned.out;
      EXPECT_TRUE(contains(aligned.out, "\"deviations\": []")) << region << aligned.out;
    }
  }
}

TEST(Align, ShowsTheStepThatWasLeftOutAndNothingElse) {
  const Scratch scratch;
  std::vector<std::string> steps = granted;
  steps.erase(steps.begin() + 2);
  scratch.write("log.csv", std::string(head) + recorded("c1", granted) + recorded("c2", steps));
  const Ran ran = align(scratch, {});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_TRUE(contains(ran.out, "2 cases, 2 variants")) << ran.out;
  EXPECT_TRUE(contains(ran.out, "without any departure: 1 case\n")) << ran.out;
  EXPECT_TRUE(contains(ran.out,
                       "  left out: “meneruskan surat permohonan pemanfaatan Data "
                       "Kependudukan”, 1 case\n\n"))
      << ran.out;
}

TEST(Align, ShowsTwoStepsThatWereSwappedAsOneDoneAtAnotherPlace) {
  const Scratch scratch;
  std::vector<std::string> steps = granted;
  std::swap(steps[4], steps[5]);
  scratch.write("log.csv", std::string(head) + recorded("c1", steps));
  const Ran ran = align(scratch, {"--output", "json"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  const std::size_t deviations = ran.out.find("\"deviations\"");
  const std::string part = ran.out.substr(deviations, ran.out.find("\"variants\"") - deviations);
  EXPECT_TRUE(contains(part, "\"move\": \"moved\"")) << part;
  EXPECT_EQ(part.find("\"move\""), part.rfind("\"move\"")) << part;
}

TEST(Align, AgainstTheReferenceShowsWhatTheReferenceDemandsBeside) {
  const Scratch scratch;
  scratch.write("log.csv", std::string(head) + recorded("c1", granted));
  const Ran ran = align(scratch, {"--against", "regional-2019"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_TRUE(contains(ran.out, "left out: signing of the PKS, 1 case")) << ran.out;
}

std::set<std::string> keys(const std::string& json) {
  std::set<std::string> found;
  std::istringstream lines(json);
  for (std::string text; std::getline(lines, text);) {
    const std::size_t colon = text.find("\": ");
    if (colon != std::string::npos) found.insert(text.substr(0, colon));
  }
  return found;
}

TEST(Align, WritesTheSameJsonInBothLanguages) {
  const Scratch scratch;
  scratch.write("log.csv", std::string(head) + recorded("c1", {"submit_application", "tea"}));
  const Ran english = align(scratch, {"--output", "json"});
  const Ran indonesian = align(scratch, {"--output", "json", "--lang", "id"});
  EXPECT_EQ(english.out, indonesian.out);
  for (const char* key :
       {"schemaVersion", "log", "procedure", "reference", "cases", "openCases", "conforming",
        "notCompared", "fitness", "unknownActivities", "deviations", "variants"}) {
    EXPECT_TRUE(keys(english.out).contains("  \"" + std::string(key))) << key;
  }
  const Ran text = align(scratch, {"--lang", "id"});
  EXPECT_TRUE(contains(text.out, "kegiatan tercatat yang bukan langkah alur")) << text.out;
}

TEST(Align, RefusesALogThatCannotBeRead) {
  const Scratch scratch;
  for (const char* text : {"", "case,activity\n1,a\n", "case,activity,timestamp\n1,a,never\n",
                           "<!DOCTYPE a><log/>", "<log>"}) {
    scratch.write("log.csv", text);
    const Ran ran = align(scratch, {});
    EXPECT_EQ(ran.code, 2) << text;
    EXPECT_TRUE(contains(ran.err, "log.csv")) << ran.err;
    EXPECT_EQ(ran.out, "");
  }
  EXPECT_EQ(run_program({"align", "none.csv", "--procedure", riau}, scratch.path()).code, 2);
  EXPECT_EQ(run_program({"align", ".", "--procedure", riau}, scratch.path()).code, 2);
}

TEST(Align, SaysThatNothingIsDecidedWhereTheFlowHasTooManyStates) {
  const Scratch scratch;
  std::string steps = R"({"id":"a","label":"a"})";
  std::string edges = R"({"from":"a","to":"open","origin":"stated"})";
  for (int branch = 0; branch < 20; ++branch) {
    const std::string id = "b" + std::to_string(branch);
    steps += R"(,{"id":")" + id + R"(","label":")" + id + R"("})";
    edges += R"(,{"from":"open","to":")" + id + R"(","origin":"stated"},{"from":")" + id +
             R"(","to":"close","origin":"stated"})";
  }
  scratch.write("p.json",
                R"({"kind":"procedure","formatVersion":1,"id":"p","service":"s","region":"r",)"
                R"("level":"city","steps":[)" +
                    steps +
                    R"(],"flow":{"start":"a","gateways":[{"id":"open","kind":"parallel"},)"
                    R"({"id":"close","kind":"parallel"}],"edges":[)" +
                    edges +
                    R"(,{"from":"close","to":"done","origin":"stated"}],)"
                    R"("ends":[{"id":"done","outcome":"granted"}]}})");
  scratch.write("log.csv", "case,activity,timestamp\n1,b0,2026-03-02T09:00:00+07:00\n");
  const Ran ran =
      run_program({"align", "log.csv", "--procedure", "p.json", "--lang", "en"}, scratch.path());
  EXPECT_EQ(ran.code, 2) << ran.out;
  EXPECT_TRUE(contains(ran.err, "not decided")) << ran.err;
}

}  // namespace
}  // namespace selaras::tests
