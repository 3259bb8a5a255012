#include "simulator/simulate.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "model/text.h"
#include "simulator/arriving.h"
#include "simulator/estimate.h"
#include "simulator/inputs.h"
#include "simulator/limits.h"
#include "simulator/logged.h"
#include "simulator/replications.h"
#include "simulator/summary.h"
#include "simulator/tally_text.h"
#include "simulator/warm_up.h"
#include "simulator/warnings.h"

namespace selaras::simulator {
namespace {

constexpr std::int64_t most_replications = 1'000'000;
constexpr std::int64_t most_cases = 1'000'000'000;
constexpr std::int64_t batch = 10;

/// One simulation from its options to its result.
class Simulation {
 public:
  Simulation(const model::Procedure& procedure, const model::Scenario& scenario,
             const model::Calendar& calendar, const Options& options)
      : procedure_(with_limits(procedure, options.limits)),
        scenario_(with_warm_up(scenario, options)),
        calendar_(calendar),
        options_(options) {
    result_.procedure = procedure.id;
    result_.scenario = scenario.id;
    result_.calendar = calendar.rules().id;
    result_.time_zone = scenario.time_zone;
    result_.seed = options.seed.value_or(scenario.seed);
    result_.start = scenario.start;
    result_.warm_up = scenario_.warm_up;
    result_.horizon = scenario.window;
  }

  Result result() {
    if (!prepare()) return std::move(result_);
    run();
    if (finished_.flooded != none) {
      report("tokens-without-bound", {{"step", procedure_.flow.nodes[finished_.flooded].id}});
      return std::move(result_);
    }
    summarise();
    return std::move(result_);
  }

  Result result_of(const std::vector<std::string>& tallies) {
    if (!prepare()) return std::move(result_);
    for (const std::string& text : tallies) {
      std::optional<Tally> tally = tally_from(text, *process_);
      if (!tally) {
        report("part-damaged", {});
        return std::move(result_);
      }
      finished_.tallies.push_back(std::move(*tally));
    }
    summarise();
    return std::move(result_);
  }

 private:
  using Arguments = std::vector<std::pair<std::string, std::string>>;
  using Severity = model::Diagnostic::Severity;

  static model::Scenario with_warm_up(model::Scenario scenario, const Options& options) {
    if (options.warm_up) scenario.warm_up = *options.warm_up;
    return scenario;
  }

  void report(const char* code, Arguments arguments, Severity severity = Severity::error) {
    result_.diagnostics.push_back({.code = code,
                                   .at = scenario_.at,
                                   .arguments = std::move(arguments),
                                   .severity = severity});
  }

  void check(const char* key, const std::optional<std::int64_t>& value, std::int64_t least,
             std::int64_t most) {
    if (!value || (*value >= least && *value <= most)) return;
    report("number-range",
           {{"key", key}, {"least", std::to_string(least)}, {"most", std::to_string(most)}});
  }

  bool prepare() {
    check_options();
    if (model::has_errors(result_.diagnostics)) return false;
    process_ = compile(procedure_, scenario_, calendar_, result_.diagnostics);
    if (!process_) return false;
    for (const InProgress& in_progress : options_.in_progress) put_inside(in_progress);
    if (model::has_errors(result_.diagnostics)) return false;
    if (options_.find_warm_up) find();
    return true;
  }

  void put_inside(const InProgress& in_progress) {
    std::vector<std::string_view> steps;
    for (std::uint32_t station = 0; station < process_->stations.size(); ++station) {
      if (process_->stations[station].kind != StationKind::step) continue;
      steps.push_back(procedure_.flow.nodes[station].id);
      if (steps.back() != in_progress.step) continue;
      process_->inside.push_back({station, in_progress.cases});
      return;
    }
    report("unknown-id", {{"kind", "step"},
                          {"id", in_progress.step},
                          {"suggestion", std::string(model::nearest(in_progress.step, steps))}});
  }

  void check_options() {
    check("replications", options_.replications, 1, most_replications);
    check("cases", options_.cases, 1, most_cases);
    if (options_.part) {
      check("replications", options_.part->first, 1, most_replications);
      check("replications", options_.part->last, options_.part->first, most_replications);
    }
    if (!options_.precision) return;
    check("min-replications", options_.precision->least, 2, most_replications);
    check("max-replications", options_.precision->most, options_.precision->least,
          most_replications);
  }

  void find() {
    const std::optional<Ticks> found =
        find_warm_up(*process_, result_.seed, options_.cases.value_or(no_case_limit));
    if (!found) return report("warm-up-not-found", {}, Severity::warning);
    count_after(*process_, *found);
    result_.warm_up = {.amount = static_cast<double>(*found / model::ticks_per_date),
                       .unit = {model::TimeUnit::day, model::TimeBase::calendar}};
    result_.warm_up_found = true;
  }

  void run() {
    Run plan{.process = *process_,
             .seed = result_.seed,
             .case_limit = options_.cases.value_or(no_case_limit),
             .threads = options_.threads,
             .interrupted = options_.interrupted};
    const std::int64_t first = options_.part ? options_.part->first - 1 : 0;
    const std::int64_t behind = options_.part ? options_.part->last : first + planned();
    if (options_.progress) {
      plan.finished = [this, behind, first](std::int64_t finished) {
        options_.progress({already_ + finished, behind - first});
      };
    }
    if (!options_.log) return run_batches(plan, first, behind);
    const LogWords words(*process_, procedure_, scenario_);
    logged(plan, words, *options_.log, first, [&] { run_batches(plan, first, behind); });
  }

  [[nodiscard]] std::int64_t planned() const {
    return options_.precision ? options_.precision->most
                              : options_.replications.value_or(scenario_.replications);
  }

  void run_batches(const Run& plan, std::int64_t first, std::int64_t behind) {
    if (!options_.precision) {
      finished_ = run_replications(plan, first, behind);
      return;
    }
    while (first < behind && !precise_enough() && finished_.flooded == none &&
           !options_.is_interrupted()) {
      const std::int64_t next = std::min(first + batch, behind);
      Finished more = run_replications(plan, first, next);
      finished_.flooded = more.flooded;
      std::ranges::move(more.tallies, std::back_inserter(finished_.tallies));
      already_ = first = next;
    }
  }

  /// Half the width of the interval of the mean cycle time, as a share of that mean.
  [[nodiscard]] std::optional<double> reached() const {
    const Estimate mean = mean_cycle(finished_.tallies);
    if (!mean.half_width95 || mean.mean <= 0) return std::nullopt;
    return *mean.half_width95 / mean.mean;
  }

  [[nodiscard]] bool precise_enough() const {
    const auto done = static_cast<std::int64_t>(finished_.tallies.size());
    if (done < options_.precision->least) return false;
    const std::optional<double> width = reached();
    return width && *width <= options_.precision->half_width;
  }

  void summarise() {
    result_.replications = static_cast<std::int64_t>(finished_.tallies.size());
    result_.interrupted = options_.is_interrupted();
    result_.inputs = inputs_of(scenario_);
    for (const InProgress& each : options_.in_progress) {
      result_.inputs.push_back({"inProgress." + each.step, std::to_string(each.cases)});
    }
    if (options_.precision && !result_.interrupted) warn_of_precision();
    if (finished_.tallies.empty()) return;
    if (options_.keep_tallies) {
      for (const Tally& tally : finished_.tallies) result_.tallies.push_back(text_of(tally));
    }
    simulator::summarise(*process_, procedure_, scenario_, finished_.tallies, options_.threads,
                         result_);
    take_limits(options_.limits, result_);
    add_warnings(*process_, scenario_, finished_.tallies, result_);
  }

  void warn_of_precision() {
    constexpr double percent = 100;
    const double width = reached().value_or(std::nan(""));
    if (width <= options_.precision->half_width) return;
    const auto shown = [](double share) {
      return std::isnan(share) ? "–" : std::to_string(std::llround(std::ceil(share * percent)));
    };
    report("precision-not-reached",
           {{"most", std::to_string(options_.precision->most)},
            {"asked", shown(options_.precision->half_width)},
            {"reached", shown(width)}},
           Severity::warning);
  }

  const model::Procedure procedure_;
  const model::Scenario scenario_;
  const model::Calendar& calendar_;
  const Options& options_;
  std::optional<Process> process_;
  Finished finished_;
  std::int64_t already_ = 0;
  Result result_;
};

}  // namespace

Result simulate(const model::Procedure& procedure, const model::Scenario& scenario,
                const model::Calendar& calendar, const Options& options) {
  return Simulation(procedure, scenario, calendar, options).result();
}

Result merged(const model::Procedure& procedure, const model::Scenario& scenario,
              const model::Calendar& calendar, const Options& options,
              const std::vector<std::string>& tallies) {
  return Simulation(procedure, scenario, calendar, options).result_of(tallies);
}

}  // namespace selaras::simulator
