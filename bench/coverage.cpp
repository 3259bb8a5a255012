#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "model/json.h"
#include "model/load.h"
#include "simulator/simulate.h"

/// How often a nominal 95 % interval contains the truth: M/M/10 at 0.9 (workload W1), many
/// independent runs of 25 replications of a day each. Of ten replications, whose mean waiting times
/// are still skewed, 92.6 % of a thousand did. Usage: bench_coverage [intervals]
namespace selaras {
namespace {

constexpr double servers = 10;
constexpr double offered = 9;  // lambda / mu, mu = 1 a minute

/// Probability that an arrival has to wait: Erlang's C formula.
double waits() {
  double sum = 0;
  double term = 1;
  for (int n = 0; n < static_cast<int>(servers); ++n) {
    sum += term;
    term *= offered / (n + 1);
  }
  const double all_busy = term * servers / (servers - offered);
  return all_busy / (sum + all_busy);
}

struct Truth {
  const char* name;
  double value;
};

model::json::Node document_of(const std::string& path) {
  std::string text;
  if (std::FILE* file = std::fopen(path.c_str(), "rb")) {
    for (int byte = std::fgetc(file); byte != EOF; byte = std::fgetc(file)) {
      text += static_cast<char>(byte);
    }
    std::fclose(file);
  }
  model::Diagnostics faults;
  return model::json::parse(text, path, faults).value_or(model::json::Node{});
}

bool contains(const simulator::Estimate& estimate, double truth) {
  return std::abs(estimate.mean - truth) <= estimate.half_width95.value_or(0);
}

int run(int intervals) {
  const std::string folder = SELARAS_ROOT "/bench/workloads/w1/";
  model::Diagnostics faults;
  const model::Procedure procedure =
      model::read_procedure(document_of(folder + "procedure.json"), "w1", faults);
  model::Scenario scenario =
      model::read_scenario(document_of(folder + "scenario.json"), "w1", faults);
  if (model::has_errors(faults)) return EXIT_FAILURE;
  const model::UnitReading calendar_day{model::TimeUnit::day, model::TimeBase::calendar};
  scenario.warm_up = {.amount = 0.25, .unit = calendar_day};  // ten times the relaxation time
  scenario.window = {.amount = 1, .unit = calendar_day};
  const model::Calendar& calendar = *model::shipped_calendar(scenario.calendar);

  const double minutes_a_day = 24 * 60;
  const double waiting = waits() / (servers - offered) / minutes_a_day;
  const Truth truths[] = {{"mean waiting time", waiting},
                          {"mean cycle time", waiting + 1 / minutes_a_day},
                          {"utilisation", offered / servers}};
  int within[3] = {};
  for (int index = 0; index < intervals; ++index) {
    const simulator::Result result =
        simulator::simulate(procedure, scenario, calendar,
                            {.seed = static_cast<std::uint64_t>(index) + 1, .replications = 25});
    within[0] += contains(result.waiting_time.calendar_days.mean, truths[0].value) ? 1 : 0;
    within[1] += contains(result.cycle_time.calendar_days.mean, truths[1].value) ? 1 : 0;
    within[2] += contains(result.resources.front().utilisation, truths[2].value) ? 1 : 0;
  }
  for (int which = 0; which < 3; ++which) {
    std::printf("%-20s %5.1f %% of %d nominal 95 %% intervals contain the truth\n",
                truths[which].name, 100.0 * within[which] / intervals, intervals);
  }
  return EXIT_SUCCESS;
}

}  // namespace
}  // namespace selaras

int main(int count, char** values) {
  constexpr int intervals = 1000;
  return selaras::run(count > 1 ? std::atoi(values[1]) : intervals);
}
