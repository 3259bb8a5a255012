#include "simulator/simulate.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <stdexcept>
#include <thread>
#include <utility>
#include <vector>

#include "simulator/inputs.h"
#include "simulator/process.h"
#include "simulator/replication.h"
#include "simulator/statistics.h"
#include "simulator/summary.h"

namespace selaras::simulator {
namespace {

struct Plan {
  const Process& process;
  const model::Procedure& procedure;
  std::uint64_t seed;
  std::int64_t replications;
  std::int64_t case_limit;
};

/// Whatever came in has gone out again; and Little's law, which here is an identity: cases waiting
/// and staff at work, summed up over time, are the waits and the work summed up over cases.
void check_conservation(const Replication<Statistics>& replication, const Tally& tally) {
  if (replication.arrived() != replication.left()) {
    throw std::logic_error("flow conservation is violated: arrived is not left");
  }
  std::int64_t closed_or_stuck = 0;
  for (const std::int64_t outcome : tally.outcomes) closed_or_stuck += outcome;
  if (closed_or_stuck != tally.arrived) {
    throw std::logic_error("flow conservation is violated: arrived is not completed and inside");
  }
  for (const ResourceState& resource : replication.resources()) {
    const bool holds = resource.usage.queue == resource.usage.waited &&
                       resource.usage.busy == resource.usage.offered;
    if (!holds || resource.busy != 0 || resource.queue != 0) {
      throw std::logic_error("Little's law is violated");
    }
  }
}

/// One worker: takes the next replication that nobody has begun, until none is left.
class Worker {
 public:
  Worker(const Plan& plan, std::vector<Tally>& tallies, std::atomic<std::int64_t>& next,
         std::atomic<std::uint32_t>& flooded)
      : plan_(plan),
        tallies_(tallies),
        next_(next),
        flooded_(flooded),
        statistics_(plan.process),
        replication_(plan.process, statistics_) {}

  void work() {
    for (std::int64_t index = next_++; index < plan_.replications && flooded_ == none;
         index = next_++) {
      run(static_cast<std::size_t>(index));
    }
  }

 private:
  void run(std::size_t index) {
    statistics_.begin();
    replication_.run(plan_.seed, index, plan_.case_limit);
    if (replication_.flooded() != none) {
      flooded_ = replication_.flooded();
      return;
    }
    Tally tally = statistics_.take();
    tally.resources = replication_.window();
    check_conservation(replication_, tally);
    tallies_[index] = std::move(tally);
  }

  const Plan& plan_;
  std::vector<Tally>& tallies_;
  std::atomic<std::int64_t>& next_;
  std::atomic<std::uint32_t>& flooded_;
  Statistics statistics_;
  Replication<Statistics> replication_;
};

std::size_t thread_count(unsigned asked, std::int64_t replications) {
  const unsigned available = asked == 0 ? std::thread::hardware_concurrency() : asked;
  const auto useful = static_cast<std::uint64_t>(replications);
  return static_cast<std::size_t>(std::clamp<std::uint64_t>(available, 1, useful));
}

/// Runs all replications; returns the station at which one case flooded the procedure, or `none`.
std::uint32_t run_all(const Plan& plan, unsigned threads, std::vector<Tally>& tallies) {
  std::atomic<std::int64_t> next = 0;
  std::atomic<std::uint32_t> flooded = none;
  const std::size_t count = thread_count(threads, plan.replications);
  std::vector<std::exception_ptr> thrown(count);
  const auto work = [&](std::size_t thread) {
    try {
      Worker(plan, tallies, next, flooded).work();
    } catch (...) {
      thrown[thread] = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> others;
    for (std::size_t thread = 1; thread < count; ++thread) others.emplace_back(work, thread);
    work(0);
  }
  for (const std::exception_ptr& exception : thrown) {
    if (exception) std::rethrow_exception(exception);
  }
  return flooded;
}

Result head(const model::Procedure& procedure, const model::Scenario& scenario,
            const model::Calendar& calendar, const Options& options) {
  Result result;
  result.procedure = procedure.id;
  result.scenario = scenario.id;
  result.calendar = calendar.rules().id;
  result.time_zone = scenario.time_zone;
  result.seed = options.seed.value_or(scenario.seed);
  result.replications = options.replications.value_or(scenario.replications);
  result.start = scenario.start;
  result.warm_up = scenario.warm_up;
  result.horizon = scenario.window;
  return result;
}

std::string listed(const std::vector<int>& years) {
  std::string text;
  for (std::size_t first = 0; first < years.size();) {
    std::size_t last = first;
    while (last + 1 < years.size() && years[last + 1] == years[last] + 1) ++last;
    if (!text.empty()) text += ", ";
    text += std::to_string(years[first]);
    if (last > first) text += "–" + std::to_string(years[last]);
    first = last + 1;
  }
  return text;
}

/// Years without holidays in the calendar: the run went on with weekends only.
void warn_of_years(const Process& process, const model::Scenario& scenario,
                   const std::vector<Tally>& tallies, Result& result) {
  Instant last = process.start;
  for (const Tally& tally : tallies) last = std::max(last, tally.last_closed);
  const std::vector<int> years = process.shifts[0].years_not_held(process.start, last);
  if (years.empty()) return;
  result.diagnostics.push_back(
      {.code = "years-without-holidays",
       .at = scenario.at,
       .arguments = {{"calendar", result.calendar}, {"years", listed(years)}},
       .severity = model::Diagnostic::Severity::warning});
}

/// Staff that is asked for more than it can give: the queue grows without end, and what is counted
/// depends on the length of the window.
void warn_of_overload(const model::Scenario& scenario, Result& result) {
  for (std::size_t index = 0; index < result.resources.size(); ++index) {
    const ResourceResult& resource = result.resources[index];
    if (resource.work_offered < 1) continue;
    constexpr int percent = 100;
    const auto load = static_cast<int>(resource.work_offered * percent + 0.5);
    result.diagnostics.push_back({.code = "resource-overloaded",
                                  .at = scenario.resources[index].at,
                                  .arguments = {{"resource", resource.id},
                                                {"load", std::to_string(load)},
                                                {"queue", std::to_string(resource.queue_max)}},
                                  .severity = model::Diagnostic::Severity::warning});
  }
}

void report_flood(std::uint32_t station, const model::Procedure& procedure,
                  const model::Scenario& scenario, Result& result) {
  result.diagnostics.push_back({.code = "tokens-without-bound",
                                .at = scenario.at,
                                .arguments = {{"step", procedure.flow.nodes[station].id}}});
}

void check_options(const Options& options, const model::Scenario& scenario, Result& result) {
  constexpr std::int64_t most_replications = 1'000'000;
  constexpr std::int64_t most_cases = 1'000'000'000;
  const auto check = [&](const std::optional<std::int64_t>& value, const char* key,
                         std::int64_t most) {
    if (!value || (*value >= 1 && *value <= most)) return;
    result.diagnostics.push_back(
        {.code = "number-range",
         .at = scenario.at,
         .arguments = {{"key", key}, {"least", "1"}, {"most", std::to_string(most)}}});
  };
  check(options.replications, "replications", most_replications);
  check(options.cases, "cases", most_cases);
}

}  // namespace

Result simulate(const model::Procedure& procedure, const model::Scenario& scenario,
                const model::Calendar& calendar, const Options& options) {
  Result result = head(procedure, scenario, calendar, options);
  check_options(options, scenario, result);
  if (model::has_errors(result.diagnostics)) return result;
  const std::optional<Process> process = compile(procedure, scenario, calendar, result.diagnostics);
  if (!process) return result;
  const Plan plan{*process, procedure, result.seed, result.replications,
                  options.cases.value_or(no_case_limit)};
  std::vector<Tally> tallies(static_cast<std::size_t>(result.replications));
  const std::uint32_t flooded = run_all(plan, options.threads, tallies);
  if (flooded != none) {
    report_flood(flooded, procedure, scenario, result);
    return result;
  }
  result.inputs = inputs_of(scenario);
  summarise(*process, procedure, scenario, tallies, result);
  warn_of_years(*process, scenario, tallies, result);
  warn_of_overload(scenario, result);
  return result;
}

}  // namespace selaras::simulator
