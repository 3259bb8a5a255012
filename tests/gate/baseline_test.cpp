#include "gate/baseline.h"

#include <algorithm>
#include <span>
#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace selaras::gate {
namespace {

using checker::Finding;
using checker::ProcedureResult;
using checker::State;

/// Two procedures with some findings each.
struct World {
  model::Procedure oki{.id = "oki"};
  model::Procedure riau{.id = "riau"};
  std::vector<ProcedureResult> results{{.procedure = &oki}, {.procedure = &riau}};

  void find(std::size_t procedure, const std::string& rule, const std::string& step) {
    ProcedureResult& result = results[procedure];
    Finding& finding = result.findings.emplace_back();
    finding.rule = rule;
    finding.procedure = result.procedure->id;
    finding.element = {"step", step};
    checker::arrange(result.findings);
  }
  void mend(std::size_t procedure, const std::string& step) {
    std::erase_if(results[procedure].findings,
                  [&](const Finding& finding) { return finding.element.id == step; });
  }
};

Examined examined(std::span<const ProcedureResult> results,
                  const checker::Selection& selection = {}) {
  Examined all(selection);
  for (const ProcedureResult& result : results) all.add({&result, 1});  // round by round
  return all;
}

Baseline of(const World& world) { return updated({}, examined(world.results)); }

std::size_t fresh(World& world, const Baseline& baseline) {
  std::size_t count = 0;
  for (ProcedureResult& result : world.results) {
    mark_known(result, baseline);
    count += static_cast<std::size_t>(
        std::ranges::count(result.findings, State::fresh, &Finding::state));
  }
  return count;
}

TEST(Baseline, KnowsWhatItWasMadeFromAndNothingElse) {
  World world;
  world.find(0, "missing-step", "a");
  world.find(1, "missing-step", "a");
  const Baseline baseline = of(world);
  EXPECT_EQ(baseline.entries.size(), 2u);
  EXPECT_EQ(fresh(world, baseline), 0u);
  world.find(0, "missing-step", "b");
  EXPECT_EQ(fresh(world, baseline), 1u);
}

TEST(Baseline, SeesASwapOfOneFindingForAnother) {
  World world;
  world.find(0, "missing-step", "a");
  const Baseline baseline = of(world);
  world.mend(0, "a");
  world.find(0, "missing-step", "b");
  EXPECT_EQ(fresh(world, baseline), 1u);
}

TEST(Baseline, HasAnEntryForEachOfTwoFindingsThatLookAlike) {
  World world;
  world.find(0, "missing-step", "a");
  const Baseline one = of(world);
  world.find(0, "missing-step", "a");
  EXPECT_EQ(of(world).entries.size(), 2u);
  EXPECT_EQ(fresh(world, one), 1u);
}

TEST(Baseline, APartialRunLeavesTheOtherProceduresAlone) {
  World world;
  world.find(0, "missing-step", "a");
  world.find(1, "missing-step", "a");
  const Baseline baseline = of(world);
  world.mend(0, "a");
  const Examined only_oki = examined(std::span(world.results).first(1));
  const Baseline after = updated(baseline, only_oki);
  ASSERT_EQ(after.entries.size(), 1u);
  EXPECT_EQ(after.entries[0].procedure, "riau");
  EXPECT_EQ(pruned(baseline, only_oki), after);
  EXPECT_EQ(outdated(baseline, only_oki), 1u);
}

TEST(Baseline, ARunOfSomeRulesLeavesTheOtherRulesAlone) {
  World world;
  world.find(0, "missing-step", "a");
  world.find(0, "no-end", "a");
  const Baseline baseline = of(world);
  world.results[0].findings.clear();
  const checker::Selection some{.select = {"no-end"}};
  const Baseline after = updated(baseline, examined(world.results, some));
  ASSERT_EQ(after.entries.size(), 1u);
  EXPECT_EQ(after.entries[0].rule, "missing-step");
}

TEST(Baseline, PruningAddsNothing) {
  World world;
  world.find(0, "missing-step", "a");
  EXPECT_TRUE(pruned({}, examined(world.results)).entries.empty());
}

TEST(Baseline, LeavesOutWhatIsSuppressed) {
  World world;
  world.find(0, "missing-step", "a");
  world.results[0].findings[0].state = State::suppressed;
  EXPECT_TRUE(of(world).entries.empty());
  EXPECT_EQ(fresh(world, {}), 0u);
}

TEST(BaselineFile, IsSortedWithOneEntryALine) {
  World world;
  world.find(1, "missing-step", "b");
  world.find(0, "no-end", "a");
  world.find(0, "missing-step", "z");
  const std::string text = write_baseline(of(world));
  const auto oki = text.find("{\"procedure\": \"oki\", \"rule\": \"missing-step\"");
  const auto riau = text.find("{\"procedure\": \"riau\"");
  EXPECT_LT(oki, text.find("\"rule\": \"no-end\""));
  EXPECT_LT(text.find("\"rule\": \"no-end\""), riau);
  EXPECT_EQ(std::ranges::count(text, '\n'), 4 + 3 + 2);
}

Baseline read(const std::string& text, model::Diagnostics& diagnostics) {
  const auto document = model::json::parse(text, "baseline.json", diagnostics);
  return document ? read_baseline(*document, "baseline.json", diagnostics) : Baseline{};
}

RC_GTEST_PROP(BaselineFile, ReadsBackWhatWasWritten, ()) {
  Baseline baseline;
  for (int i = *rc::gen::inRange(0, 5); i > 0; --i) {
    const auto words = *rc::gen::container<std::vector<std::string>>(
        4, rc::gen::element<std::string>("oki", "a\"b", "\\", "ü", "x:y"));
    baseline.entries.push_back({words[0], words[1], words[2], words[3]});
  }
  std::ranges::sort(baseline.entries);
  baseline.entries.erase(std::ranges::unique(baseline.entries).begin(), baseline.entries.end());
  model::Diagnostics diagnostics;
  RC_ASSERT(read(write_baseline(baseline), diagnostics) == baseline);
  RC_ASSERT(diagnostics.empty());
}

TEST(BaselineFile, ThatIsFaultyIsRefusedWithItsPlace) {
  model::Diagnostics diagnostics;
  static_cast<void>(
      read("{\"kind\": \"baseline\", \"formatVersion\": 1,\n \"findings\": [{\"rule\": 3}]}",
           diagnostics));
  ASSERT_TRUE(model::has_errors(diagnostics));
  EXPECT_EQ(diagnostics.back().at.begin.line, 2u);
}

}  // namespace
}  // namespace selaras::gate
