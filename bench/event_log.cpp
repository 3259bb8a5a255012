#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "model/json.h"
#include "model/load.h"
#include "simulator/simulate.h"

/// What an event log of every case costs: workload W2 on one thread without a log, with one as CSV
/// and one as XES. The text is counted and dropped, so that no disk is measured.
/// Usage: bench_event_log [cases]
namespace selaras {
namespace {

std::string text_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

struct Workload {
  model::Procedure procedure;
  model::Scenario scenario;
};

Workload w2() {
  const std::string folder = SELARAS_ROOT "/bench/workloads/w2/";
  model::Diagnostics faults;
  const auto procedure =
      model::json::parse(text_of(folder + "procedure.json"), "procedure.json", faults);
  const auto scenario =
      model::json::parse(text_of(folder + "scenario.json"), "scenario.json", faults);
  return {model::read_procedure(*procedure, "procedure.json", faults),
          model::read_scenario(*scenario, "scenario.json", faults)};
}

struct Measured {
  double cases_a_second = 0;
  double bytes_a_case = 0;
};

Measured measure(const Workload& workload, std::int64_t cases, const model::LogFormat* format) {
  std::size_t bytes = 0;
  simulator::Options options{.cases = cases, .threads = 1};
  if (format != nullptr) {
    options.log =
        simulator::LogRequest{*format, [&](std::string_view text) { bytes += text.size(); }};
  }
  const std::clock_t began = std::clock();  // of the processor, as other programs run too
  const simulator::Result result =
      simulator::simulate(workload.procedure, workload.scenario,
                          *model::shipped_calendar(workload.scenario.calendar), options);
  const double seconds = static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC;
  const auto arrived = static_cast<double>(result.cases.arrived);
  return {arrived / seconds, static_cast<double>(bytes) / arrived};
}

void show(const char* name, const Measured& measured, const Measured& plain) {
  std::printf("%-12s %10.0f cases/s  %4.2f of the run without a log  %6.0f bytes a case\n", name,
              measured.cases_a_second, measured.cases_a_second / plain.cases_a_second,
              measured.bytes_a_case);
}

int run(std::int64_t cases) {
  const Workload workload = w2();
  const model::LogFormat csv = model::LogFormat::csv;
  const model::LogFormat xes = model::LogFormat::xes;
  const Measured plain = measure(workload, cases, nullptr);
  show("without log", plain, plain);
  show("CSV", measure(workload, cases, &csv), plain);
  show("XES", measure(workload, cases, &xes), plain);
  return EXIT_SUCCESS;
}

}  // namespace
}  // namespace selaras

int main(int count, char** values) {
  constexpr std::int64_t cases = 1'000'000;
  return selaras::run(count > 1 ? std::atoll(values[1]) : cases);
}
