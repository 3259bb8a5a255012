#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/exponential.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/triangular.hpp>
#include <boost/math/distributions/weibull.hpp>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "simulator/compact_times.h"
#include "simulator/estimate.h"
#include "simulator/event_list.h"
#include "simulator/log_turns.h"
#include "simulator/random.h"
#include "simulator/sampler.h"
#include "simulator/selection.h"
#include "tests/simulator/sample.h"

namespace selaras::simulator {
namespace {

TEST(EventList, gives_events_by_time_then_priority_then_order_of_coming) {
  EventList events;
  events.add(5, 1, 10);
  events.add(5, 0, 11);
  events.add(3, 2, 12);
  events.add(5, 1, 13);
  std::vector<std::uint32_t> tokens;
  for (Event next; events.take(next);) tokens.push_back(next.token);
  EXPECT_EQ(tokens, (std::vector<std::uint32_t>{12, 11, 10, 13}));
}

/// Any mixture of adding and taking gives what sorting would give, at equal instants too.
RC_GTEST_PROP(EventListProperty, is_a_sorted_list, ()) {
  EventList events;
  std::set<std::tuple<std::int64_t, unsigned, std::uint32_t>> expected;
  std::optional<std::uint32_t> apart;  // token of the event that stands apart
  const auto take_next = [&] {
    Event taken;
    RC_ASSERT(events.take(taken));
    RC_ASSERT(taken.time == std::get<0>(*expected.begin()));
    RC_ASSERT(taken.token == std::get<2>(*expected.begin()));
    if (taken.token == apart) apart.reset();
    expected.erase(expected.begin());
  };
  const int most_adding = *rc::gen::inRange(1, 9);  // of ten
  const std::uint32_t count = *rc::gen::inRange(1u, 400u);
  for (std::uint32_t token = 0; token < count; ++token) {
    const bool adds = *rc::gen::inRange(0, 10) <= most_adding;
    if (!adds && !expected.empty()) {
      take_next();
      continue;
    }
    const auto time = *rc::gen::inRange<std::int64_t>(-20, 20);
    const unsigned priority = *rc::gen::inRange(0u, 4u);
    if (!apart && *rc::gen::inRange(0, 5) == 0) {
      events.add_apart(time, priority, token);
      apart = token;
    } else {
      events.add(time, priority, token);
    }
    expected.emplace(time, priority, token);
  }
  while (!expected.empty()) take_next();
  Event none_left;
  RC_ASSERT(!events.take(none_left));
}

TEST(Random, keys_of_neighbours_have_nothing_in_common) {
  std::set<std::uint64_t> keys;
  for (std::uint64_t step = 0; step < 50; ++step) {
    for (std::uint64_t visit = 0; visit < 50; ++visit) {
      for (const Purpose purpose : {Purpose::effort, Purpose::delay, Purpose::way}) {
        keys.insert(draws_for(42, mixed(step), visit, purpose)());
      }
    }
  }
  EXPECT_EQ(keys.size(), 50u * 50u * 3u);
}

TEST(Random, first_draws_of_consecutive_keys_are_uniform_and_uncorrelated) {
  constexpr int count = 100'000;
  std::array<int, 16> bins{};
  double product = 0;
  double previous = 0.5;
  for (std::uint64_t word = 0; word < count; ++word) {
    const std::uint64_t drawn = Draws(key_of(7, word))();
    ++bins[drawn >> 60];
    const double uniform = std::ldexp(static_cast<double>(drawn), -64);
    product += (uniform - 0.5) * (previous - 0.5);
    previous = uniform;
  }
  double chi = 0;
  for (const int bin : bins) chi += (bin - count / 16.0) * (bin - count / 16.0) / (count / 16.0);
  EXPECT_LT(chi, 37.7);  // 99.9 % of 15 degrees of freedom
  EXPECT_NEAR(product / count, 0, 4 / 12.0 / std::sqrt(double{count}));
}

struct Moments {
  double mean = 0;
  double deviation = 0;
};

Moments moments(const model::Distribution& distribution) {
  constexpr int count = 200'000;
  constexpr double minute = 60e6;
  const Sampler drawn_from = sampler(distribution, minute);
  double sum = 0;
  double squares = 0;
  for (std::uint64_t key = 0; key < count; ++key) {
    const double value = static_cast<double>(draw(drawn_from, Draws(mixed(key)))) / minute;
    sum += value;
    squares += value * value;
  }
  const double mean = sum / count;
  return {mean, std::sqrt(squares / count - mean * mean)};
}

TEST(Distributions, have_the_mean_and_the_spread_that_they_are_stated_with) {
  const auto expect = [](const model::Distribution& distribution, double mean, double deviation) {
    const Moments found = moments(distribution);
    EXPECT_NEAR(found.mean, mean, 0.01 * mean);
    EXPECT_NEAR(found.deviation, deviation, 0.02 * mean);
    EXPECT_DOUBLE_EQ(distribution.expected(), mean);
  };
  expect(constant(7), 7, 0);
  expect(exponential(3), 3, 3);
  expect(gamma(3, 0.5), 3, 1.5);
  expect(gamma(3, 1.5), 3, 4.5);
  expect(lognormal(3, 0.5), 3, 1.5);
  expect(uniform(2, 4), 3, 2 / std::sqrt(12.0));
  expect(triangular(1, 2, 6), 3, std::sqrt((1 + 4 + 36 - 2 - 6 - 12) / 18.0));
}

/// The largest distance between what was drawn and a distribution function (Kolmogorov, Smirnov),
/// in units that make it independent of the count.
template <class Cdf>
double distance(const model::Distribution& distribution, Cdf cdf) {
  constexpr std::size_t count = 40'000;
  constexpr double minute = 60e6;
  const Sampler drawn_from = sampler(distribution, minute);
  std::vector<double> values;
  for (std::uint64_t key = 0; key < count; ++key) {
    values.push_back(static_cast<double>(draw(drawn_from, Draws(mixed(key)))) / minute);
  }
  std::ranges::sort(values);
  double most = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const double theory = cdf(values[i]);
    most = std::max({most, theory - static_cast<double>(i) / count,
                     static_cast<double>(i + 1) / count - theory});
  }
  return most * std::sqrt(double{count});
}

constexpr double distance_of_one_in_a_thousand = 1.95;

TEST(Distributions, are_what_their_distribution_functions_say) {
  const auto expect = [](const model::Distribution& distribution, const auto& theory) {
    EXPECT_LT(distance(distribution, [&](double x) { return cdf(theory, x); }),
              distance_of_one_in_a_thousand);
  };
  expect(exponential(3), boost::math::exponential(1 / 3.0));
  expect(gamma(3, 0.5), boost::math::gamma_distribution<>(4, 0.75));
  expect(lognormal(3, 1),
         boost::math::lognormal(std::log(3) - std::log(2) / 2, std::sqrt(std::log(2))));
  expect(triangular(1, 2, 6), boost::math::triangular(1, 2, 6));
  model::Distribution weibull = exponential(3);
  weibull.kind = model::DistributionKind::weibull;
  weibull.shape = 1.7;
  expect(weibull, boost::math::weibull(1.7, 3 / std::tgamma(1 + 1 / 1.7)));
}

TEST(Distributions, pert_is_a_beta_distribution_on_its_range) {
  model::Distribution pert = triangular(1, 2, 6);
  pert.kind = model::DistributionKind::pert;
  const boost::math::beta_distribution<> theory(1 + 4 * 0.2, 1 + 4 * 0.8);
  EXPECT_LT(distance(pert, [&](double x) { return cdf(theory, (x - 1) / 5); }),
            distance_of_one_in_a_thousand);
  EXPECT_DOUBLE_EQ(pert.expected(), 2.5);
}

TEST(Distributions, a_cut_leaves_what_lies_within_as_it_was) {
  model::Distribution cut = lognormal(3, 1);
  cut.at_least = 1;
  cut.at_most = 8;
  const boost::math::lognormal theory(std::log(3) - std::log(2) / 2, std::sqrt(std::log(2)));
  const double left = cdf(theory, 8) - cdf(theory, 1);
  EXPECT_NEAR(share_left(cut), left, 1e-12);
  EXPECT_LT(distance(cut, [&](double x) { return (cdf(theory, x) - cdf(theory, 1)) / left; }),
            distance_of_one_in_a_thousand);
}

TEST(Distributions, values_come_as_often_as_they_weigh) {
  model::Distribution seen = constant(0);
  seen.kind = model::DistributionKind::empirical;
  seen.values = {{1, 1}, {2, 6}, {5, 3}};
  const Moments found = moments(seen);
  EXPECT_DOUBLE_EQ(seen.expected(), 2.8);
  EXPECT_NEAR(found.mean, 2.8, 0.02);
  EXPECT_NEAR(found.deviation, std::sqrt(0.1 + 0.6 * 4 + 0.3 * 25 - 2.8 * 2.8), 0.02);
}

TEST(CompactTimes, keep_milliseconds_below_24_days_and_seconds_above) {
  constexpr model::Ticks millisecond = 1000;
  const auto kept = [](model::Ticks ticks) {
    return CompactTimes::decoded(CompactTimes::encoded(ticks));
  };
  EXPECT_EQ(kept(0), 0);
  EXPECT_EQ(kept(7 * millisecond + 499), 7 * millisecond);
  EXPECT_EQ(kept(7 * millisecond + 500), 8 * millisecond);
  EXPECT_EQ(kept(60 * model::ticks_per_date + 123 * millisecond), 60 * model::ticks_per_date);
}

RC_GTEST_PROP(CompactTimesProperty, stand_in_the_order_of_what_they_keep, ()) {
  const auto below = model::Ticks{60} * model::ticks_per_date;
  const auto a = *rc::gen::inRange<model::Ticks>(0, below);
  const auto b = *rc::gen::inRange<model::Ticks>(0, below);
  if (a <= b) RC_ASSERT(CompactTimes::encoded(a) <= CompactTimes::encoded(b));
  CompactTimes times;
  times.push_back(a);
  times.push_back(b);
  RC_ASSERT(times.total().ticks() == static_cast<double>(a + b));
}

RC_GTEST_PROP(CompactTimesProperty, are_the_same_one_by_one_and_many_at_once, ()) {
  const auto longest = *rc::gen::element(model::ticks_per_second, 12 * model::ticks_per_date,
                                         60 * model::ticks_per_date);
  const auto halves = *rc::gen::arbitrary<bool>();  // of a millisecond, where rounding turns
  const std::size_t count = *rc::gen::inRange<std::size_t>(1, CompactTimes::most_at_once + 1);
  CompactTimes::Block block{};
  CompactTimes one_by_one;
  for (std::size_t i = 0; i < count; ++i) {
    block[i] = *rc::gen::inRange<model::Ticks>(0, longest);
    if (halves) block[i] = block[i] / 1000 * 1000 + *rc::gen::inRange<model::Ticks>(499, 502);
    one_by_one.push_back(block[i]);
  }
  CompactTimes at_once;
  at_once.append(block, count);
  RC_ASSERT(at_once.size() == count);
  RC_ASSERT(at_once.codes().size() <= count);
  const std::size_t counted = one_by_one.zeros() - at_once.zeros();
  for (std::size_t i = 0; i < one_by_one.codes().size(); ++i) {
    RC_ASSERT(at_once.codes()[i + counted] == one_by_one.codes()[i]);
  }
  RC_ASSERT(at_once.total().ticks() == one_by_one.total().ticks());
}

TEST(Estimate, has_the_t_interval_of_the_textbook) {
  const std::vector<double> values{1, 2, 3, 4, 5};
  const Estimate found = estimate(values);
  EXPECT_DOUBLE_EQ(found.mean, 3);
  EXPECT_NEAR(*found.half_width95, 2.776445 * std::sqrt(2.5 / 5), 1e-5);
  EXPECT_EQ(estimate(std::vector<double>{4}).half_width95, std::nullopt);
}

using Values = std::span<const std::uint32_t>;

TEST(Estimate, quantiles_are_values_that_occurred) {
  EXPECT_EQ(quantile_rank(4, 0), 0u);
  EXPECT_EQ(quantile_rank(4, 0.25), 0u);
  EXPECT_EQ(quantile_rank(4, 0.5), 1u);
  EXPECT_EQ(quantile_rank(4, 0.51), 2u);
  EXPECT_EQ(quantile_rank(4, 1), 3u);
  const std::vector<std::uint32_t> first{40, 10};  // milliseconds
  const std::vector<std::uint32_t> second{30, 20};
  const Times found =
      times(std::vector<double>{25}, percentiles(std::vector<Values>{first, second}), 10'000);
  EXPECT_EQ(found.p50, 2);
  EXPECT_EQ(found.p80, 4);
  EXPECT_EQ(found.max, 4);
  EXPECT_EQ(found.percentiles.front(), 1);
}

void expect_selection_like_sorting(std::vector<std::uint32_t> values) {
  const Values all = values;
  const Values parts[] = {all.first(all.size() / 3), all.subspan(all.size() / 3)};
  std::vector<std::size_t> ranks;
  for (std::size_t part = 0; part <= 20; ++part) ranks.push_back(part * (values.size() - 1) / 20);
  const std::vector<std::uint32_t> found = at_ranks(parts, ranks);
  ASSERT_EQ(found.size(), ranks.size());
  std::ranges::sort(values);
  for (std::size_t index = 0; index < ranks.size(); ++index) {
    EXPECT_EQ(found[index], values[ranks[index]]);
  }
}

TEST(Selection, gives_what_sorting_would_give) {
  Draws draws(1);
  for (const int shift : {32, 33, 40, 52, 62}) {
    std::vector<std::uint32_t> values(20'000);
    for (std::uint32_t& value : values) value = static_cast<std::uint32_t>(draws() >> shift);
    expect_selection_like_sorting(values);
    values.back() = std::numeric_limits<std::uint32_t>::max();  // one far from all others
    expect_selection_like_sorting(values);
  }
  std::vector<std::uint32_t> often_none(20'000);  // as waits are
  for (std::uint32_t& value : often_none) {
    if (draws() % 3 != 0) value = static_cast<std::uint32_t>(draws() % 100'000);
  }
  expect_selection_like_sorting(often_none);
  expect_selection_like_sorting(std::vector<std::uint32_t>(20'000, 7));
  expect_selection_like_sorting(std::vector<std::uint32_t>(20'000, 0));
  expect_selection_like_sorting({3});
}

TEST(Selection, takes_zeros_that_are_only_counted_for_values) {
  const std::vector<std::uint32_t> stored{5, 0, 9, 7};
  const Values all = stored;
  const std::vector<std::size_t> ranks{0, 3, 4, 5, 6};  // of 0 0 0 0 5 7 9
  EXPECT_EQ(at_ranks({&all, 1}, ranks, 3), (std::vector<std::uint32_t>{0, 0, 5, 7, 9}));
  EXPECT_EQ(at_ranks({}, std::vector<std::size_t>{0, 2}, 3), (std::vector<std::uint32_t>{0, 0}));
}

model::GrowingText text_of(std::string_view letters) {
  model::GrowingText text;
  char* to = text.room(letters.size());
  text.end_at(std::ranges::copy(letters, to).out);
  return text;
}

TEST(LogTurns, puts_replications_behind_one_another_whichever_is_done_first) {
  std::string written;
  LogTurns turns([&](std::string_view text) { written += text; }, 0);
  const auto append = [&](std::int64_t replication, std::string_view letters) {
    model::GrowingText text = text_of(letters);
    turns.append(replication, text);
    EXPECT_EQ(text.view(), "");
  };
  const auto finish = [&](std::int64_t replication, std::string_view letters) {
    model::GrowingText text = text_of(letters);
    turns.finish(replication, text);
  };
  append(1, "c");
  append(2, "f");
  append(1, "d");
  append(0, "a");
  EXPECT_EQ(written, "a");
  finish(2, "g");
  finish(0, "b");
  EXPECT_EQ(written, "abcd");
  append(3, "h");
  finish(1, "e");
  EXPECT_EQ(written, "abcdefgh");
  finish(3, "");
  EXPECT_EQ(written, "abcdefgh");
}

}  // namespace
}  // namespace selaras::simulator
