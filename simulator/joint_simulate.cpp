#include "simulator/joint_simulate.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "simulator/arriving.h"
#include "simulator/estimate.h"
#include "simulator/inputs.h"
#include "simulator/joint_replications.h"
#include "simulator/summary.h"
#include "simulator/warm_up.h"
#include "simulator/warnings.h"

namespace selaras::simulator {
namespace {

using Severity = model::Diagnostic::Severity;

bool same(const model::Diagnostic& a, const model::Diagnostic& b) {
  return a.code == b.code && a.arguments == b.arguments;
}

/// What several members say alike is said once.
void add_once(const model::Diagnostics& more, model::Diagnostics& all) {
  for (const model::Diagnostic& diagnostic : more) {
    const bool there = std::ranges::any_of(
        all, [&](const model::Diagnostic& each) { return same(each, diagnostic); });
    if (!there) all.push_back(diagnostic);
  }
}

/// The shared people, each as a member that works with them has seen them.
std::vector<ResourceResult> shared_people(const JointProcess& joint,
                                          const std::vector<MemberResult>& members) {
  std::vector<ResourceResult> all;
  for (std::uint32_t shared = 0; shared < joint.shared; ++shared) {
    for (std::size_t member = 0; member < members.size() && all.size() == shared; ++member) {
      const auto& resources = joint.members[member].shared;
      const auto found = std::ranges::find(resources, shared);
      if (found == resources.end()) continue;
      all.push_back(
          members[member].result.resources[static_cast<std::size_t>(found - resources.begin())]);
    }
  }
  return all;
}

void leave_out_shared(const JointProcess& joint, std::vector<MemberResult>& members) {
  for (std::size_t member = 0; member < members.size(); ++member) {
    std::vector<ResourceResult> own;
    for (std::size_t index = 0; index < joint.members[member].shared.size(); ++index) {
      if (joint.members[member].shared[index] != none) continue;
      own.push_back(std::move(members[member].result.resources[index]));
      own.back().staff *= members[member].offices;
    }
    members[member].result.resources = std::move(own);
  }
}

/// Over the replications in which there is something to divide by.
Estimate over(const std::vector<JointTally>& tallies, std::size_t office, double unit,
              std::pair<double, double> (*of)(const OfficeTally&, std::size_t), std::size_t claim) {
  std::vector<double> values;
  for (const JointTally& tally : tallies) {
    const auto [part, whole] = of(tally.offices[office], claim);
    if (whole > 0) values.push_back(part / whole / unit);
  }
  return estimate(values);
}

std::pair<double, double> cycle(const OfficeTally& tally, std::size_t) {
  return {static_cast<double>(tally.cycle), static_cast<double>(tally.closed)};
}

std::pair<double, double> kept(const OfficeTally& tally, std::size_t claim) {
  return {static_cast<double>(tally.claims[claim].kept),
          static_cast<double>(tally.claims[claim].covered)};
}

OfficeResult office_result(const JointProcess& joint, const std::vector<JointTally>& tallies,
                           std::size_t index) {
  const Office& office = joint.offices[index];
  const JointMember& member = joint.members[office.member];
  OfficeResult result{.member = member.participant.member->id,
                      .number = static_cast<std::int64_t>(index) - member.first_office + 1};
  for (const JointTally& tally : tallies) {
    result.arrived += tally.offices[index].arrived;
    result.completed += tally.offices[index].closed;
  }
  const model::Ticks day = member.process.shifts[0].rules().working_day;
  result.cycle = over(tallies, index, static_cast<double>(day), cycle, 0);
  for (std::size_t claim = 0; claim < member.process.claims.size(); ++claim) {
    result.shares.push_back(over(tallies, index, 1, kept, claim));
  }
  return result;
}

/// One simulation of a joint scenario from its options to its result.
class JointSimulation {
 public:
  JointSimulation(const model::JointScenario& joint, const std::vector<Participant>& participants,
                  const model::Calendar& calendar, const Options& options)
      : joint_(joint), participants_(participants), calendar_(calendar), options_(options) {
    if (options.warm_up) joint_.common.warm_up = *options.warm_up;
    const model::Scenario& common = joint_.common;
    result_.scenario = common.id;
    result_.calendar = calendar.rules().id;
    result_.time_zone = common.time_zone;
    result_.seed = options.seed.value_or(common.seed);
    result_.start = common.start;
    result_.warm_up = common.warm_up;
    result_.horizon = common.window;
    replications_ = options.replications.value_or(common.replications);
  }

  JointResult result() {
    std::optional<JointProcess> assumed = compiled(1, result_.diagnostics);
    if (!assumed) return std::move(result_);
    if (options_.find_warm_up) find_warm_up_of(assumed->process);
    std::vector<JointTally> tallies = run(*assumed, result_.diagnostics);
    result_.replications = static_cast<std::int64_t>(tallies.size());
    result_.interrupted = interrupted();
    if (tallies.empty()) return std::move(result_);
    result_.members = summarised(*assumed, tallies, result_.diagnostics);
    take_shared(*assumed, tallies);
    assumed.reset();
    add_levels();
    result_.interrupted = interrupted();
    return std::move(result_);
  }

 private:
  std::optional<JointProcess> compiled(double load, model::Diagnostics& diagnostics) {
    std::optional<JointProcess> process =
        compile(joint_, participants_, calendar_, load, diagnostics);
    if (process && warm_up_) start_counting(process->process);
    return process;
  }

  void find_warm_up_of(Process& process) {
    warm_up_ = find_warm_up(process, result_.seed, options_.cases.value_or(no_case_limit));
    if (!warm_up_) {
      result_.diagnostics.push_back(
          {.code = "warm-up-not-found", .at = joint_.common.at, .severity = Severity::warning});
      return;
    }
    start_counting(process);
    result_.warm_up = {.amount = static_cast<double>(*warm_up_ / model::ticks_per_date),
                       .unit = {model::TimeUnit::day, model::TimeBase::calendar}};
    result_.warm_up_found = true;
  }

  void start_counting(Process& process) const {
    const Ticks window = process.counted_until - process.counted_from;
    process.counted_from = process.start + *warm_up_;
    process.counted_until = process.counted_from + window;
  }

  /// The same replications whatever the load.
  std::vector<JointTally> run(const JointProcess& process, model::Diagnostics& diagnostics) {
    JointRun plan{.joint = process,
                  .seed = result_.seed,
                  .case_limit = options_.cases.value_or(no_case_limit),
                  .threads = options_.threads,
                  .watch = {.interrupted = options_.interrupted, .finished = {}, .stopped = {}}};
    if (options_.progress) {
      const auto all = replications_ * static_cast<std::int64_t>(joint_.loads.size());
      plan.watch.finished = [this, all](std::int64_t finished) {
        options_.progress({finished_ + finished, all});
      };
    }
    Left<JointTally> left = run_replications(plan, 0, replications_);
    finished_ += static_cast<std::int64_t>(left.tallies.size());
    if (left.flooded == none) return std::move(left.tallies);
    report_flood(process, left.flooded, diagnostics);
    return {};
  }

  void report_flood(const JointProcess& process, std::uint32_t flooded,
                    model::Diagnostics& diagnostics) const {
    const auto behind =
        std::ranges::upper_bound(process.offices, flooded, {}, &Office::first_station);
    const Office& office = *(behind - 1);
    const model::Procedure& procedure = *process.members[office.member].participant.procedure;
    diagnostics.push_back(
        {.code = "tokens-without-bound",
         .at = joint_.common.at,
         .arguments = {{"step", procedure.flow.nodes[flooded - office.first_station].id}}});
  }

  [[nodiscard]] bool interrupted() const {
    return options_.interrupted != nullptr && *options_.interrupted;
  }

  /// Each member as if it had been simulated by itself.
  std::vector<MemberResult> summarised(const JointProcess& process,
                                       std::vector<JointTally>& tallies,
                                       model::Diagnostics& diagnostics) const {
    std::vector<MemberResult> all;
    for (std::size_t index = 0; index < process.members.size(); ++index) {
      const JointMember& member = process.members[index];
      std::vector<Tally> own;
      for (JointTally& tally : tallies) own.push_back(std::move(tally.members[index]));
      Result result{.procedure = member.participant.procedure->id,
                    .scenario = member.scenario.id,
                    .calendar = result_.calendar,
                    .replications = static_cast<std::int64_t>(own.size())};
      result.inputs = inputs_of(member.scenario);
      summarise(member.process, *member.participant.procedure, member.scenario, own,
                options_.threads, result);
      add_warnings(member.process, member.scenario, own, result);
      add_once(result.diagnostics, diagnostics);
      result.diagnostics.clear();
      all.push_back({member.participant.member->id, member.offices, std::move(result)});
    }
    return all;
  }

  void take_shared(const JointProcess& process, const std::vector<JointTally>& tallies) {
    result_.shared = shared_people(process, result_.members);
    leave_out_shared(process, result_.members);
    for (const MemberResult& member : result_.members) {
      result_.cases.arrived += member.result.cases.arrived;
      result_.cases.completed += member.result.cases.completed;
      result_.cases.inside += member.result.cases.inside;
      const auto& stated =
          process.members[static_cast<std::size_t>(&member - result_.members.data())];
      const model::Input& offices = stated.participant.member->offices;
      result_.inputs.push_back({"member." + member.id + ".offices", std::to_string(member.offices),
                                offices.warrant.provenance, offices.warrant.source});
    }
    for (NamedInput& input : inputs_of(joint_.common)) result_.inputs.push_back(std::move(input));
    for (std::size_t office = 0; office < process.offices.size(); ++office) {
      result_.offices.push_back(office_result(process, tallies, office));
    }
  }

  void add_levels() {
    for (const double load : joint_.loads) {
      if (load == 1) {
        result_.levels.push_back(level(load, result_.shared, result_.members));
      } else if (!interrupted()) {
        add_level(load);
      }
    }
  }

  void add_level(double load) {
    model::Diagnostics passed_over;  // said of the load as assumed
    const std::optional<JointProcess> process = compiled(load, passed_over);
    if (!process) return;
    std::vector<JointTally> tallies = run(*process, passed_over);
    if (static_cast<std::int64_t>(tallies.size()) < result_.replications) return;
    const std::vector<MemberResult> members = summarised(*process, tallies, passed_over);
    result_.levels.push_back(level(load, shared_people(*process, members), members));
  }

  [[nodiscard]] LoadLevel level(double load, std::vector<ResourceResult> shared,
                                const std::vector<MemberResult>& members) const {
    LoadLevel level{.load = load, .shared = std::move(shared), .members = {}};
    for (std::size_t index = 0; index < members.size(); ++index) {
      const Result& found = members[index].result;
      MemberAtLoad member{.id = members[index].id,
                          .cycle = found.cycle_time.working_days.mean,
                          .promises = found.promises,
                          .changes = {}};
      if (load != 1) member.changes = differences(result_.members[index].result, found);
      level.members.push_back(std::move(member));
    }
    return level;
  }

  model::JointScenario joint_;
  const std::vector<Participant>& participants_;
  const model::Calendar& calendar_;
  const Options& options_;
  std::int64_t replications_ = 1;
  std::int64_t finished_ = 0;
  std::optional<Ticks> warm_up_;
  JointResult result_;
};

}  // namespace

JointResult simulate(const model::JointScenario& joint,
                     const std::vector<Participant>& participants, const model::Calendar& calendar,
                     const Options& options) {
  return JointSimulation(joint, participants, calendar, options).result();
}

}  // namespace selaras::simulator
