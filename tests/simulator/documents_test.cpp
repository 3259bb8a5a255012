#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "simulator/simulate.h"
#include "tests/flow_text.h"
#include "tests/simulator/sample.h"
#include "tests/simulator/theory.h"

/// Documents that files lack, and what is followed beyond the first outcome.
namespace selaras::simulator {
namespace {

using Codes = std::vector<std::string>;

model::BroughtDocument document(std::string id, double missing) {
  return {.id = std::move(id), .missing = {.value = missing}};
}

const StepResult& at(const Result& result, std::string_view id) {
  return *std::ranges::find(result.steps, id, &StepResult::id);
}

std::int64_t returns(const Result& result, std::string_view id) {
  return std::ranges::find(result.documents, id, &DocumentResult::id)->returns;
}

const FollowedResult& followed(const Result& result, std::string_view id) {
  return *std::ranges::find(result.followed, id, &FollowedResult::id);
}

/// Letters from everybody; a deed and a licence from half of the applicants.
model::Scenario with_documents(double mended) {
  model::Scenario scenario = one_desk(20, 1000, constant(10));
  scenario.kinds = {
      {.id = "office", .share = {.value = 0.5}, .documents = {document("letter", 0.2)}},
      {.id = "firm",
       .share = {.value = 0.5},
       .documents = {document("letter", 0.2), document("deed", 0.3), document("licence", 0.1)}}};
  scenario.steps = {step("check", "desk", constant(10))};
  scenario.steps[0].returns =
      model::Returns{.mended = model::Input{.value = mended}, .delay = constant(60)};
  return scenario;
}

/// How often a file comes whose documents are missing with these probabilities: it comes again as
/// long as one of them has been mended none of the times before.
double expected_visits(const std::vector<double>& missing, double mended) {
  double visits = 1;
  for (int before = 0; before < 1000; ++before) {
    double complete = 1;
    for (const double p : missing) complete *= 1 - p * std::pow(1 - mended, before);
    visits += 1 - complete;
  }
  return visits;
}

const model::Procedure checking = tests::flow_of("check -> =granted");

double visits_a_case(const Result& result, const char* step = "check") {
  return static_cast<double>(at(result, step).visits) / static_cast<double>(result.cases.arrived);
}

TEST(Documents, bring_a_file_back_as_often_as_theory_says) {
  for (const double mended : {1.0, 0.6}) {
    const Result result = simulate(checking, with_documents(mended), round_the_clock());
    const double expected =
        (expected_visits({0.2}, mended) + expected_visits({0.2, 0.3, 0.1}, mended)) / 2;
    EXPECT_NEAR(visits_a_case(result), expected, 0.02) << mended;
    EXPECT_EQ(at(result, "check").visits, at(result, "check").returned + result.cases.arrived);
  }
}

TEST(Documents, that_are_all_there_as_often_as_the_product_of_their_chances_never_come_back) {
  model::Scenario scenario = with_documents(1);
  scenario.kinds.erase(scenario.kinds.begin());
  scenario.kinds[0].share.value = 1;
  const Result result = simulate(checking, scenario, round_the_clock());
  // Mended at once: a file comes once or twice, twice where it was incomplete.
  EXPECT_NEAR(visits_a_case(result) - 1, 1 - 0.8 * 0.7 * 0.9, 0.015);
}

TEST(Documents, say_for_which_of_them_files_came_back) {
  const Result result = simulate(checking, with_documents(0.5), round_the_clock());
  const double arrived = static_cast<double>(result.cases.arrived);
  // Each is missing at p, p(1 - m), p(1 - m)^2 … of the visits: p / m returns a case.
  EXPECT_NEAR(static_cast<double>(returns(result, "letter")) / arrived, 0.2 / 0.5, 0.03);
  EXPECT_NEAR(static_cast<double>(returns(result, "deed")) / arrived, 0.5 * 0.3 / 0.5, 0.03);
  EXPECT_NEAR(static_cast<double>(returns(result, "licence")) / arrived, 0.5 * 0.1 / 0.5, 0.02);
  EXPECT_GE(returns(result, "letter") + returns(result, "deed") + returns(result, "licence"),
            at(result, "check").returned);
}

TEST(Documents, of_one_kind_more_leave_the_draws_of_the_others_alone) {
  const Result few = simulate(checking, with_documents(0.5), round_the_clock());
  model::Scenario scenario = with_documents(0.5);
  auto& documents = scenario.kinds[1].documents;
  documents.insert(documents.begin() + 1, document("statement", 0));
  std::swap(documents[2], documents[3]);
  const Result more = simulate(checking, scenario, round_the_clock());
  EXPECT_EQ(returns(more, "statement"), 0);
  for (const char* id : {"letter", "deed", "licence"}) {
    EXPECT_EQ(returns(more, id), returns(few, id)) << id;
  }
  EXPECT_EQ(more.cycle_time, few.cycle_time);
}

TEST(Documents, hold_on_any_number_of_threads) {
  model::Scenario scenario = with_documents(0.5);
  scenario.replications = 4;
  const Result one = simulate(checking, scenario, round_the_clock(), {.threads = 1});
  const Result three = simulate(checking, scenario, round_the_clock(), {.threads = 3});
  EXPECT_EQ(one.documents, three.documents);
  EXPECT_EQ(every_number(one), every_number(three));
}

TEST(Documents, are_those_that_the_requirements_ask_of_the_kind) {
  model::Procedure procedure = tests::flow_of("check -> =granted");
  procedure.documents = {{.id = "form"}, {.id = "permit"}};
  procedure.requirements = {{.id = "r1", .document = "form"},
                            {.id = "r2", .document = "permit", .when = {.applicants = {"firm"}}},
                            {.id = "r3"}};
  model::Scenario scenario = with_documents(1);
  scenario.kinds[0].documents.clear();
  scenario.kinds[0].roles = {"office"};
  scenario.kinds[0].required_missing = model::Input{.value = 0.4};
  scenario.kinds[1].documents = {document("form", 0.1)};
  scenario.kinds[1].roles = {"firm"};
  scenario.kinds[1].required_missing = model::Input{.value = 0.4};
  const Result result = simulate(procedure, scenario, round_the_clock());
  ASSERT_EQ(result.documents.size(), 2u);
  const double arrived = static_cast<double>(result.cases.arrived);
  EXPECT_NEAR(static_cast<double>(returns(result, "form")) / arrived, (0.4 + 0.1) / 2, 0.03);
  EXPECT_NEAR(static_cast<double>(returns(result, "permit")) / arrived, 0.4 / 2, 0.03);
}

TEST(Documents, that_cannot_be_are_reported) {
  model::Scenario unseen = with_documents(1);
  unseen.steps[0].returns.reset();
  EXPECT_EQ(codes(simulate(checking, unseen, office_hours())), Codes{"documents-not-looked-at"});
  model::Scenario none = with_documents(1);
  none.kinds.clear();
  EXPECT_EQ(codes(simulate(checking, none, office_hours())), Codes{"returns-without-documents"});
  model::Scenario twice = with_documents(1);
  twice.steps.push_back(twice.steps[0]);
  twice.steps[1].step = "again";
  EXPECT_EQ(
      codes(simulate(tests::flow_of("check -> again, again -> =granted"), twice, office_hours())),
      Codes{"documents-looked-at-twice"});
  model::Scenario many = with_documents(1);
  for (int number = 0; number < 70; ++number) {
    many.kinds[1].documents.push_back(document("d" + std::to_string(number), 0.01));
  }
  EXPECT_EQ(codes(simulate(checking, many, office_hours())), Codes{"too-many"});
}

/// Granted, then used until it ends or is used again: a geometric number of reports.
model::Scenario lasting() {
  model::Scenario scenario = one_desk(2, 100, constant(10));
  scenario.steps = {step("grant", "desk", constant(10)), step("report", "desk", constant(30))};
  scenario.steps[1].delay = constant(600);
  scenario.decisions = {shares("grant", {{"use", 0.6}, {"expire", 0.4}}),
                        shares("report", {{"again", 0.75}, {"stop", 0.25}})};
  scenario.follow = {{.id = "reports", .step = "report", .since = "grant"},
                     {.id = "end", .step = "=stopped", .since = "report"},
                     {.id = "from-arrival", .step = "report"}};
  return scenario;
}

model::Procedure lasting_flow() {
  model::Procedure procedure = tests::flow_of(
      "grant[use] -> report, grant[expire] -> =expired, report[again] -> report, "
      "report[stop] -> =stopped");
  tests::step_of(procedure, "grant").milestone = "granted";
  return procedure;
}

TEST(Followed, is_counted_by_case_and_year_and_timed_from_where_it_is_followed_from) {
  model::Scenario scenario = lasting();
  scenario.procedure = "example";
  model::Procedure procedure = lasting_flow();
  const Result result = simulate(procedure, scenario, round_the_clock());
  ASSERT_FALSE(model::has_errors(result.diagnostics));
  const FollowedResult& reports = followed(result, "reports");
  const double cases = static_cast<double>(reports.cases);
  EXPECT_EQ(reports.cases, result.cases.arrived);
  EXPECT_NEAR(static_cast<double>(reports.came) / cases, 0.6, 0.05);
  EXPECT_NEAR(static_cast<double>(reports.visits) / cases, 0.6 / 0.25, 0.25);
  EXPECT_EQ(reports.visits, at(result, "report").visits);
  EXPECT_NEAR(reports.times.calendar_days.mean.mean * minutes_per_day, 630, 1e-3);
  const FollowedResult& from_arrival = followed(result, "from-arrival");
  EXPECT_EQ(from_arrival.cases, result.cases.arrived);
  EXPECT_NEAR(from_arrival.times.calendar_days.mean.mean * minutes_per_day, 640, 1e-3);
}

TEST(Followed, may_be_an_end_behind_the_first_outcome) {
  model::Scenario scenario = lasting();
  model::Procedure procedure = lasting_flow();
  scenario.procedure = procedure.id;
  const Result result = simulate(procedure, scenario, round_the_clock());
  const FollowedResult& end = followed(result, "end");
  EXPECT_EQ(end.cases, followed(result, "reports").came);
  EXPECT_EQ(end.came, end.cases);
  EXPECT_EQ(end.visits, end.came);
  // After the first report comes a geometric number of others, of 630 minutes each.
  EXPECT_NEAR(end.times.calendar_days.mean.mean * minutes_per_day, 630 * 3, 250);
  EXPECT_EQ(result.outcomes.at("granted"), result.cases.arrived);
}

TEST(Followed, that_is_no_step_is_reported) {
  model::Scenario scenario = lasting();
  model::Procedure procedure = lasting_flow();
  scenario.procedure = procedure.id;
  scenario.follow[0].step = "reprot";
  scenario.follow[1].since = "stopped";
  EXPECT_EQ(codes(simulate(procedure, scenario, office_hours())),
            (Codes{"unknown-id", "unknown-id"}));
}

TEST(Followed, changes_nothing_else) {
  model::Scenario scenario = lasting();
  model::Procedure procedure = lasting_flow();
  scenario.procedure = procedure.id;
  const Result with = simulate(procedure, scenario, office_hours());
  scenario.follow.clear();
  EXPECT_EQ(every_number(with), every_number(simulate(procedure, scenario, office_hours())));
}

}  // namespace
}  // namespace selaras::simulator
