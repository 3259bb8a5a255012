#include "simulator/plain_flow.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "simulator/process.h"
#include "simulator/replication.h"
#include "tests/flow_text.h"
#include "tests/simulator/sample.h"

/// The flow of plain processes beside the flow of any.
namespace selaras::simulator {
namespace {

/// Every word of a replication. Cases are called by stream and number: slots are the flow's own.
class Story : public Observer {
 public:
  void arrived(const Arrival& arrival) {
    if (arrival.slot >= names_.size()) names_.resize(arrival.slot + 1);
    names_[arrival.slot] = std::to_string(arrival.stream) + '/' + std::to_string(arrival.number);
    tell("arrived", arrival.slot, arrival.kind, arrival.counted, arrival.at);
  }
  void began_alone(std::uint32_t slot, std::uint32_t station, Instant at) {
    tell("began alone", slot, station, at);
  }
  void began(const Work& work) { tell("began", work, work.begins, work.waited, work.duration); }
  void finished(const Work& work) {
    tell("finished", work, work.queued, work.begins, work.ends, work.waited, work.duration);
  }
  void delayed(std::uint32_t slot, std::uint32_t station, Instant from, Instant until) {
    tell("delayed", slot, station, from, until);
  }
  void chose(std::uint32_t slot, std::uint32_t station, std::uint32_t way) {
    tell("chose", slot, station, way);
  }
  void passed(std::uint32_t slot, std::uint32_t marks, Instant at) {
    tell("passed", slot, marks, at);
  }
  void closed(std::uint32_t slot, std::uint32_t outcome, Instant at) {
    tell("closed", slot, outcome, at);
  }
  void left(std::uint32_t slot, bool closed, Instant at) { tell("left", slot, closed, at); }

  [[nodiscard]] std::string& text() { return text_; }

 private:
  template <class... Numbers>
  void tell(const char* verb, std::uint32_t slot, Numbers... numbers) {
    text_ += verb + (' ' + names_[slot]);
    ((text_ += ' ' + std::to_string(numbers)), ...);
    text_ += '\n';
  }
  template <class... Numbers>
  void tell(const char* verb, const Work& work, Numbers... numbers) {
    tell(verb, work.slot, work.station, work.resource, numbers...);
  }

  std::vector<std::string> names_;  // by slot
  std::string text_;
};

/// What happens in two replications, one after the other, and how busy everybody was.
template <template <class> class FlowOf>
std::string told(const Process& process, std::int64_t case_limit) {
  Story story;
  Replication<Story, FlowOf> replication(process, story);
  for (const std::uint64_t index : {0, 1}) replication.run(11, index, case_limit);
  for (const WindowUsage& window : replication.window()) {
    const Usage& usage = window.usage;
    for (const auto number : {usage.busy, usage.queue, usage.waited, usage.offered, usage.begun,
                              usage.staff, static_cast<std::uint64_t>(usage.time)}) {
      story.text() += std::to_string(number) + ' ';
    }
    story.text() += std::to_string(window.longest_queue) + '\n';
  }
  return std::move(story.text());
}

model::Distribution some_length() {
  const double mean = *rc::gen::inRange(1, 40);
  switch (*rc::gen::inRange(0, 6)) {
    case 0:
      return constant(mean);
    case 1:
      return exponential(mean);
    case 2:
      return lognormal(mean, 1.5);
    case 3:
      return gamma(mean, 0.5);
    case 4:
      return triangular(mean, mean + 1, 3 * mean);
    default:
      return uniform(0, 2 * mean);
  }
}

std::string name(int step) { return "s" + std::to_string(step); }

/// A flow of a few steps and the scenario that it runs in.
struct World {
  std::string flow;
  model::Scenario scenario;
  int steps = *rc::gen::inRange(1, 7);

  World() : scenario(one_desk(*rc::gen::inRange(2, 9), *rc::gen::inRange(1, 4), some_length())) {
    scenario.resources.push_back(
        {.id = "head", .staff = {.value = double(*rc::gen::inRange(1, 3))}, .share = {.value = 1}});
    for (int step = 0; step < steps; ++step) add_step(step);
    flow.resize(flow.size() - 2);
    add_kinds();
    add_streams();
    scenario.warm_up = {.amount = double(*rc::gen::inRange(0, 3)),
                        .unit = {model::TimeUnit::day, model::TimeBase::calendar}};
    scenario.window.amount = *rc::gen::inRange(1, 9);
  }

  [[nodiscard]] model::Procedure procedure() const {
    model::Procedure procedure = tests::flow_of(flow);
    for (model::Step& step : procedure.steps) {
      if (step.id == of_one_kind) step.when.applicants = {"apparatus"};
    }
    return procedure;
  }

  std::string of_one_kind;

 private:
  /// Leads on, or back, or out: behind the step, or behind a gateway behind it.
  void add_step(int step) {
    const std::string next = step + 1 < steps ? name(step + 1) : "=granted";
    const int other = *rc::gen::inRange(-2, step + 1);
    add_times(step);
    if (other == -2) {
      flow += name(step) + " -> " + next + ", ";
      return;
    }
    const std::string back = other == -1 ? std::string("=rejected") : name(other);
    const bool gateway = *rc::gen::arbitrary<bool>();
    std::string at = name(step);
    if (gateway) flow += at + " -> ^g" + at + ", ";
    at = gateway ? "^g" + at : at;
    flow += at + "[on] -> " + next + ", " + at + "[off] -> " + back + ", ";
    const double off = *rc::gen::inRange(1, 6) / 10.0;
    scenario.decisions.push_back(
        shares(gateway ? "g" + name(step) : at, {{"on", 1 - off}, {"off", off}}));
  }

  void add_times(int index) {
    if (*rc::gen::arbitrary<bool>()) return;
    const bool head = *rc::gen::arbitrary<bool>();
    scenario.steps.push_back(step(name(index), head ? "head" : "desk", some_length()));
    if (*rc::gen::arbitrary<bool>()) return;
    scenario.steps.back().delay = some_length();
    if (*rc::gen::arbitrary<bool>())
      scenario.steps.back().delay->unit.base = model::TimeBase::calendar;
  }

  void add_kinds() {
    if (*rc::gen::arbitrary<bool>()) return;
    scenario.kinds = {{.id = "x", .roles = {"apparatus"}, .share = {.value = 0.25}},
                      {.id = "y", .roles = {"entity"}, .share = {.value = 0.75}}};
    of_one_kind = name(*rc::gen::inRange(0, steps));
  }

  void add_streams() {
    if (*rc::gen::arbitrary<bool>()) {
      scenario.arrivals[0].per.base = model::TimeBase::calendar;
      scenario.arrivals[0].weekdays = {1, 1, 1, 1, 2, 0.5, 0};
    }
    if (*rc::gen::arbitrary<bool>()) scenario.arrivals.push_back(scenario.arrivals[0]);
  }
};

RC_GTEST_PROP(PlainFlowProperty, tells_the_story_of_the_flow_of_any_process, ()) {
  const World world;
  const model::Procedure procedure = world.procedure();
  const auto& calendar = *rc::gen::arbitrary<bool>() ? office_hours() : round_the_clock();
  model::Diagnostics diagnostics;
  std::optional<Process> process = compile(procedure, world.scenario, calendar, diagnostics);
  RC_PRE(process.has_value());
  if (*rc::gen::arbitrary<bool>()) process->inside = {{0, 3}};
  RC_ASSERT(is_plain(*process));
  const std::int64_t limit = *rc::gen::arbitrary<bool>() ? 50 : no_case_limit;
  const std::string general = told<Flow>(*process, limit);
  RC_CLASSIFY(std::ranges::count(general, '\n') > 500, "long");
  RC_ASSERT(told<PlainFlow>(*process, limit) == general);
}

TEST(PlainFlow, is_not_for_cases_in_two_places_nor_for_queues_of_other_kinds) {
  const auto is_plain_with = [](const char* flow, auto change) {
    model::Scenario scenario = one_desk(4, 2, constant(5));
    change(scenario);
    model::Diagnostics diagnostics;
    const auto process = compile(tests::flow_of(flow), scenario, office_hours(), diagnostics);
    return process && is_plain(*process);
  };
  const auto as_it_is = [](model::Scenario&) {};
  EXPECT_TRUE(is_plain_with("a -> b, b[x] -> a, b[y] -> =granted", [](model::Scenario& scenario) {
    scenario.decisions.push_back(shares("b", {{"x", 0.5}, {"y", 0.5}}));
  }));
  EXPECT_FALSE(
      is_plain_with("a -> &f, &f -> b, &f -> c, b -> &j, c -> &j, &j -> =granted", as_it_is));
  EXPECT_TRUE(is_plain_with("a -> =granted", as_it_is));
  EXPECT_FALSE(is_plain_with("a -> =granted", [](model::Scenario& scenario) {
    scenario.resources[0].discipline = model::Discipline::priority;
  }));
  EXPECT_FALSE(is_plain_with("a -> =granted", [](model::Scenario& scenario) {
    scenario.steps.push_back({.step = "a", .patience = constant(3)});
  }));
}

}  // namespace
}  // namespace selaras::simulator
