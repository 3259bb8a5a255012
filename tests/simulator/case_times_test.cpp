#include "simulator/case_times.h"

#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "simulator/packing.h"

namespace selaras::simulator {
namespace {

using model::TimeBase;

/// All that is stored, zeros that are only counted among it.
std::vector<std::uint32_t> all_codes(const CompactTimes& times) {
  std::vector<std::uint32_t> all(times.zeros());
  all.insert(all.end(), times.codes().begin(), times.codes().end());
  return all;
}

/// What a row of plain lists would hold.
struct Expected {
  std::vector<std::uint32_t> working;
  std::vector<std::uint32_t> calendar;

  void add(const Spent& spent) {
    working.push_back(CompactTimes::encoded(spent.working));
    calendar.push_back(CompactTimes::encoded(spent.calendar));
  }
};

void expect_same(const Samples& samples, const Expected& expected) {
  RC_ASSERT(samples.size() == expected.working.size());
  RC_ASSERT(all_codes(samples.of(TimeBase::working)) == expected.working);
  RC_ASSERT(all_codes(samples.of(TimeBase::calendar)) == expected.calendar);
}

/// Most often none, or no pause: what is kept once or only counted comes up in every run.
Spent any_time() {
  const auto working = *rc::gen::weightedOneOf<model::Ticks>(
      {{3, rc::gen::just<model::Ticks>(0)},
       {1, rc::gen::inRange<model::Ticks>(0, 60 * model::ticks_per_date)}});
  const auto pause = *rc::gen::weightedOneOf<model::Ticks>(
      {{5, rc::gen::just<model::Ticks>(0)},
       {1, rc::gen::inRange<model::Ticks>(0, model::ticks_per_date)}});
  return {working, working + pause};
}

RC_GTEST_PROP(SamplesProperty, hold_what_was_put_in_however_it_is_kept, ()) {
  Samples samples;
  Expected expected;
  const auto count = *rc::gen::inRange(0, 40);
  for (int i = 0; i < count; ++i) {
    const Spent spent = any_time();
    samples.push_back(spent);
    expected.add(spent);
  }
  expect_same(samples, expected);
  Packing packing;
  packing.samples(samples);
  Unpacking unpacking(packing.base64());
  Samples read;
  unpacking.samples(read);
  RC_ASSERT(unpacking.complete());
  expect_same(read, expected);
}

struct Filed {
  Samples cycle, processing, waiting, delay;
  std::vector<std::uint16_t> outcome_of_case;
};

TEST(ClosedCases, are_filed_in_the_order_of_their_close) {
  ClosedCases closed;
  Filed filed;
  Expected cycle, delay;
  for (std::uint16_t number = 0; number < 300; ++number) {
    const model::Ticks length = number * model::ticks_per_minute;
    const CaseTimes times{.cycle = {length, 2 * length}, .processing = {length, length}};
    cycle.add(times.cycle);
    delay.add(times.delay);
    if (closed.add(number, times)) closed.file(filed);
  }
  closed.file(filed);
  ASSERT_EQ(filed.outcome_of_case.size(), 300u);
  for (std::uint16_t number = 0; number < 300; ++number) {
    EXPECT_EQ(filed.outcome_of_case[number], number);
  }
  EXPECT_EQ(all_codes(filed.cycle.of(TimeBase::working)), cycle.working);
  EXPECT_EQ(all_codes(filed.cycle.of(TimeBase::calendar)), cycle.calendar);
  EXPECT_EQ(filed.delay.of(TimeBase::calendar).zeros(), 300u);
  EXPECT_EQ(&filed.processing.of(TimeBase::working), &filed.processing.of(TimeBase::calendar));
}

}  // namespace
}  // namespace selaras::simulator
