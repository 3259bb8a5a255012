#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include <gtest/gtest.h>

#include "model/event_log.h"
#include "simulator/simulate.h"
#include "tests/flow_text.h"
#include "tests/simulator/sample.h"

/// The event log says everything that the figures say: they are worked out here again from its text
/// alone, by other means than the simulator's.
namespace selaras::simulator {
namespace {

using model::EventLog;
using model::LogEvent;
using model::Transition;

constexpr int wib = 7 * 60;

struct Simulated {
  Result result;
  std::string log;
};

Simulated simulated(const model::Procedure& procedure, const model::Scenario& scenario,
                    model::LogFormat format, Options options = {}) {
  Simulated both;
  options.log = {format, [&](std::string_view text) { both.log += text; }};
  both.result = simulate(procedure, scenario, office_hours(), options);
  return both;
}

EventLog read(const std::string& text) {
  model::Diagnostics diagnostics;
  const auto log = model::read_event_log(text, "log", wib, diagnostics);
  EXPECT_TRUE(log.has_value());
  return log.value_or(EventLog{});
}

/// An instant of the log as the office's clocks show it.
Instant local(const LogEvent& event) { return event.at + wib * model::ticks_per_minute; }

struct Visit {
  std::string step;
  std::string resource;
  Instant came = 0;
  Instant began = 0;
  Instant worked_until = 0;
  Instant ended = 0;
};

struct Replayed {
  std::string replication;
  Instant arrived = 0;
  std::optional<Instant> closed;
  std::string outcome;
  std::vector<Visit> visits;
};

/// One step at a time: the flows here have no branches side by side.
Replayed replayed(const EventLog& log, const model::Trace& trace) {
  Replayed one{.replication = trace.id.substr(0, trace.id.find('-')),
               .arrived = local(trace.events.front())};
  bool open = false;
  for (const LogEvent& event : trace.events) {
    if (!open) one.visits.push_back({.step = log.names[event.activity], .came = local(event)});
    Visit& visit = one.visits.back();
    EXPECT_EQ(visit.step, log.names[event.activity]);
    if (event.resource != model::unnamed) visit.resource = log.names[event.resource];
    if (event.transition == Transition::start) visit.began = local(event);
    if (event.transition == Transition::suspend) visit.worked_until = local(event);
    open = event.transition != Transition::complete;
    if (open) continue;
    if (visit.began == 0) visit.began = local(event);
    if (visit.worked_until == 0) visit.worked_until = local(event);
    visit.ended = local(event);
    if (event.closes == model::unnamed) continue;
    one.closed = local(event);
    one.outcome = log.names[event.closes];
  }
  return one;
}

class Replay : public testing::TestWithParam<model::LogFormat> {
 protected:
  void SetUp() override {
    procedure_ =
        tests::flow_of("a -> b, b[again] -> a, b[done] -> c, c -> =granted, b[no] -> =rejected");
    procedure_.time_claims.push_back(
        {.id = "promise",
         .quantity = {.minimum = 2,
                      .maximum = 2,
                      .readings = {{model::TimeUnit::day, model::TimeBase::working}}}});
    scenario_ = one_desk(1.6, 2, lognormal(30, 1));
    scenario_.resources.push_back({.id = "other", .staff = {.value = 1}, .share = {.value = 1}});
    scenario_.steps.push_back(step("b", "other", exponential(20)));
    scenario_.steps.push_back({.step = "c", .effort = constant(5), .delay = exponential(600)});
    scenario_.decisions.push_back(shares("b", {{"again", 0.2}, {"no", 0.1}, {"done", 0.7}}));
    scenario_.replications = 3;
    scenario_.warm_up = {.amount = 5, .unit = {model::TimeUnit::day, model::TimeBase::calendar}};
    const auto [result, text] = simulated(procedure_, scenario_, GetParam(), {.threads = 2});
    result_ = result;
    const EventLog log = read(text);
    for (const model::Trace& trace : log.traces) all_.push_back(replayed(log, trace));
    const Instant start = model::Calendar::midnight(scenario_.start);
    from_ = start + 5 * model::ticks_per_date;
    until_ = from_ + 30 * model::ticks_per_date;
    for (const Replayed& each : all_) {
      if (each.arrived >= from_ && each.arrived < until_) counted_.push_back(each);
    }
  }

  /// Mean over replications of the mean over their cases.
  template <class Of>
  [[nodiscard]] double mean(Of of) const {
    std::map<std::string, std::pair<double, double>> sums;
    for (const Replayed& each : counted_) {
      sums[each.replication].first += of(each);
      sums[each.replication].second += 1;
    }
    double sum = 0;
    for (const auto& [replication, total] : sums) sum += total.first / total.second;
    return sum / static_cast<double>(sums.size());
  }

  static double days(Instant from, Instant until) {
    return static_cast<double>(office_hours().working_between(from, until)) /
           static_cast<double>(8 * model::ticks_per_hour);
  }

  model::Procedure procedure_;
  model::Scenario scenario_;
  Result result_;
  std::vector<Replayed> all_;
  std::vector<Replayed> counted_;
  Instant from_ = 0;
  Instant until_ = 0;
};

TEST_P(Replay, gives_the_cases_and_their_outcomes) {
  EXPECT_EQ(result_.replications, 3);
  EXPECT_EQ(static_cast<std::int64_t>(counted_.size()), result_.cases.arrived);
  std::map<std::string, std::int64_t> outcomes;
  for (const Replayed& each : counted_) ++outcomes[each.outcome];
  EXPECT_EQ(outcomes, result_.outcomes);
  EXPECT_GT(all_.size(), counted_.size());  // those before and behind the window are logged too
}

TEST_P(Replay, gives_the_cycle_times_and_their_percentiles) {
  EXPECT_NEAR(mean([](const Replayed& each) { return days(each.arrived, *each.closed); }),
              result_.cycle_time.working_days.mean.mean, 1e-9);
  std::vector<double> times;
  for (const Replayed& each : counted_) {
    times.push_back(static_cast<double>(*each.closed - each.arrived) /
                    static_cast<double>(model::ticks_per_date));
  }
  std::ranges::sort(times);
  constexpr double millisecond = 1.0 / (24 * 3600 * 1000);  // to which times are kept
  EXPECT_NEAR(times.back(), result_.cycle_time.calendar_days.max, millisecond);
  const auto rank = static_cast<std::size_t>(std::ceil(0.9 * static_cast<double>(times.size())));
  EXPECT_NEAR(times[rank - 1], result_.cycle_time.calendar_days.p90, millisecond);
}

TEST_P(Replay, gives_what_is_worked_and_waited_and_delayed) {
  const auto sum = [](auto of) {
    return [of](const Replayed& each) {
      double total = 0;
      for (const Visit& visit : each.visits) total += of(visit);
      return total;
    };
  };
  EXPECT_NEAR(mean(sum([](const Visit& v) { return days(v.came, v.began); })),
              result_.waiting_time.working_days.mean.mean, 1e-9);
  EXPECT_NEAR(mean(sum([](const Visit& v) { return days(v.began, v.worked_until); })),
              result_.processing_time.working_days.mean.mean, 1e-9);
  EXPECT_NEAR(mean(sum([](const Visit& v) { return days(v.worked_until, v.ended); })),
              result_.delay_time.working_days.mean.mean, 1e-9);
}

TEST_P(Replay, gives_the_promises_kept) {
  // Until closing time of the second working date after the date of arrival.
  const auto kept = [](const Replayed& each) {
    const model::Date date = model::Calendar::date_of(each.arrived);
    const model::Date last = office_hours().nth_working_date(date, 2);
    return *each.closed <= office_hours().closing(last) ? 1.0 : 0.0;
  };
  EXPECT_NEAR(mean(kept), result_.promises.at(0).share, 1e-12);
}

TEST_P(Replay, gives_the_steps) {
  for (const StepResult& told : result_.steps) {
    std::int64_t visits = 0;
    double processing = 0;
    for (const Replayed& each : counted_) {
      for (const Visit& visit : each.visits) {
        if (visit.step != told.id) continue;
        ++visits;
        processing += days(visit.began, visit.worked_until);
      }
    }
    EXPECT_EQ(visits, told.visits);
    EXPECT_NEAR(processing / static_cast<double>(visits), told.processing, 1e-9);
  }
}

TEST_P(Replay, gives_how_busy_the_people_are_and_who_waits_for_them) {
  const double window = days(from_, until_);
  for (const ResourceResult& told : result_.resources) {
    double busy = 0;
    double queue = 0;
    for (const Replayed& each : all_) {
      for (const Visit& visit : each.visits) {
        if (visit.resource != told.id) continue;
        const auto within = [&](Instant at) { return std::clamp(at, from_, until_); };
        busy += days(within(visit.began), within(visit.worked_until));
        queue += days(within(visit.came), within(visit.began));
      }
    }
    EXPECT_NEAR(busy / 3 / window / static_cast<double>(told.staff), told.utilisation.mean, 1e-9);
    EXPECT_NEAR(queue / 3 / window, told.queue_mean.mean, 1e-9);
  }
}

INSTANTIATE_TEST_SUITE_P(Formats, Replay,
                         testing::Values(model::LogFormat::csv, model::LogFormat::xes),
                         [](const auto& one) {
                           return std::string(one.param == model::LogFormat::csv ? "csv" : "xes");
                         });

TEST(EventLogOfARun, tells_which_way_a_decision_took) {
  const auto procedure = tests::flow_of("a[yes] -> =granted, a[no] -> =rejected");
  model::Scenario scenario = one_desk(4, 2, constant(10));
  scenario.decisions.push_back(shares("a", {{"yes", 0.5}, {"no", 0.5}}));
  const EventLog log = read(simulated(procedure, scenario, model::LogFormat::csv).log);
  std::set<std::pair<std::string, std::string>> seen;
  for (const model::Trace& trace : log.traces) {
    const LogEvent& last = trace.events.back();
    seen.emplace(log.names[last.outcome], log.names[last.closes]);
  }
  EXPECT_EQ(seen, (std::set<std::pair<std::string, std::string>>{{"no", "rejected"},
                                                                 {"yes", "granted"}}));
}

TEST(EventLogOfARun, is_the_same_for_any_number_of_threads) {
  const auto procedure = tests::flow_of("a -> =granted");
  model::Scenario scenario = one_desk(3, 2, exponential(30));
  scenario.replications = 7;
  const std::string one = simulated(procedure, scenario, model::LogFormat::xes, {.threads = 1}).log;
  EXPECT_EQ(one, simulated(procedure, scenario, model::LogFormat::xes, {.threads = 4}).log);
}

TEST(EventLogOfARun, that_cannot_be_written_ends_the_run) {
  const auto procedure = tests::flow_of("a -> =granted");
  model::Scenario scenario = one_desk(3, 2, exponential(30));
  scenario.replications = 20;
  struct DiskFull {};
  int calls = 0;
  const Options options{.threads = 3,
                        .log = LogRequest{model::LogFormat::csv, [&](std::string_view) {
                                            if (++calls == 3) throw DiskFull();
                                          }}};
  EXPECT_THROW(std::ignore = simulate(procedure, scenario, office_hours(), options), DiskFull);
  EXPECT_EQ(calls, 3);
}

}  // namespace
}  // namespace selaras::simulator
