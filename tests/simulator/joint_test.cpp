#include <algorithm>
#include <atomic>
#include <deque>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "simulator/arriving.h"
#include "simulator/joint_replications.h"
#include "simulator/joint_simulate.h"
#include "simulator/joint_size.h"
#include "simulator/replication.h"
#include "simulator/replications.h"
#include "simulator/summary.h"
#include "tests/flow_text.h"
#include "tests/simulator/sample.h"
#include "tests/simulator/theory.h"

/// Many offices over shared people.
namespace selaras::simulator {
namespace {

constexpr const char* with_a_pool = "s -> t, t[again] -> s, t[done] -> =granted";

/// An office of two that goes to a pool, now and then more than once.
model::Scenario office_and_pool(double per_hour) {
  model::Scenario scenario = one_desk(per_hour, 2, lognormal(20, 1));
  scenario.id = "office";
  scenario.resources.push_back({.id = "pool", .staff = {.value = 1}, .share = {.value = 1}});
  scenario.steps = {step("s", "desk", lognormal(20, 1)), step("t", "pool", exponential(5))};
  scenario.steps[0].delay = triangular(10, 30, 90);
  scenario.decisions = {shares("t", {{"again", 0.2}, {"done", 0.8}})};
  scenario.kinds = {{.id = "a", .share = {.value = 0.3}}, {.id = "b", .share = {.value = 0.7}}};
  return scenario;
}

/// A joint scenario that tests add members to.
class Nation {
 public:
  explicit Nation(int pool) {
    joint_.common = one_desk(1, 1, constant(1));
    joint_.common.id = "nation";
    joint_.common.replications = 5;
    joint_.common.seed = 7;
    joint_.common.steps.clear();
    joint_.common.resources = {
        {.id = "pool", .staff = {.value = double(pool)}, .share = {.value = 1}}};
    joint_.loads = {1};
  }

  Nation& add(const std::string& id, int offices, const model::Procedure& procedure,
              const model::Scenario& scenario) {
    procedures_.push_back(procedure);
    scenarios_.push_back(scenario);
    joint_.members.push_back({.id = id, .offices = {.value = double(offices)}});
    return *this;
  }

  [[nodiscard]] model::JointScenario& joint() { return joint_; }
  [[nodiscard]] const model::JointScenario& joint() const { return joint_; }

  /// Members in that order of the calls of `add`; empty: as they came.
  [[nodiscard]] std::vector<Participant> participants() const {
    std::vector<Participant> all;
    for (std::size_t member = 0; member < joint_.members.size(); ++member) {
      all.push_back({&joint_.members[member], &procedures_[member], &scenarios_[member]});
    }
    return all;
  }

  [[nodiscard]] JointResult result(const model::Calendar& calendar = office_hours(),
                                   const Options& options = {}) const {
    return simulate(joint_, participants(), calendar, options);
  }

  [[nodiscard]] std::vector<std::string> faults() const {
    std::vector<std::string> all;
    for (const model::Diagnostic& each : result().diagnostics) all.push_back(each.code);
    return all;
  }

 private:
  model::JointScenario joint_;
  std::deque<model::Procedure> procedures_;
  std::deque<model::Scenario> scenarios_;
};

std::string every_number(const JointResult& result) {
  std::string all;
  for (const MemberResult& member : result.members) {
    all += member.id + ' ' + simulator::every_number(member.result) + '\n';
  }
  Result shared;
  shared.resources = result.shared;
  all += simulator::every_number(shared);
  for (const OfficeResult& office : result.offices) {
    all += office.member + std::to_string(office.number) + ' ' + std::to_string(office.arrived) +
           ' ' + std::to_string(office.cycle.mean) + '\n';
  }
  return all;
}

const MemberResult& member(const JointResult& result, std::string_view id) {
  return *std::ranges::find(result.members, id, &MemberResult::id);
}

/// Every word of a replication, with the pool called by its name.
class Story : public Observer {
 public:
  explicit Story(std::uint32_t pool) : pool_(pool) {}

  void arrived(const Arrival& arrival) {
    tell("arrived", arrival.slot, arrival.kind, arrival.counted, arrival.at);
  }
  void began_alone(std::uint32_t slot, std::uint32_t station, Instant at) {
    tell("began alone", slot, station, at);
  }
  void began(const Work& work) {
    tell("began", work.slot, work.station, work.resource == pool_, work.begins, work.waited,
         work.duration);
  }
  void finished(const Work& work) { tell("finished", work.slot, work.station, work.ends); }
  void delayed(std::uint32_t slot, std::uint32_t station, Instant from, Instant until) {
    tell("delayed", slot, station, from, until);
  }
  void closed(std::uint32_t slot, std::uint32_t outcome, Instant at) {
    tell("closed", slot, outcome, at);
  }
  void left(std::uint32_t slot, bool closed, Instant at) { tell("left", slot, closed, at); }

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  template <class... Numbers>
  void tell(const char* verb, Numbers... numbers) {
    text_ += verb;
    ((text_ += ' ' + std::to_string(numbers)), ...);
    text_ += '\n';
  }

  std::uint32_t pool_;
  std::string text_;
};

std::string story(const Process& process, std::uint32_t pool) {
  Story told(pool);
  Replication<Story> replication(process, told);
  replication.run(7, 3, no_case_limit);
  return told.text();
}

TEST(JointScenario, of_one_office_is_the_plain_scenario_path_by_path) {
  const model::Procedure procedure = tests::flow_of(with_a_pool);
  const model::Scenario scenario = office_and_pool(2);
  Nation nation(1);
  nation.add("only", 1, procedure, scenario);
  model::Diagnostics diagnostics;
  const auto joint = compile(nation.joint(), nation.participants(), office_hours(), 1, diagnostics);
  auto plain = compile(procedure, scenario, office_hours(), diagnostics);
  ASSERT_TRUE(joint && plain);
  plain->streams[0].key = stream_key("only", 0, 0);
  const std::string told = story(joint->process, 0);
  EXPECT_GT(std::ranges::count(told, '\n'), 1000);
  EXPECT_EQ(told, story(*plain, 1));
}

TEST(JointScenario, of_one_office_gives_every_number_of_the_plain_scenario) {
  const model::Procedure procedure = tests::flow_of(with_a_pool);
  model::Scenario scenario = office_and_pool(2);
  Nation nation(1);
  nation.add("only", 1, procedure, scenario);
  const JointResult joint = nation.result();
  model::Diagnostics diagnostics;
  auto plain = compile(procedure, scenario, office_hours(), diagnostics);
  ASSERT_TRUE(plain);
  plain->streams[0].key = stream_key("only", 0, 0);
  Finished alone =
      run_replications({.process = *plain, .seed = 7, .case_limit = no_case_limit}, 0, 5);
  Result result;
  summarise(*plain, procedure, scenario, alone.tallies, 1, result);
  Result found = member(joint, "only").result;
  found.resources.push_back(joint.shared.at(0));
  EXPECT_EQ(every_number(found), every_number(result));
  EXPECT_EQ(joint.offices.at(0).arrived, result.cases.arrived);
  EXPECT_EQ(joint.offices.at(0).cycle, result.cycle_time.working_days.mean);
}

TEST(JointScenario, does_not_hang_on_the_order_of_its_members) {
  const model::Procedure one = tests::flow_of(with_a_pool);
  const model::Procedure other = tests::flow_of("t -> u, u -> =granted");
  model::Scenario small = office_and_pool(0.5);
  small.kinds.clear();
  small.decisions.clear();
  small.steps = {step("t", "pool", gamma(7, 0.5)), step("u", "desk", uniform(5, 25))};
  const auto forth =
      Nation(2).add("a", 3, one, office_and_pool(1)).add("b", 5, other, small).result();
  const auto back =
      Nation(2).add("b", 5, other, small).add("a", 3, one, office_and_pool(1)).result();
  for (const char* id : {"a", "b"}) {
    EXPECT_EQ(simulator::every_number(member(forth, id).result),
              simulator::every_number(member(back, id).result));
  }
  EXPECT_EQ(forth.shared, back.shared);
  EXPECT_GT(forth.shared.at(0).wait_mean.mean, 0);
}

TEST(JointScenario, leaves_an_office_alone_whatever_another_does_while_nobody_has_to_wait) {
  const model::Procedure procedure = tests::flow_of(with_a_pool);
  const auto few = Nation(1000)
                       .add("a", 2, procedure, office_and_pool(1))
                       .add("b", 1, procedure, office_and_pool(1))
                       .result();
  const auto many = Nation(1000)
                        .add("a", 2, procedure, office_and_pool(1))
                        .add("b", 4, procedure, office_and_pool(3))
                        .result();
  EXPECT_EQ(simulator::every_number(member(few, "a").result),
            simulator::every_number(member(many, "a").result));
  EXPECT_GT(member(many, "b").result.cases.arrived, 8 * member(few, "b").result.cases.arrived);
}

TEST(JointScenario, is_the_same_on_any_number_of_threads) {
  const model::Procedure procedure = tests::flow_of(with_a_pool);
  Nation nation(1);
  nation.add("a", 4, procedure, office_and_pool(0.5));
  const std::string one = every_number(nation.result(office_hours(), {.threads = 1}));
  EXPECT_EQ(one, every_number(nation.result(office_hours(), {.threads = 3})));
}

TEST(JointScenario, counts_every_case_in_one_office_and_in_its_member) {
  model::Procedure procedure = tests::flow_of(with_a_pool);
  procedure.time_claims = {within_minutes(600)};
  const auto result = Nation(2)
                          .add("a", 3, procedure, office_and_pool(1))
                          .add("b", 2, procedure, office_and_pool(1))
                          .result();
  std::int64_t arrived = 0;
  std::int64_t completed = 0;
  for (const OfficeResult& office : result.offices) {
    arrived += office.arrived;
    completed += office.completed;
    EXPECT_GT(office.shares.at(0).mean, 0);
    EXPECT_LT(office.shares.at(0).mean, 1);
  }
  EXPECT_EQ(result.offices.size(), 5u);
  EXPECT_EQ(arrived, result.cases.arrived);
  EXPECT_EQ(completed, result.cases.completed);
  EXPECT_EQ(arrived,
            result.members[0].result.cases.arrived + result.members[1].result.cases.arrived);
}

TEST(JointScenario, queues_at_the_shared_people_as_theory_says_of_all_arrivals_together) {
  // 17 offices of half a case a minute, at a pool of ten with mu = 1: M/M/10 with lambda = 8.5.
  model::Scenario scenario = one_desk(30, 1000, exponential(1));
  scenario.resources = {{.id = "pool", .staff = {.value = 1}, .share = {.value = 1}}};
  scenario.otherwise.resource = "pool";
  Nation nation(10);
  nation.add("a", 17, tests::flow_of("serve -> =granted"), scenario);
  model::Scenario& common = nation.joint().common;
  common.warm_up = {.amount = 5, .unit = {model::TimeUnit::day, model::TimeBase::calendar}};
  common.window.amount = 4;
  common.replications = 20;
  common.seed = 2;
  const JointResult result = nation.result(round_the_clock());
  Result replications;
  replications.replications = 20;
  const double waits = erlang_c(10, 8.5) / (10 - 8.5);
  expect_within99(result.members[0].result.waiting_time.calendar_days.mean, waits / minutes_per_day,
                  replications);
  expect_within99(result.shared[0].utilisation, 0.85, replications);
  expect_within99(result.shared[0].queue_mean, 8.5 * waits, replications);
}

TEST(JointScenario, of_twice_the_load_asks_the_shared_people_for_twice_the_work) {
  Nation nation(3);
  nation.add("a", 2, tests::flow_of("serve -> =granted"), [] {
    model::Scenario scenario = one_desk(6, 1, constant(8));
    scenario.resources[0].id = "pool";
    scenario.otherwise.resource = "pool";
    return scenario;
  }());
  nation.joint().loads = {0.5, 1, 2};
  const JointResult result = nation.result();
  ASSERT_EQ(result.levels.size(), 3u);
  EXPECT_DOUBLE_EQ(result.levels[2].shared[0].work_offered,
                   4 * result.levels[0].shared[0].work_offered);
  EXPECT_EQ(result.levels[1].shared, result.shared);
  EXPECT_TRUE(result.levels[1].members[0].changes.empty());
  const auto& change = result.levels[2].members[0].changes.front();
  EXPECT_EQ(change.measure, "cycle.mean");
  EXPECT_TRUE(change.excludes_zero());
  EXPECT_GT(change.difference.mean, 0);
}

TEST(JointScenario, gives_every_office_its_own_batch) {
  model::Scenario scenario = office_and_pool(1);
  scenario.kinds.clear();
  scenario.steps[0].batch = model::Batch{.minimum = 4};
  const model::Procedure procedure = tests::flow_of(with_a_pool);
  const JointResult one = Nation(1000).add("a", 1, procedure, scenario).result();
  const JointResult three = Nation(1000).add("a", 3, procedure, scenario).result();
  EXPECT_EQ(one.offices[0].arrived, three.offices[0].arrived);
  EXPECT_EQ(one.offices[0].cycle, three.offices[0].cycle);
}

TEST(JointScenario, keeps_the_rules_of_a_shared_queue_in_every_member) {
  model::Scenario urgent = office_and_pool(1);
  urgent.kinds = {{.id = "urgent", .share = {.value = 1}, .priority = 5}};
  Nation nation(1);
  const model::Procedure procedure = tests::flow_of(with_a_pool);
  nation.add("a", 4, procedure, office_and_pool(1)).add("b", 4, procedure, urgent);
  nation.joint().common.resources[0].discipline = model::Discipline::preemptive;
  const JointResult result = nation.result();
  const auto waits = [&](const char* id) {
    return std::ranges::find(member(result, id).result.steps, "t", &StepResult::id)->waiting;
  };
  EXPECT_LT(2 * waits("b"), waits("a"));
}

TEST(JointScenario, refuses_what_nobody_uses_or_knows) {
  const model::Procedure procedure = tests::flow_of(with_a_pool);
  using Codes = std::vector<std::string>;
  Nation unused(1);
  unused.add("a", 1, procedure, office_and_pool(1));
  unused.joint().common.resources[0].id = "nobody";
  EXPECT_EQ(unused.faults(), Codes{"shared-with-nobody"});
  Nation unknown(1);
  unknown.add("a", 1, procedure, office_and_pool(1));
  unknown.joint().common.steps = {step("nowhere", "", constant(1))};
  EXPECT_EQ(unknown.faults(), Codes{"unknown-id"});
  Nation large(1);
  large.add("a", 100'000, procedure, office_and_pool(1))
      .add("b", 100'000,
           tests::flow_of("a -> b, b -> c, c -> d, d -> e, e -> f, f -> g, g -> h, "
                          "h -> i, i -> j, j -> k, k -> l, l -> m, m -> n, n -> o, "
                          "o -> p, p -> q, q -> r, r -> s, s -> t, t -> u, u -> v, "
                          "v -> w, w -> x, x -> y, y -> z, z -> a1, a1 -> a2, "
                          "a2 -> a3, a3 -> a4, a4 -> a5, a5 -> a6, a6 -> a7, "
                          "a7 -> a8, a8 -> a9, a9 -> b1, b1 -> b2, b2 -> b3, "
                          "b3 -> b4, b4 -> b5, b5 -> b6, b6 -> b7, b7 -> b8, "
                          "b8 -> b9, b9 -> c1, c1 -> c2, c2 -> =granted"),
           one_desk(1, 1, constant(1)));
  EXPECT_EQ(large.faults(), Codes{"too-many"});
}

/// Two kinds of offices whose pool is asked for some two people's time.
Nation two_kinds() {
  Nation nation(1);
  const model::Procedure procedure = tests::flow_of(with_a_pool);
  nation.add("near", 3, procedure, office_and_pool(4));
  nation.add("far", 2, procedure, office_and_pool(3));
  return nation;
}

Sizing sized(const Nation& nation, const JointAssertion& target) {
  return find_joint_size(nation.joint(), nation.participants(), office_hours(), target, {});
}

/// With the first pool, from one person on, with which every judgement holds.
std::int64_t least_by_brute_force(const JointAssertion& target) {
  for (std::int64_t people = 1;; ++people) {
    Nation nation = two_kinds();
    nation.joint().loads = {1, 2};
    nation.joint().common.resources[0].staff.value = static_cast<double>(people);
    const JointResult result = nation.result(office_hours(), {.limits = limits_of({target})});
    const std::vector<Judgement> judged = judge({target}, result, office_hours());
    const auto holds = [](const Judgement& each) { return each.standing == Standing::holds; };
    if (std::ranges::all_of(judged, holds)) return people;
  }
}

TEST(JointSize, is_the_least_pool_with_which_every_member_keeps_the_target) {
  for (const char* typed : {"share(cycle <= 600 min) >= 0.7", "mean(waiting) <= 260 min",
                            "far: mean(waiting) <= 300 min", "@200%: mean(waiting) <= 260 min"}) {
    const JointAssertion target = *joint_assertion_from(typed);
    const Sizing sizing = sized(two_kinds(), target);
    ASSERT_EQ(sizing.end, SizingEnd::found) << typed;
    EXPECT_EQ(sizing.staff, Staff{least_by_brute_force(target)}) << typed;
    EXPECT_EQ(sizing.resources, std::vector<std::string>{"pool"});
    EXPECT_EQ(sizing.target.assertion.text, typed);
    EXPECT_TRUE(target.member.empty() || sizing.member == target.member) << sizing.member;
  }
}

TEST(JointSize, says_when_it_is_not_the_shared_people_who_are_missing) {
  const Sizing sizing = sized(two_kinds(), *joint_assertion_from("mean(cycle) <= 1 min"));
  EXPECT_EQ(sizing.end, SizingEnd::unattainable);
  EXPECT_TRUE(sizing.trials.empty());
}

TEST(JointSize, does_not_decide_from_too_few_replications) {
  Nation nation = two_kinds();
  nation.joint().common.replications = 2;
  const Sizing sizing = sized(nation, *joint_assertion_from("mean(cycle) <= 500 min"));
  EXPECT_EQ(sizing.end, SizingEnd::undecided);
  EXPECT_EQ(sizing.target.standing, Standing::open);
}

TEST(JointSize, stops_when_it_is_interrupted) {
  const Nation nation = two_kinds();
  const std::atomic<bool> interrupted = true;
  const Sizing sizing =
      find_joint_size(nation.joint(), nation.participants(), office_hours(),
                      *joint_assertion_from("mean(cycle) <= 1 wd"), {.interrupted = &interrupted});
  EXPECT_EQ(sizing.end, SizingEnd::interrupted);
  EXPECT_TRUE(sizing.staff.empty());
}

}  // namespace
}  // namespace selaras::simulator
