#include "simulator/joint_simulate.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <optional>
#include <string>
#include <utility>

#include "simulator/arriving.h"
#include "simulator/compare.h"
#include "simulator/joint_log.h"
#include "simulator/joint_replications.h"
#include "simulator/joint_summary.h"
#include "simulator/joint_tally_text.h"
#include "simulator/limits.h"
#include "simulator/logged.h"
#include "simulator/warm_up.h"

namespace selaras::simulator {
namespace {

using Severity = model::Diagnostic::Severity;

constexpr std::int64_t batch = 10;  // replications between two looks at the precision

/// One simulation of a joint scenario from its options to its result.
class JointSimulation {
 public:
  JointSimulation(const model::JointScenario& joint, const std::vector<Participant>& participants,
                  const model::Calendar& calendar, const Options& options)
      : joint_(joint), participants_(participants), calendar_(calendar), options_(options) {
    for (Participant& participant : participants_) {
      participant.procedure =
          &limited_.emplace_back(with_limits(*participant.procedure, options.limits));
    }
    if (options.warm_up) joint_.common.warm_up = *options.warm_up;
    const model::Scenario& common = joint_.common;
    result_.scenario = common.id;
    result_.calendar = calendar.rules().id;
    result_.time_zone = common.time_zone;
    result_.seed = options.seed.value_or(common.seed);
    result_.start = common.start;
    result_.warm_up = common.warm_up;
    result_.horizon = common.window;
    first_ = options.part ? options.part->first - 1 : 0;
    behind_ = options.part ? options.part->last : planned();
  }

  JointResult result() {
    std::optional<JointProcess> assumed = compiled(1, result_.diagnostics);
    if (!assumed) return std::move(result_);
    if (options_.find_warm_up) find_warm_up_of(assumed->process);
    std::vector<JointTally> tallies = left_by_assumed(*assumed);
    result_.replications = static_cast<std::int64_t>(tallies.size());
    result_.interrupted = options_.is_interrupted();
    if (options_.precision && !result_.interrupted && !tallies.empty()) warn_of_precision(tallies);
    if (tallies.empty()) return std::move(result_);
    keep(tallies);
    result_.offices = office_results(*assumed, tallies, options_.limits);
    take(summarise(*assumed, tallies, options_.limits, options_.threads));
    assumed.reset();
    add_levels();
    result_.interrupted = options_.is_interrupted();
    return std::move(result_);
  }

  /// The same from what was left behind elsewhere.
  JointResult result_of(const std::vector<std::string>& tallies) {
    given_ = &tallies;
    return result();
  }

 private:
  [[nodiscard]] std::int64_t planned() const {
    return options_.precision ? options_.precision->most
                              : options_.replications.value_or(joint_.common.replications);
  }

  std::optional<JointProcess> compiled(double load, model::Diagnostics& diagnostics) {
    std::optional<JointProcess> process =
        compile(joint_, participants_, calendar_, load, diagnostics);
    if (process && warm_up_) count_after(process->process, *warm_up_);
    return process;
  }

  void find_warm_up_of(Process& process) {
    warm_up_ = find_warm_up(process, result_.seed, options_.cases.value_or(no_case_limit));
    if (!warm_up_) return report("warm-up-not-found", {}, Severity::warning);
    count_after(process, *warm_up_);
    result_.warm_up = {.amount = static_cast<double>(*warm_up_ / model::ticks_per_date),
                       .unit = {model::TimeUnit::day, model::TimeBase::calendar}};
    result_.warm_up_found = true;
  }

  void report(const char* code, std::vector<std::pair<std::string, std::string>> arguments,
              Severity severity = Severity::error) {
    result_.diagnostics.push_back({.code = code,
                                   .at = joint_.common.at,
                                   .arguments = std::move(arguments),
                                   .severity = severity});
  }

  /// Of all replications at the load as assumed.
  std::vector<JointTally> left_by_assumed(const JointProcess& process) {
    if (given_ != nullptr) return given(process, 0);
    JointRun plan = plan_for(process);
    if (!options_.log) return run_batches(plan);
    const LogWords words = log_words(process, joint_.common.time_zone);
    std::vector<JointTally> tallies;
    logged(plan, words, *options_.log, first_, [&] { tallies = run_batches(plan); });
    return tallies;
  }

  [[nodiscard]] JointRun plan_for(const JointProcess& process) {
    JointRun plan{.joint = process,
                  .seed = result_.seed,
                  .case_limit = options_.cases.value_or(no_case_limit),
                  .threads = options_.threads,
                  .watch = {.interrupted = options_.interrupted, .finished = {}, .stopped = {}}};
    if (options_.progress) {
      plan.watch.finished = [this](std::int64_t finished) {
        const auto all = (behind_ - first_) * static_cast<std::int64_t>(joint_.loads.size());
        options_.progress({finished_ + finished, all});
      };
    }
    return plan;
  }

  std::vector<JointTally> run_batches(const JointRun& plan) {
    if (!options_.precision) return run(plan, first_, behind_, result_.diagnostics);
    std::vector<JointTally> all;
    while (first_ + count(all) < behind_ && !precise_enough(all) && !options_.is_interrupted()) {
      const std::int64_t next = first_ + count(all);
      std::vector<JointTally> more =
          run(plan, next, std::min(next + batch, behind_), result_.diagnostics);
      if (more.empty()) break;
      std::ranges::move(more, std::back_inserter(all));
    }
    // The other loads are looked at as often.
    behind_ = first_ + count(all);
    return all;
  }

  static std::int64_t count(const std::vector<JointTally>& tallies) {
    return static_cast<std::int64_t>(tallies.size());
  }

  [[nodiscard]] bool precise_enough(const std::vector<JointTally>& tallies) const {
    if (count(tallies) < options_.precision->least) return false;
    const std::optional<double> width = least_precise(tallies);
    return width && *width <= options_.precision->half_width;
  }

  void warn_of_precision(const std::vector<JointTally>& tallies) {
    constexpr double percent = 100;
    const std::optional<double> width = least_precise(tallies);
    if (width && *width <= options_.precision->half_width) return;
    const auto shown = [](double share) {
      return std::to_string(std::llround(std::ceil(share * percent)));
    };
    report("precision-not-reached",
           {{"most", std::to_string(options_.precision->most)},
            {"asked", shown(options_.precision->half_width)},
            {"reached", width ? shown(*width) : "–"}},
           Severity::warning);
  }

  std::vector<JointTally> run(const JointRun& plan, std::int64_t first, std::int64_t behind,
                              model::Diagnostics& diagnostics) {
    Left<JointTally> left = run_replications(plan, first, behind);
    finished_ += count(left.tallies);
    if (left.flooded == none) return std::move(left.tallies);
    report_flood(plan.joint, left.flooded, diagnostics);
    return {};
  }

  /// What came from elsewhere, under that load by its position.
  std::vector<JointTally> given(const JointProcess& process, std::size_t load) {
    std::vector<JointTally> all;
    for (const std::string& text : *given_) {
      std::optional<JointTally> tally = joint_tally_from(text, load, process);
      if (!tally) {
        report("part-damaged", {});
        return {};
      }
      all.push_back(std::move(*tally));
    }
    return all;
  }

  void keep(const std::vector<JointTally>& tallies) {
    if (!options_.keep_tallies) return;
    result_.tallies.resize(tallies.size());
    for (std::size_t index = 0; index < tallies.size(); ++index) {
      add_load(tallies[index], result_.tallies[index]);
    }
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

  void take(JointSummary summary) {
    result_.members = std::move(summary.members);
    result_.shared = std::move(summary.shared);
    std::ranges::move(summary.diagnostics, std::back_inserter(result_.diagnostics));
    for (const MemberResult& member : result_.members) {
      result_.cases.arrived += member.result.cases.arrived;
      result_.cases.completed += member.result.cases.completed;
      result_.cases.inside += member.result.cases.inside;
    }
    result_.inputs = joint_inputs(joint_);
  }

  void add_levels() {
    std::size_t position = 0;  // among those that were run, behind the load as assumed
    for (const double load : joint_.loads) {
      if (load == 1) {
        result_.levels.push_back(level(load, result_.shared, result_.members));
      } else if (!options_.is_interrupted()) {
        add_level(load, ++position);
      }
    }
  }

  void add_level(double load, std::size_t position) {
    model::Diagnostics passed_over;  // said of the load as assumed
    const std::optional<JointProcess> process = compiled(load, passed_over);
    if (!process) return;
    std::vector<JointTally> tallies = given_ != nullptr
                                          ? given(*process, position)
                                          : run(plan_for(*process), first_, behind_, passed_over);
    if (count(tallies) < result_.replications) return;
    keep(tallies);
    const JointSummary summary = summarise(*process, tallies, options_.limits, options_.threads);
    result_.levels.push_back(level(load, summary.shared, summary.members));
  }

  [[nodiscard]] LoadLevel level(double load, std::vector<ResourceResult> shared,
                                const std::vector<MemberResult>& members) const {
    LoadLevel level{.load = load, .shared = std::move(shared), .members = {}};
    for (std::size_t index = 0; index < members.size(); ++index) {
      const Result& found = members[index].result;
      MemberAtLoad member{.id = members[index].id, .result = found, .changes = {}};
      if (load != 1) member.changes = differences(result_.members[index].result, found);
      level.members.push_back(std::move(member));
    }
    return level;
  }

  model::JointScenario joint_;
  std::vector<Participant> participants_;
  std::deque<model::Procedure> limited_;  // the participants', with the limits asked for
  const model::Calendar& calendar_;
  const Options& options_;
  const std::vector<std::string>* given_ = nullptr;  // tallies of all loads, by replication
  std::int64_t first_ = 0;                           // of the replications
  std::int64_t behind_ = 0;
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

JointResult merged(const model::JointScenario& joint, const std::vector<Participant>& participants,
                   const model::Calendar& calendar, const Options& options,
                   const std::vector<std::string>& tallies) {
  return JointSimulation(joint, participants, calendar, options).result_of(tallies);
}

}  // namespace selaras::simulator
