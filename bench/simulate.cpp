#include "simulator/simulate.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <thread>

#include <sys/resource.h>

#include "bench/workload.h"

/// What a run costs as it grows, and on two threads: cases a second and the most memory that was
/// held. How much faster two threads can be on this machine is told by two runs of one thread each
/// that have nothing to do with each other. Beside the machine's limit it stands in limit.cpp.
/// Usage: bench_simulate [cases]
namespace selaras {
namespace {

double seconds(const std::function<void()>& run) {
  const auto before = std::chrono::steady_clock::now();
  run();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - before).count();
}

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

/// Cases a second.
double simulated(const bench::Workload& workload, std::int64_t cases, std::int64_t replications,
                 unsigned threads) {
  const simulator::Options options{
      .replications = replications, .cases = cases / replications, .threads = threads};
  simulator::Result result;
  const double time = seconds([&] {
    result =
        simulator::simulate(workload.procedure, workload.scenario, workload.calendar(), options);
  });
  return static_cast<double>(result.cases.arrived) / time;
}

/// Two runs of half as many cases at the same time, until both are done.
double simulated_apart(const bench::Workload& workload, std::int64_t cases,
                       std::int64_t replications) {
  const double time = seconds([&] {
    std::thread other([&] { simulated(workload, cases / 2, replications / 2, 1); });
    simulated(workload, cases / 2, replications / 2, 1);
    other.join();
  });
  return static_cast<double>(cases) / time;
}

void run(std::int64_t cases) {
  const bench::Workload w2 = bench::read_workload("w2");
  std::printf("w2, one replication\n");
  for (const std::int64_t count : {cases / 8, cases / 4, cases / 2, cases}) {
    const double speed = simulated(w2, count, 1, 1);
    std::printf("  %9lld cases  %9.0f cases/s  at most %6.1f MB so far\n",
                static_cast<long long>(count), speed, peak_megabytes());
  }
  constexpr std::int64_t side_by_side = 16;
  constexpr int rounds = 15;
  double one = 0;
  double two = 0;
  double apart = 0;
  for (int round = 0; round < rounds; ++round) {  // in turns; the best counts
    one = std::max(one, simulated(w2, cases, side_by_side, 1));
    two = std::max(two, simulated(w2, cases, side_by_side, 2));
    apart = std::max(apart, simulated_apart(w2, cases, side_by_side));
  }
  std::printf("w2, 16 replications\n  one thread      %9.0f cases/s\n", one);
  std::printf("  two threads     %9.0f cases/s, %.2f times as fast\n", two, two / one);
  std::printf("  two runs apart  %9.0f cases/s, %.2f times as fast\n", apart, apart / one);
}

}  // namespace
}  // namespace selaras

int main(int argc, char** argv) {
  constexpr std::int64_t cases = 1'000'000;
  selaras::run(argc > 1 ? std::atoll(argv[1]) : cases);
  return 0;
}
