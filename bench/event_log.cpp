#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "bench/workload.h"
#include "simulator/simulate.h"

/// What an event log of every case costs: workload W2 without a log, with one as CSV and one as
/// XES, on one thread and on two. The text is counted and dropped, so that no disk is measured.
/// Usage: bench_event_log [cases]
namespace selaras {
namespace {

using Log = const model::LogFormat*;  // none: without a log

struct Measured {
  double cases_a_second = 0;
  double bytes_a_case = 0;
};

Measured measured(const bench::Workload& workload, std::int64_t cases, unsigned threads, Log log) {
  constexpr std::int64_t replications = 8;
  std::size_t bytes = 0;
  simulator::Options options{
      .replications = replications, .cases = cases / replications, .threads = threads};
  if (log != nullptr) {
    options.log = simulator::LogRequest{*log, [&](std::string_view text) { bytes += text.size(); }};
  }
  const auto began = std::chrono::steady_clock::now();
  const simulator::Result result =
      simulator::simulate(workload.procedure, workload.scenario, workload.calendar(), options);
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - began;
  const auto arrived = static_cast<double>(result.cases.arrived);
  return {arrived / seconds.count(), static_cast<double>(bytes) / arrived};
}

void take_better(const Measured& found, Measured& best) {
  best.cases_a_second = std::max(best.cases_a_second, found.cases_a_second);
  best.bytes_a_case = found.bytes_a_case;
}

void show(const char* name, const Measured& measured, const Measured& plain) {
  std::printf("  %-12s %10.0f cases/s  %4.2f of the run without a log  %6.0f bytes a case\n", name,
              measured.cases_a_second, measured.cases_a_second / plain.cases_a_second,
              measured.bytes_a_case);
}

/// In turns; the best of each counts.
void compare(const bench::Workload& workload, std::int64_t cases, unsigned threads) {
  constexpr int rounds = 5;
  const model::LogFormat as_csv = model::LogFormat::csv;
  const model::LogFormat as_xes = model::LogFormat::xes;
  Measured plain, csv, xes;
  for (int round = 0; round < rounds; ++round) {
    take_better(measured(workload, cases, threads, nullptr), plain);
    take_better(measured(workload, cases, threads, &as_csv), csv);
    take_better(measured(workload, cases, threads, &as_xes), xes);
  }
  std::printf("w2, %u thread%s\n", threads, threads == 1 ? "" : "s");
  show("without log", plain, plain);
  show("CSV", csv, plain);
  show("XES", xes, plain);
}

}  // namespace
}  // namespace selaras

int main(int count, char** values) {
  constexpr std::int64_t cases = 1'000'000;
  const selaras::bench::Workload w2 = selaras::bench::read_workload("w2");
  for (const unsigned threads : {1u, 2u}) {
    selaras::compare(w2, count > 1 ? std::atoll(values[1]) : cases, threads);
  }
  return EXIT_SUCCESS;
}
