#include <filesystem>
#include <regex>
#include <set>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "model/json.h"
#include "tests/cli/program.h"

/// What can be asked of a simulation of a joint scenario beside its figures.
namespace selaras::tests {
namespace {

namespace fs = std::filesystem;

/// A small country: few offices of two flows of the shipped one, at two loads.
class JointStudy : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string text = text_of(fs::path(SELARAS_ROOT) / "procedures/scenarios/nation.json");
    const std::regex members(
        R"x(\{"id": "(regencies|cities)-(oki|madiun|majalengka)"[^\n]*\n[^\n]*\n)x");
    text = std::regex_replace(text, members, "");
    text = std::regex_replace(text, std::regex(R"("value": (38|49))"), "\"value\": 12");
    text = std::regex_replace(text, std::regex(R"("loads": \[[^\]]*\])"), "\"loads\": [40]");
    scratch_.write("country.json", text);
  }

  Ran simulate(std::vector<std::string> more, const std::string& replications = "4") const {
    std::vector<std::string> all = {"simulate", "country.json", "--lang", "en"};
    if (!replications.empty()) all.insert(all.end(), {"--replications", replications});
    all.insert(all.end(), more.begin(), more.end());
    return run_program(all, scratch_.path());
  }

  Ran run(const std::vector<std::string>& arguments) const {
    return run_program(arguments, scratch_.path());
  }

  [[nodiscard]] std::string text(const std::string& name) const {
    return text_of(scratch_.path() / name);
  }

  Scratch scratch_;
};

TEST_F(JointStudy, AssertionNamesAMemberAndALoad) {
  const Ran ran = simulate({"--assert", "provinces@4000%: mean(cycle) >= 1 wd", "--assert",
                            "cities-pasuruan: p90(cycle) <= 400 wd"});
  EXPECT_EQ(ran.code, 0) << ran.err << ran.out;
  EXPECT_TRUE(contains(ran.out, "provinces@4000%: mean(cycle) >= 1 wd: holds")) << ran.out;
  EXPECT_TRUE(contains(ran.out, "cities-pasuruan: p90(cycle) <= 400 wd: holds")) << ran.out;
}

TEST_F(JointStudy, AssertionWithoutAMemberIsOfEach) {
  const Ran ran = simulate({"--assert", "share(cycle <= 1 wd) >= 99%", "--output", "json"});
  EXPECT_EQ(ran.code, 1) << ran.err;
  model::Diagnostics faults;
  const auto json = model::json::parse(ran.out, "out.json", faults);
  ASSERT_TRUE(json);
  const auto& asserted = json->find("assertions")->elements;
  ASSERT_EQ(asserted.size(), 2u);
  EXPECT_EQ(asserted[0].find("assertion")->string, "provinces: share(cycle <= 1 wd) >= 99%");
  EXPECT_EQ(asserted[1].find("standing")->string, "fails");
}

TEST_F(JointStudy, AssertionOfWhatIsNotThereIsRefused) {
  const Ran member = simulate({"--assert", "province: mean(cycle) <= 1 wd"});
  EXPECT_EQ(member.code, 2);
  EXPECT_TRUE(contains(member.err, "did you mean provinces?")) << member.err;
  const Ran load = simulate({"--assert", "provinces@150%: mean(cycle) <= 1 wd"});
  EXPECT_EQ(load.code, 2);
  EXPECT_TRUE(contains(load.err, "100%, 4000%")) << load.err;
  for (const char* typed : {"provinces@150: mean(cycle) <= 1 wd", ": mean(cycle) <= 1 wd",
                            "provinces: cycle", "provinces@: mean(cycle) <= 1 wd"}) {
    EXPECT_EQ(simulate({"--assert", typed}).code, 2) << typed;
  }
}

TEST_F(JointStudy, PrecisionIsReachedByEveryMember) {
  const Ran ran = simulate({"--precision", "30%", "--output", "json"}, "");
  ASSERT_EQ(ran.code, 0) << ran.err;
  model::Diagnostics faults;
  const auto json = model::json::parse(ran.out, "out.json", faults);
  ASSERT_TRUE(json);
  EXPECT_EQ(static_cast<int>(json->find("replications")->number) % 10, 0);
  for (const model::json::Node& level : json->find("levels")->elements) {
    if (level.find("load")->number != 1) continue;
    for (const model::json::Node& member : level.find("members")->elements) {
      const model::json::Node& cycle = *member.find("cycleTime");
      EXPECT_LE(cycle.find("halfWidth95")->number, 0.3 * cycle.find("mean")->number);
    }
  }
}

TEST_F(JointStudy, PrecisionOutOfReachIsSaid) {
  const Ran ran = simulate({"--precision", "1%", "--max-replications", "10"}, "");
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_TRUE(contains(ran.err, "precision-not-reached")) << ran.err;
}

TEST_F(JointStudy, PartsPutTogetherAreTheWhole) {
  const Ran whole = simulate({"--assert", "mean(cycle) >= 1 wd"});
  EXPECT_EQ(simulate({"--assert", "mean(cycle) >= 1 wd", "--output", "part:a.json"}, "1-2").code,
            0);
  EXPECT_EQ(simulate({"--assert", "mean(cycle) >= 1 wd", "--output", "part:b.json"}, "3-4").code,
            0);
  const Ran merged = run({"merge", "b.json", "a.json", "--lang", "en"});
  EXPECT_EQ(merged.code, whole.code) << merged.err;
  EXPECT_EQ(merged.out, whole.out);
  const Ran gap = run({"merge", "b.json", "--lang", "en"});
  EXPECT_EQ(gap.code, 2);
  EXPECT_TRUE(contains(gap.err, "parts-missing")) << gap.err;
}

TEST_F(JointStudy, DamagedPartIsRefused) {
  ASSERT_EQ(simulate({"--output", "part:a.json"}, "1-2").code, 0);
  const std::string part = text("a.json");
  scratch_.write("cut.json", std::regex_replace(part, std::regex(";[A-Za-z0-9+/=,;]+\""), "\""));
  const Ran ran = run({"merge", "cut.json", "--lang", "en"});
  EXPECT_EQ(ran.code, 2) << ran.out;
  EXPECT_TRUE(contains(ran.err, "part-damaged")) << ran.err;
}

TEST_F(JointStudy, LogNamesTheOfficeOfEachCase) {
  ASSERT_EQ(simulate({"--log", "log.csv", "--threads", "2"}, "2").code, 0);
  const std::string log = text("log.csv");
  EXPECT_TRUE(std::regex_search(log, std::regex("r2-provinces-1[0-2]-c1,"))) << log.substr(0, 300);
  EXPECT_TRUE(contains(log, "cities-pasuruan-3/"));
  EXPECT_TRUE(contains(log, ",centre"));
  ASSERT_EQ(simulate({"--log", "again.csv", "--threads", "1"}, "2").code, 0);
  EXPECT_EQ(text("again.csv"), log);
}

TEST_F(JointStudy, LogHoldsEveryCountedCase) {
  const Ran ran = simulate({"--log", "log.csv", "--warm-up", "0 cd", "--output", "json"}, "1");
  ASSERT_EQ(ran.code, 0) << ran.err;
  model::Diagnostics faults;
  const auto json = model::json::parse(ran.out, "out.json", faults);
  ASSERT_TRUE(json);
  std::set<std::string> cases;
  const std::string log = text("log.csv");
  const std::regex id("\nr1-([a-z]+-)+[0-9]+-c[0-9]+");
  for (std::sregex_iterator at(log.begin(), log.end(), id), end; at != end; ++at) {
    cases.insert(at->str());
  }
  EXPECT_GE(cases.size(), static_cast<std::size_t>(json->find("cases")->find("arrived")->number));
}

TEST_F(JointStudy, LogIsXesToo) {
  ASSERT_EQ(simulate({"--log", "log.xes"}, "1").code, 0);
  EXPECT_TRUE(contains(text("log.xes"), "value=\"r1-provinces-"));
  EXPECT_EQ(simulate({"--log", "log.txt"}, "1").code, 2);
}

TEST_F(JointStudy, HistoryHasARowAMember) {
  ASSERT_EQ(simulate({"--history", "runs.db"}, "2").code, 0);
  const Ran shown = run({"history", "runs.db", "--lang", "en"});
  EXPECT_EQ(shown.code, 0) << shown.err;
  EXPECT_TRUE(contains(shown.out, "nation/provinces")) << shown.out;
  EXPECT_TRUE(contains(shown.out, "nation/cities-")) << shown.out;
}

TEST_F(JointStudy, PageShowsEveryPromiseAtEveryLoadInBothLanguages) {
  const Ran ran = simulate({"--output", "html:page.html"}, "2");
  ASSERT_EQ(ran.code, 0) << ran.err;
  const std::string page = text("page.html");
  EXPECT_TRUE(contains(page, "Simulation results are no evidence")) << page.substr(0, 500);
  EXPECT_TRUE(contains(page, "<svg class=\"level-picture\""));
  EXPECT_TRUE(contains(page, "Provinces, flow of Riau: within 2 calendar months"));
  EXPECT_TRUE(contains(page, "Overload at 4,000%"));
  EXPECT_FALSE(contains(page, "<script src"));
}

TEST_F(JointStudy, AuditTakesAJointScenarioUnderItsOwnHeading) {
  const std::string procedures = (fs::path(SELARAS_ROOT) / "procedures").string();
  const Ran ran = run({"audit", procedures, "--joint", "country.json", "--replications", "2", "-o",
                       "report", "--lang", "en"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  const std::string page = text("report/index.html");
  EXPECT_TRUE(contains(page, "<section id=\"joint\""));
  EXPECT_TRUE(contains(page, "<a href=\"#joint\">"));
  EXPECT_TRUE(contains(page, "--joint country.json"));
  EXPECT_TRUE(fs::exists(scratch_.path() / "report/simulations/nation.joint.json"));
  const Ran missing = run({"audit", procedures, "--joint", "none.json", "-o", "other"});
  EXPECT_EQ(missing.code, 2);
  EXPECT_FALSE(fs::exists(scratch_.path() / "other"));
}

TEST_F(JointStudy, ComparesItselfWithAnotherMemberByMember) {
  std::string text = text_of(scratch_.path() / "country.json");
  const std::string staff = "\"staff\": 3";
  text.replace(text.find(staff), staff.size(), "\"staff\": 1");
  const std::string share = "\"share\": 1}";
  text.replace(text.find(share), share.size(), "\"share\": 0.02}");
  scratch_.write("fewer.json", text);
  const std::vector<std::string> both = {"compare",    "country.json",   "--scenario",
                                         "fewer.json", "--replications", "4"};
  const auto in = [&](std::vector<std::string> more) {
    std::vector<std::string> all = both;
    all.insert(all.end(), more.begin(), more.end());
    return run(all);
  };
  const Ran english = in({"--lang", "en"});
  EXPECT_EQ(english.code, 0) << english.err;
  EXPECT_TRUE(contains(english.out, "Provinces, flow of Riau")) << english.out;
  EXPECT_TRUE(contains(english.out, "Cities, flow of Pasuruan")) << english.out;
  EXPECT_TRUE(contains(english.out, "*")) << english.out;
  EXPECT_EQ(english.out, in({"--lang", "en", "--threads", "1"}).out);
  const Ran table = in({"--output", "csv"});
  EXPECT_TRUE(contains(table.out, "nation/provinces,cycle.mean,working-day,")) << table.out;
  const Ran json = in({"--output", "json"});
  model::Diagnostics faults;
  const auto document = model::json::parse(json.out, "out.json", faults);
  ASSERT_TRUE(document);
  EXPECT_EQ(document->find("members")->elements.size(), 2u);
}

TEST_F(JointStudy, ComparesOnlyWithWhatHasAMemberInCommon) {
  const std::string text = text_of(scratch_.path() / "country.json");
  scratch_.write("others.json",
                 std::regex_replace(text, std::regex("\"(provinces|cities-)"), "\"other-$1"));
  const Ran ran = run({"compare", "country.json", "--scenario", "others.json", "--replications",
                       "1", "--lang", "en"});
  EXPECT_EQ(ran.code, 2) << ran.out;
  EXPECT_TRUE(contains(ran.err, "no member in common")) << ran.err;
}

TEST_F(JointStudy, SizeFindsTheSharedPeople) {
  const auto size = [&](const std::string& target, std::vector<std::string> more = {}) {
    std::vector<std::string> all = {"size", "country.json", "--target", target, "--replications",
                                    "4",    "--lang",       "en"};
    all.insert(all.end(), more.begin(), more.end());
    return run(all);
  };
  const Ran text = size("@4000%: p90(cycle) <= 400 wd");
  EXPECT_EQ(text.code, 0) << text.err;
  EXPECT_TRUE(contains(text.out, "Only the people shared by all are counted")) << text.out;
  const Ran found = size("provinces@4000%: mean(waiting) <= 1 wd", {"--output", "json"});
  EXPECT_EQ(found.code, 0) << found.err;
  model::Diagnostics faults;
  const auto json = model::json::parse(found.out, "out.json", faults);
  ASSERT_TRUE(json);
  EXPECT_EQ(json->find("scenario")->string, "nation");
  EXPECT_EQ(json->find("end")->string, "found");
  EXPECT_EQ(json->find("member")->string, "provinces");
  ASSERT_EQ(json->find("resources")->elements.size(), 1u);
  EXPECT_GE(json->find("resources")->elements[0].find("needed")->number, 2);
  const Ran beyond = size("mean(cycle) <= 1 wd");
  EXPECT_EQ(beyond.code, 1);
  EXPECT_TRUE(contains(beyond.out, "the offices’ own people, the length of the work"))
      << beyond.out;
  EXPECT_TRUE(contains(size("province: mean(cycle) <= 1 wd").err, "did you mean provinces?"));
  EXPECT_EQ(size("cycle").code, 2);
  EXPECT_EQ(size("@10001%: mean(cycle) <= 400 wd").code, 2);
}

TEST_F(JointStudy, SizeRefusesWhatDoesNotGoWithTheFile) {
  const Ran scenario = run({"size", "country.json", "--scenario", "x.json", "--target",
                            "mean(cycle) <= 9 wd", "--lang", "en"});
  EXPECT_EQ(scenario.code, 2);
  EXPECT_TRUE(contains(scenario.err, "names the scenario of each member itself")) << scenario.err;
  const std::string riau = (fs::path(SELARAS_ROOT) / "procedures/riau").string();
  const Ran with = run(
      {"size", riau, "--with", "country.json", "--target", "mean(cycle) <= 9 wd", "--lang", "en"});
  EXPECT_EQ(with.code, 2);
  EXPECT_TRUE(contains(with.err, "joint scenarios only")) << with.err;
}

TEST_F(JointStudy, WhatMeansASingleProcedureIsRefusedWithAReason) {
  const Ran scenario = simulate({"--scenario", "x.json"});
  EXPECT_EQ(scenario.code, 2);
  EXPECT_TRUE(contains(scenario.err, "names the scenario of each member itself")) << scenario.err;
  const Ran inside = simulate({"--in-progress", "decide_application=2"});
  EXPECT_EQ(inside.code, 2);
  EXPECT_TRUE(contains(inside.err, "in which office")) << inside.err;
  const Ran sensitivity = run({"simulate", "country.json", "--sensitivity", "20%"});
  EXPECT_EQ(sensitivity.code, 2);
  EXPECT_TRUE(contains(sensitivity.err, "selaras simulate riau")) << sensitivity.err;
}

}  // namespace
}  // namespace selaras::tests
