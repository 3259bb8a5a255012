#include "checker/time_conflict.h"

#include <algorithm>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checker/flow_time.h"
#include "model/load.h"
#include "tests/checker/rules_sample.h"
#include "tests/flow_text.h"

/// Promises against the times stated for what they cover.
namespace selaras::checker {
namespace {

using model::Procedure;
using model::TimeBase;
using model::TimeClaim;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using tests::flow_of;

const std::vector<model::UnitReading> working_day{{model::TimeUnit::day, TimeBase::working}};
const std::vector<model::UnitReading> calendar_day{{model::TimeUnit::day, TimeBase::calendar}};

model::Quantity days(double least, double most,
                     const std::vector<model::UnitReading>& readings = working_day) {
  return {.minimum = least, .maximum = most, .unit = "hari", .readings = readings};
}
model::Quantity days(double amount) { return days(amount, amount); }

/// A promise for the whole, with a part for each of the steps named.
TimeClaim promise(model::Quantity total,
                  const std::vector<std::pair<std::vector<std::string>, model::Quantity>>& parts) {
  TimeClaim claim{.id = "total", .quantity = std::move(total)};
  for (const auto& [steps, quantity] : parts) {
    claim.parts.push_back(
        {.label = steps.empty() ? "between" : steps.front(), .quantity = quantity, .steps = steps});
  }
  return claim;
}

Procedure with_claim(std::string_view flow, TimeClaim claim) {
  Procedure procedure = flow_of(flow);
  procedure.time_claims.push_back(std::move(claim));
  return procedure;
}

std::vector<Finding> exceeding(const Procedure& procedure) {
  return sample::found("sla-parts-exceed-total", procedure);
}

TEST(TimeConflict, CountsTheLongestOfParallelPartsAndNotTheirSum) {
  const std::string_view flow = "a -> &s, &s -> b, &s -> c, b -> &j, c -> &j, &j -> =granted";
  EXPECT_THAT(exceeding(with_claim(flow, promise(days(4), {{{"b"}, days(3)}, {{"c"}, days(2)}}))),
              IsEmpty());
  EXPECT_THAT(exceeding(with_claim(flow, promise(days(2), {{{"b"}, days(3)}, {{"c"}, days(2)}}))),
              SizeIs(1));
}

TEST(TimeConflict, ShowsTheRunUpToTheLastStepThatTakesTime) {
  const auto findings = exceeding(
      with_claim("a -> b, b[x] -> c, b[y] -> d, c -> e, d -> e, e -> =granted",
                 promise(days(2), {{{"a"}, days(1)}, {{"c"}, days(1)}, {{"d"}, days(2)}})));
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_THAT(findings[0].witness, ElementsAre("a", "b", "d"));
  EXPECT_THAT(sample::values(findings[0], "working_parts"), ElementsAre("3"));
}

TEST(TimeConflict, CountsATimeOfSeveralStepsOnce) {
  const std::string_view flow = "a -> b, b -> c, c -> =granted";
  EXPECT_THAT(exceeding(with_claim(flow, promise(days(3), {{{"a", "b", "c"}, days(3)}}))),
              IsEmpty());
  EXPECT_THAT(exceeding(with_claim(flow, promise(days(2), {{{"a", "b", "c"}, days(3)}}))),
              SizeIs(1));
}

TEST(TimeConflict, LeavesOutWhatComesBeforeTheClockStarts) {
  TimeClaim claim = promise(days(2), {{{"a"}, days(5)}, {{"b"}, days(2)}});
  claim.from = model::Milestone{.text = "sejak", .step = "a", .at_end = true};
  EXPECT_THAT(exceeding(with_claim("a -> b, b -> =granted", claim)), IsEmpty());
  claim.from->at_end = false;
  EXPECT_THAT(exceeding(with_claim("a -> b, b -> =granted", claim)), SizeIs(1));
}

TEST(TimeConflict, QuotesOnlyThePartsThatDoNotFitTogether) {
  TimeClaim claim =
      promise(days(5), {{{"a"}, days(1)}, {{"b"}, days(4)}, {{"c"}, days(3)}, {{"d"}, days(1)}});
  for (std::uint32_t part = 0; part < claim.parts.size(); ++part) {
    claim.parts[part].evidence.push_back({.line = part + 1, .quote = claim.parts[part].label});
  }
  const auto findings =
      exceeding(with_claim("a -> b, b -> c, c -> d, d -> =granted", std::move(claim)));
  ASSERT_THAT(findings, SizeIs(1));
  ASSERT_THAT(findings[0].evidence, SizeIs(2));
  EXPECT_EQ(findings[0].evidence[0].quote, "b");
  EXPECT_EQ(findings[0].evidence[1].quote, "c");
}

/// The smallest sets of times that exceed a promise, by their sums alone.
std::size_t size_of_smallest(std::vector<int> times, int promised) {
  std::ranges::sort(times, std::ranges::greater());
  int sum = 0;
  for (std::size_t size = 0; size < times.size(); ++size) {
    sum += times[size];
    if (sum > promised) return size + 1;
  }
  return 0;
}

TEST(TimeConflict, FindsASetThatIsAsSmallAsItCanBe) {
  for (unsigned seed = 0; seed < 60; ++seed) {
    std::mt19937 random(seed);
    std::vector<int> times;
    std::vector<std::pair<std::vector<std::string>, model::Quantity>> parts;
    for (const char* step : {"a", "b", "c", "d", "e", "f"}) {
      times.push_back(static_cast<int>(random() % 9));
      parts.push_back({{step}, days(times.back())});
    }
    const int promised = static_cast<int>(random() % 30);
    const Procedure procedure = with_claim("a -> b, b -> c, c -> d, d -> e, e -> f, f -> =granted",
                                           promise(days(promised), parts));
    const Facts facts(procedure, nullptr);
    const TimeClaim& claim = procedure.time_claims.front();
    const TimedFlow flow(facts, claim, times_of_parts(claim, facts));
    const auto conflict = time_conflict(flow, claim, TimeBase::working, Asked::on_some_run);
    ASSERT_TRUE(conflict.has_value());
    EXPECT_EQ(conflict->smallest.size(), size_of_smallest(times, promised)) << "seed " << seed;
  }
}

TEST(TimeConflict, SaysNothingOfAFlowThatCannotEnd) {
  EXPECT_THAT(exceeding(with_claim("a -> b, b -> a", promise(days(1), {{{"a"}, days(5)}}))),
              IsEmpty());
}

// sla-below-minimum

TimeClaim minimum_of(const std::string& step, double amount) {
  TimeClaim claim{.id = "minimum", .quantity = days(amount)};
  claim.bound = model::Bound::minimum;
  claim.from = model::Milestone{.text = "sejak", .step = step, .at_end = false};
  claim.to = model::Milestone{.text = "sampai", .step = step, .at_end = true};
  return claim;
}

TEST(SlaBelowMinimum, IsAPromiseThatNoRunCanKeep) {
  const auto below = [](std::string_view flow, double total) {
    Procedure procedure = with_claim(flow, promise(days(total), {}));
    procedure.time_claims.push_back(minimum_of("b", 10));
    return sample::found("sla-below-minimum", procedure);
  };
  const auto findings = below("a -> b, b -> =granted", 5);
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].element.id, "total");
  EXPECT_THAT(findings[0].witness, ElementsAre("a", "b"));
  EXPECT_THAT(sample::values(findings[0], "needed"), ElementsAre("10"));
  EXPECT_THAT(below("a -> b, b -> =granted", 10), IsEmpty());
  // A way past the step keeps the promise.
  EXPECT_THAT(below("a[x] -> b, a[y] -> =granted, b -> =granted", 5), IsEmpty());
  // Being rejected sooner does not.
  EXPECT_THAT(below("a[x] -> b, a[y] -> =rejected, b -> =granted", 5), SizeIs(1));
}

TEST(SlaBelowMinimum, KnowsTheLeastTimesOfTheReference) {
  Procedure procedure = with_claim("a -> b, b -> =granted", promise(days(5), {}));
  model::Reference reference;
  reference.least_times.push_back(
      {.activity = "b", .value = 14, .unit = working_day.front(), .basis = {}});
  const Facts facts(procedure, &reference);
  const Rule& rule = sample::rule("sla-below-minimum");
  Findings findings(rule.id, rule.level, procedure);
  rule.check(facts, findings);
  EXPECT_THAT(findings.take(), SizeIs(1));
}

TEST(SlaBelowMinimum, DoesNotCountWhatIsStatedForAnotherCondition) {
  Procedure procedure = with_claim("a -> b, b -> =granted", promise(days(5), {}));
  TimeClaim other = promise(days(20), {{{"b"}, days(10)}});
  other.id = "other";
  other.condition = "dalam kondisi tertentu";
  procedure.time_claims.push_back(std::move(other));
  EXPECT_THAT(sample::found("sla-below-minimum", procedure), IsEmpty());
}

// What the numbers come to.

const model::Reference& with_calendar() {
  static const model::Reference reference = [] {
    model::Reference made;
    made.calendar = "indonesia";
    return made;
  }();
  return reference;
}

TEST(FlowTime, GivesAnIntervalOverAllWaysAndTheStepsWithoutATime) {
  const Procedure procedure =
      with_claim("a -> b, b[x] -> c, b[y] -> d, c -> e, d -> e, e[again] -> b, e[on] -> =granted",
                 promise(days(9), {{{"c"}, days(2, 4)}, {{"d"}, days(7)}, {{}, days(1)}}));
  const FlowTime time = flow_time(procedure, nullptr);
  ASSERT_THAT(time.claims, SizeIs(1));
  ASSERT_THAT(time.claims[0].readings, SizeIs(1));
  const ReadingTime& reading = time.claims[0].readings[0];
  EXPECT_EQ(reading.promised, (Interval{9, 9}));
  ASSERT_THAT(reading.ways, SizeIs(1));
  EXPECT_EQ(reading.ways[0].days, (Interval{3, 8}));
  EXPECT_THAT(reading.ways[0].shortest, ElementsAre("a", "b", "c", "e"));
  EXPECT_THAT(reading.ways[0].longest, ElementsAre("a", "b", "d", "e"));
  EXPECT_THAT(reading.ways[0].untimed, ElementsAre("b", "e"));
  EXPECT_THAT(time.claims[0].between, ElementsAre("between"));
  ASSERT_THAT(time.loops, SizeIs(1));
  EXPECT_THAT(time.loops[0], ElementsAre("b", "c", "e"));
  EXPECT_FALSE(reading.promise_window.has_value());
}

TEST(FlowTime, NamesTheWorstStartOfTheYears) {
  // Over Idulfitri 2025 nothing is worked from 28 March to 7 April: five working days begun on the
  // 25th are over on 10 April.
  const Procedure procedure = with_claim("a -> =granted", promise(days(5), {}));
  const auto window = flow_time(procedure, &with_calendar()).claims[0].readings[0].promise_window;
  ASSERT_TRUE(window.has_value());
  EXPECT_EQ(window->working_days, (Interval{5, 5}));
  EXPECT_EQ(window->calendar_days.least, 7);
  EXPECT_GE(window->calendar_days.most, 16);
}

TEST(FlowTime, ReadsAmbiguousUnitsBothWays) {
  std::vector<model::UnitReading> both = working_day;
  both.push_back(calendar_day.front());
  const Procedure procedure =
      with_claim("a -> b, b -> =granted", promise(days(3, 3, both), {{{"b"}, days(2, 2, both)}}));
  const FlowTime time = flow_time(procedure, &with_calendar());
  ASSERT_THAT(time.claims[0].readings, SizeIs(2));
  EXPECT_EQ(time.claims[0].readings[1].promise_window->calendar_days, (Interval{3, 3}));
  EXPECT_EQ(time.claims[0].readings[1].parts_window->calendar_days, (Interval{2, 2}));
  EXPECT_EQ(time.claims[0].readings[0].parts_window->working_days, (Interval{2, 2}));
}

TEST(FlowTime, MixesUnitsOnlyByTheCalendar) {
  const Procedure procedure = with_claim(
      "a -> b, b -> =granted",
      promise(days(30, 30, calendar_day), {{{"a"}, days(2)}, {{"b"}, days(7, 7, calendar_day)}}));
  const FlowTime time = flow_time(procedure, &with_calendar());
  for (const ReadingTime& reading : time.claims[0].readings) {
    EXPECT_THAT(reading.ways, IsEmpty());
    ASSERT_TRUE(reading.parts_window.has_value());
    EXPECT_EQ(reading.parts_window->calendar_days.least, 9);
  }
}

}  // namespace
}  // namespace selaras::checker
