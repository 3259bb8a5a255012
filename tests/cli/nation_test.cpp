#include <filesystem>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "model/json.h"
#include "tests/cli/program.h"

/// simulate with a joint scenario, as a user meets it.
namespace selaras::tests {
namespace {

namespace fs = std::filesystem;

const fs::path root = SELARAS_ROOT;
const std::string nation = (root / "procedures/scenarios/nation.json").string();

Ran simulate(const Scratch& scratch, const std::string& file, std::vector<std::string> more = {}) {
  std::vector<std::string> all = {"simulate", file, "--lang", "en", "--replications", "2"};
  all.insert(all.end(), more.begin(), more.end());
  return run_program(all, scratch.path());
}

/// The shipped nation with one place changed.
std::string changed(const Scratch& scratch, std::string_view from, std::string_view to) {
  std::string text = text_of(nation);
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  scratch.write("nation.json", text.replace(at, from.size(), to));
  return "nation.json";
}

TEST(SimulateNation, ShowsHowTheCentresLoadMovesEachRegionsPromise) {
  const Scratch scratch;
  const Ran ran = simulate(scratch, nation);
  EXPECT_EQ(ran.code, 0) << ran.err;
  for (const char* part :
       {"552 offices", "50%      75%     100%     125%     150%", "Provinces, flow of Riau",
        "within 2 calendar months", "Overload at 150%", "assumed"}) {
    EXPECT_TRUE(contains(ran.out, part)) << part << "\n" << ran.out;
  }
}

TEST(SimulateNation, IsJsonForOtherProgramsAndATableToo) {
  const Scratch scratch;
  const Ran ran = simulate(scratch, nation, {"--output", "json", "--offices"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  model::Diagnostics faults;
  const auto json = model::json::parse(ran.out, "out.json", faults);
  ASSERT_TRUE(json);
  ASSERT_EQ(json->find("levels")->elements.size(), 5u);
  const model::json::Node& overload = json->find("levels")->elements.back();
  EXPECT_GT(overload.find("shared")->elements[0].find("workOffered")->number, 1);
  ASSERT_EQ(overload.find("members")->elements.size(), 5u);
  EXPECT_FALSE(overload.find("members")->elements[0].find("changes")->elements.empty());
  EXPECT_EQ(json->find("offices")->elements.size(), 552u);
  EXPECT_EQ(json->find("members")->elements[0].find("procedure")->string, "riau");
  const Ran table = simulate(scratch, nation, {"--output", "csv"});
  EXPECT_TRUE(table.out.starts_with("load,part,id,measure,unit,value,low95,high95\n0.5,shared,"));
}

TEST(SimulateNation, SaysWhatOfTheFileCannotBe) {
  const Scratch scratch;
  const auto refused = [&](std::string_view from, std::string_view to) {
    const Ran ran = simulate(scratch, changed(scratch, from, to));
    EXPECT_EQ(ran.code, 2) << ran.out;
    EXPECT_TRUE(ran.out.empty());
    EXPECT_TRUE(contains(ran.err, "nation.json:")) << ran.err;
    return ran.err;
  };
  EXPECT_TRUE(contains(refused("\"procedure\": \"riau\"", "\"procedure\": \"riai\""), "`riai`"));
  EXPECT_TRUE(contains(refused("\"value\": 38", "\"value\": 0"), "offices"));
  EXPECT_TRUE(contains(refused("{\"id\": \"centre\"", "{\"id\": \"center\""), "`center`"));
  EXPECT_TRUE(contains(
      refused("\"procedure\": \"riau\"", "\"procedure\": \"riau\", \"scenario\": \"none\""),
      "`none`"));
  EXPECT_TRUE(contains(refused("\"indonesia\"", "\"moon\""), "moon"));
}

TEST(SimulateNation, TakesMembersOfTheUsersOwn) {
  const Scratch scratch;
  std::string scenario = text_of(root / "procedures/scenarios/riau.json");
  const std::string shipped = "\"id\": \"riau-base\"";
  ASSERT_TRUE(contains(scenario, shipped));
  scenario.replace(scenario.find(shipped), shipped.size(), "\"id\": \"riau-own\"");
  scratch.write("own.json", scenario);
  const std::string file = changed(scratch, "\"procedure\": \"riau\"",
                                   "\"procedure\": \"riau\", \"scenario\": \"riau-own\"");
  const std::string folder = (root / "procedures/riau").string();
  const Ran ran = simulate(scratch, file, {"--with", "own.json", "--with", folder});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(ran.out, simulate(scratch, nation).out);
}

TEST(SimulateNation, RefusesItsOptionsForASingleProcedure) {
  const Scratch scratch;
  const std::string riau = (root / "procedures/riau").string();
  EXPECT_EQ(simulate(scratch, riau, {"--offices"}).code, 2);
  EXPECT_EQ(simulate(scratch, riau, {"--with", riau}).code, 2);
}

}  // namespace
}  // namespace selaras::tests
