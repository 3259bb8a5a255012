#include "gate/difference.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "gate/compare_times.h"
#include "gate/difference_picture.h"
#include "gate/difference_report.h"
#include "gate/policy.h"
#include "model/load.h"
#include "model/read.h"
#include "tests/disguise.h"
#include "tests/generate_procedure.h"

namespace selaras::gate {
namespace {

using behaviour::Answer;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

model::Procedure read(const std::string& text, const std::string& file) {
  model::Diagnostics diagnostics;
  const auto document = model::json::parse(text, file, diagnostics);
  EXPECT_TRUE(document);
  model::Procedure procedure = model::read_procedure(*document, file, diagnostics);
  EXPECT_TRUE(diagnostics.empty()) << diagnostics.front().code;
  return procedure;
}

model::Procedure region(const std::string& name) {
  const std::string file = std::string(SELARAS_ROOT) + "/procedures/" + name + "/procedure.json";
  return read(model::file_text(file), file);
}

/// Both versions examined; owns what the difference points at.
struct Compared {
  model::Procedure before;
  model::Procedure after;
  checker::ProcedureResult older;
  checker::ProcedureResult newer;
  Difference difference;

  Compared(model::Procedure a, model::Procedure b) : before(std::move(a)), after(std::move(b)) {
    const auto& references = model::shipped_references();
    const Policy policy{.today = "2026-06-15"};
    older = examine(before, model::matching_reference(before, references), policy);
    newer = examine(after, model::matching_reference(after, references), policy);
    difference = gate::difference({&older, &newer});
  }
  Compared(const Compared&) = delete;
};

std::string shown(const Difference& difference) {
  static const reports::Texts english(reports::Language::en);
  return difference_text(std::span(&difference, 1), english);
}

class EveryRegion : public testing::TestWithParam<const char*> {};

TEST_P(EveryRegion, DoesNotDifferFromItself) {
  const Compared same(region(GetParam()), region(GetParam()));
  EXPECT_TRUE(same.difference.empty()) << shown(same.difference);
}

TEST_P(EveryRegion, DoesNotDifferFromItselfLaidOutAnew) {
  const model::Procedure given = region(GetParam());
  const Compared same(given, read(model::write_procedure(given), "other.json"));
  EXPECT_TRUE(same.difference.empty()) << shown(same.difference);
}

TEST_P(EveryRegion, DoesNotDifferFromItselfWithOtherIdsInAnotherOrder) {
  const model::Procedure given = region(GetParam());
  const model::Procedure other = tests::in_other_order(tests::with_other_ids(given), 7);
  const std::vector<Part> before = parts_of(given);
  const std::vector<Part> after = parts_of(other);
  const Match match(before, after);
  EXPECT_THAT(changes(given, other, before, after, match), IsEmpty());
  EXPECT_THAT(match.only_older(), IsEmpty());
  EXPECT_THAT(match.only_newer(), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(All, EveryRegion,
                         testing::Values("riau", "kota-pasuruan", "majalengka", "kota-madiun",
                                         "oki"));

RC_GTEST_PROP(DifferenceProperty, OfAProcedureInAnotherDressIsEmpty, ()) {
  const model::Procedure given = *tests::any_procedure();
  const auto seed = *rc::gen::inRange<std::uint32_t>(0, 1000);
  const model::Procedure other = tests::in_other_order(tests::with_other_ids(given), seed);
  const std::vector<Part> before = parts_of(given);
  const std::vector<Part> after = parts_of(other);
  const Match match(before, after);
  const std::vector<Change> found = changes(given, other, before, after, match);
  if (!found.empty()) RC_FAIL(found.front().what + " " + found.front().title);
  Difference difference;
  compare_runs(given, other, match, difference);
  RC_ASSERT(difference.newly_possible.answer != Answer::possible);
  RC_ASSERT(difference.no_longer_possible.answer != Answer::possible);
}

RC_GTEST_PROP(DifferenceProperty, OfAProcedureWrittenAndReadAgainIsEmpty, ()) {
  const model::Procedure given = *tests::any_procedure();
  if (given.steps.size() > 15) return;  // a check of each of them takes long without optimisation
  const Compared same(given, read(model::write_procedure(given), "other.json"));
  if (!same.difference.empty()) RC_FAIL(shown(same.difference));
}

RC_GTEST_PROP(DifferenceReport, HasAWordForEveryFieldAndPart, ()) {
  const reports::Texts english(reports::Language::en);
  for (const Part& part : parts_of(*tests::any_procedure())) {
    for (const Fact& fact : part.facts) {
      if (!fact.shown || fact.field.starts_with("part ")) continue;  // parts go by their labels
      RC_ASSERT(english.has("diff.field." + fact.field));
      RC_ASSERT(english.has("diff.what." + part.kind));
    }
  }
}

// What a change does, on a small procedure.

model::Procedure small() {
  return read(R"({"kind": "procedure", "formatVersion": 1, "id": "small", "service": "s",
  "region": "Kota Contoh",
  "documents": [{"id": "letter", "name": "surat permohonan"}],
  "steps": [
    {"id": "apply", "label": "mengajukan permohonan", "actor": {"name": "Pemohon", "roles": ["user"]}, "outputs": ["letter"]},
    {"id": "check", "label": "memeriksa berkas", "outcomes": [{"id": "good"}, {"id": "bad"}]},
    {"id": "issue", "label": "menerbitkan izin"}],
  "flow": {"start": "apply", "edges": [
    {"from": "apply", "to": "check", "origin": "stated"},
    {"from": "check", "outcome": "good", "to": "issue", "origin": "stated"},
    {"from": "check", "outcome": "bad", "to": "rejected", "origin": "stated"},
    {"from": "issue", "to": "granted", "origin": "listed"}],
    "ends": [{"id": "granted", "outcome": "granted"}, {"id": "rejected", "outcome": "rejected"}]},
  "timeClaims": [{"id": "total", "value": 5, "unit": "hari kerja", "readings": ["working-day"]}]})",
              "small.json");
}

std::vector<std::string> listed(const Difference& difference) {
  std::vector<std::string> lines;
  for (const Change& change : difference.changes) {
    lines.push_back(std::string(1, change.kind == Kind::added     ? '+'
                                   : change.kind == Kind::removed ? '-'
                                                                  : '~') +
                    change.what + " " + change.title +
                    (change.field.empty() ? "" : ": " + change.field));
  }
  return lines;
}

TEST(Difference, NamesTheFieldThatChanged) {
  model::Procedure other = small();
  other.steps[0].actor->name = "Pimpinan";
  other.time_claims[0].quantity.minimum = other.time_claims[0].quantity.maximum = 14;
  const Compared changed(small(), other);
  EXPECT_THAT(listed(changed.difference),
              ElementsAre("~step mengajukan permohonan: actor", "~claim 5 hari kerja: time"));
  EXPECT_EQ(changed.difference.newly_possible.answer, Answer::impossible);
}

TEST(Difference, NamesWhoActsByAnOutcomeAsAFieldOfItsStep) {
  model::Procedure other = small();
  other.steps[1].outcomes[1].actor = model::Actor{.name = "Petugas", .roles = {"officer"}};
  const Compared changed(small(), other);
  EXPECT_THAT(listed(changed.difference), ElementsAre("~step memeriksa berkas: outcomeActors"));
  EXPECT_THAT(changed.difference.changes.at(0).after, ElementsAre("bad: Petugas <officer>"));
}

TEST(Difference, FollowsAStepThatWasRewordedAndGivenAnotherId) {
  model::Procedure other = tests::with_other_ids(small());
  other.steps[0].label = "mengajukan surat permohonan";
  const Compared changed(small(), other);
  EXPECT_THAT(listed(changed.difference), ElementsAre("~step mengajukan permohonan: label"));
}

TEST(Difference, OfABranchThatIsGoneIsARunThatIsNoLongerPossible) {
  model::Procedure other = small();
  std::erase_if(other.flow.edges, [](const model::Edge& edge) { return edge.outcome == "bad"; });
  other.steps[1].outcomes.pop_back();
  const Compared changed(small(), other);
  EXPECT_EQ(changed.difference.newly_possible.answer, Answer::impossible);
  ASSERT_EQ(changed.difference.no_longer_possible.answer, Answer::possible);
  EXPECT_THAT(changed.difference.no_longer_possible.steps,
              ElementsAre("mengajukan permohonan", "memeriksa berkas [bad]"));
  EXPECT_THAT(listed(changed.difference),
              testing::Contains("-order memeriksa berkas [bad] → rejected"));
}

TEST(Difference, OfALoopIsARunThatIsNewlyPossible) {
  model::Procedure other = small();
  other.flow.edges[3].to = other.flow.edges[0].to;  // bad leads back to the beginning
  const Compared changed(small(), other);
  ASSERT_EQ(changed.difference.newly_possible.answer, Answer::possible);
  EXPECT_EQ(changed.difference.newly_possible.steps.size(), 5u);
}

TEST(Difference, ShowsFindingsThatAppearAndVanish) {
  model::Procedure other = small();
  other.time_claims.clear();
  const Compared changed(small(), other);
  ASSERT_EQ(changed.difference.appeared.size(), 1u) << shown(changed.difference);
  EXPECT_EQ(changed.difference.appeared[0]->rule, "sla-missing");
  const Compared back(other, small());
  EXPECT_EQ(back.difference.vanished.size(), 1u);
}

TEST(Difference, OfAProcedureThatCameIsAllOfIt) {
  const Compared pair(small(), small());
  const Difference came = difference({nullptr, &pair.newer});
  EXPECT_EQ(came.appeared.size(), pair.newer.findings.size());
  EXPECT_THAT(listed(came), ElementsAre("+procedure Kota Contoh"));
}

TEST(Paired, TakesTheOnesLeftOverWhereThereIsOneOnEachSide) {
  model::Procedure renamed = small();
  renamed.id = "renamed";
  const Compared pair(small(), renamed);
  const auto pairs = paired({pair.older}, {pair.newer});
  ASSERT_EQ(pairs.size(), 1u);
  EXPECT_NE(pairs[0].older, nullptr);
  EXPECT_NE(pairs[0].newer, nullptr);
  EXPECT_TRUE(pair.difference.empty()) << shown(pair.difference);
}

// Under one scenario, in time.

std::optional<TimeChange> times_of(const Compared& compared, std::int64_t replications,
                                   model::Diagnostics& diagnostics) {
  const model::Scenario& scenario =
      *model::matching_scenario(compared.before, model::shipped_scenarios());
  return compare_times({&compared.older, &compared.newer}, scenario,
                       *model::shipped_calendar(scenario.calendar), replications, diagnostics);
}

TEST(CompareTimes, OfAProcedureInAnotherDressDoNotDifferAtAll) {
  const model::Procedure given = region("kota-madiun");
  const Compared same(given, tests::with_other_ids(given));
  model::Diagnostics diagnostics;
  const auto times = times_of(same, 3, diagnostics);
  ASSERT_TRUE(times) << diagnostics.front().code;
  EXPECT_EQ(times->difference, 0);
  EXPECT_EQ(times->before, times->after);
  ASSERT_TRUE(times->half_width95);
  EXPECT_EQ(*times->half_width95, 0);
}

/// The step and its edges out of the flow: what led to it leads on.
model::Procedure without_step(model::Procedure procedure, const std::string& id) {
  model::Flow& flow = procedure.flow;
  const auto node = std::ranges::find(flow.nodes, id, &model::Node::id) - flow.nodes.begin();
  const auto out = std::ranges::find_if(flow.edges, [&](const model::Edge& edge) {
    return edge.from.value() == static_cast<std::uint32_t>(node);
  });
  const model::NodeId next = out->to;
  flow.edges.erase(out);
  for (model::Edge& edge : flow.edges) {
    if (edge.to.value() == static_cast<std::uint32_t>(node)) edge.to = next;
  }
  return procedure;
}

TEST(CompareTimes, AreShorterWhereAStepThatTakesTimeIsLeftOut) {
  const model::Procedure given = region("kota-madiun");
  const Compared changed(given, without_step(given, "verify_application"));
  model::Diagnostics diagnostics;
  const auto times = times_of(changed, 5, diagnostics);
  ASSERT_TRUE(times) << diagnostics.front().code;
  EXPECT_LT(times->difference, 0);
  EXPECT_NEAR(times->after - times->before, times->difference, 1e-9);
  EXPECT_GT(*times->half_width95, 0);
  EXPECT_LT(*times->half_width95, -times->difference) << "the same chance on both sides";
}

TEST(CompareTimes, OfOneReplicationHaveNoInterval) {
  const Compared same(region("oki"), region("oki"));
  model::Diagnostics diagnostics;
  const auto times = times_of(same, 1, diagnostics);
  ASSERT_TRUE(times);
  EXPECT_FALSE(times->half_width95);
  EXPECT_FALSE(times_of(same, 0, diagnostics));
}

TEST(CompareTimes, SayWhyTheScenarioDoesNotFit) {
  const Compared pair(region("kota-madiun"), small());
  model::Diagnostics diagnostics;
  EXPECT_FALSE(times_of(pair, 2, diagnostics));
  EXPECT_TRUE(model::has_errors(diagnostics));
}

// As a picture.

std::string picture(const Compared& compared) {
  static const reports::Texts english(reports::Language::en);
  return difference_svg({&compared.older, &compared.newer}, english);
}

TEST(DifferencePicture, OfAProcedureInAnotherDressMarksNothing) {
  const model::Procedure given = region("oki");
  EXPECT_EQ(picture(Compared(given, tests::with_other_ids(given))),
            picture(Compared(given, given)));
}

TEST(DifferencePicture, ShowsWhatWasLeftOutWhateverTheIds) {
  const model::Procedure given = region("kota-madiun");
  const Compared changed(given, tests::with_other_ids(without_step(given, "verify_application")));
  EXPECT_NE(picture(changed), picture(Compared(given, given)));
}

TEST(DifferenceReport, HoldsNoMarkupOfAFile) {
  model::Procedure other = small();
  other.steps[0].label = "<b>x</b> @user [a](http://b) \x1b[31m";
  const Compared changed(small(), other);
  const reports::Texts english(reports::Language::en);
  const std::string markdown = difference_markdown(std::span(&changed.difference, 1), english);
  EXPECT_THAT(markdown, testing::Not(HasSubstr("<b>")));
  EXPECT_THAT(markdown, testing::Not(HasSubstr("@user")));
  EXPECT_THAT(shown(changed.difference), testing::Not(HasSubstr("\x1b")));
  model::Diagnostics diagnostics;
  EXPECT_TRUE(model::json::parse(
      difference_json(std::span(&changed.difference, 1), "0.1.0", english), "d.json", diagnostics));
}

}  // namespace
}  // namespace selaras::gate
