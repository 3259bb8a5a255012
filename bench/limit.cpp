#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "bench/workload.h"
#include "bench/yardstick.h"
#include "simulator/process.h"
#include "simulator/random.h"
#include "simulator/replication.h"
#include "simulator/sampler.h"
#include "simulator/simulate.h"
#include "simulator/statistics.h"

/// The simulator beside the same three workloads written out by hand, in turns within one run, on
/// one thread; what its parts and its keyed draws cost; and what an event log costs both. Times are
/// the processor's, so that other programs on the machine count for less. Usage: bench_limit
/// [cases] [rounds]
namespace selaras {
namespace {

double seconds(const std::function<void()>& run) {
  const std::clock_t before = std::clock();
  run();
  return static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
}

/// One way to do the workload, and how long it took in each round.
struct Way {
  const char* name;
  std::function<void()> run;
  std::vector<double> times = {};

  [[nodiscard]] double best() const { return std::ranges::min(times); }
};

void take_turns(std::vector<Way>& ways, int rounds) {
  for (int round = 0; round < rounds; ++round) {
    for (Way& way : ways) way.times.push_back(seconds(way.run));
  }
}

using ByHand = double (*)(std::int64_t cases, std::uint64_t seed);

void simulate(const bench::Workload& workload, std::int64_t cases) {
  const simulator::Options options{.replications = 1, .cases = cases, .threads = 1};
  const simulator::Result result =
      simulator::simulate(workload.procedure, workload.scenario, workload.calendar(), options);
  if (result.cases.arrived != cases) std::exit(3);
}

template <class Listener>
void replicate(const simulator::Process& process, Listener& listener, std::int64_t cases) {
  simulator::with_replication(process, listener,
                              [&](auto& replication) { replication.run(1, 0, cases); });
}

void count(const simulator::Process& process, std::int64_t cases) {
  simulator::Statistics statistics(process);
  statistics.begin(static_cast<std::size_t>(cases));
  replicate(process, statistics, cases);
}

void run_silently(const simulator::Process& process, std::int64_t cases) {
  simulator::Observer nobody;
  replicate(process, nobody, cases);
}

void print(const std::vector<Way>& ways, std::int64_t cases) {
  const double by_hand = ways.front().best();
  for (const Way& way : ways) {
    constexpr double million = 1e6;
    constexpr double nano = 1e9;
    const auto n = static_cast<double>(cases);
    std::printf("  %-34s %6.2f million cases/s  %6.1f ns a case  %4.0f %%\n", way.name,
                n / way.best() / million, way.best() / n * nano, 100 * by_hand / way.best());
  }
}

void compare(const std::string& name, ByHand by_hand, std::int64_t cases, int rounds) {
  const bench::Workload workload = bench::read_workload(name);
  model::Diagnostics diagnostics;
  const auto process =
      simulator::compile(workload.procedure, workload.scenario, workload.calendar(), diagnostics);
  if (!process) std::exit(2);
  std::vector<Way> ways{
      {"by hand", [&] { by_hand(cases, 1); }},
      {"simulator, all of it", [&] { simulate(workload, cases); }},
      {"  without percentiles and summary", [&] { count(*process, cases); }},
      {"  without statistics either", [&] { run_silently(*process, cases); }},
  };
  take_turns(ways, rounds);
  std::printf("%s\n", name.c_str());
  print(ways, cases);
}

void simulate_logged(const bench::Workload& workload, std::int64_t cases, model::LogFormat format,
                     std::size_t& bytes) {
  bytes = 0;
  const simulator::Options options{
      .replications = 1,
      .cases = cases,
      .threads = 1,
      .log = simulator::LogRequest{format, [&](std::string_view text) { bytes += text.size(); }}};
  const simulator::Result result =
      simulator::simulate(workload.procedure, workload.scenario, workload.calendar(), options);
  if (result.cases.arrived != cases) std::exit(3);
}

/// W2 with a complete event log, whose text is counted and dropped, so that no disk is measured.
void compare_logs(std::int64_t cases, int rounds) {
  const bench::Workload w2 = bench::read_workload("w2");
  std::size_t by_hand = 0;
  std::size_t csv = 0;
  std::size_t xes = 0;
  std::vector<Way> ways{
      {"by hand, CSV", [&] { by_hand = yardstick::w2_logged(cases, 1); }},
      {"simulator, CSV", [&] { simulate_logged(w2, cases, model::LogFormat::csv, csv); }},
      {"simulator, XES", [&] { simulate_logged(w2, cases, model::LogFormat::xes, xes); }},
  };
  take_turns(ways, rounds);
  std::printf("w2 with an event log; a case takes %.0f bytes by hand, %.0f as CSV, %.0f as XES\n",
              static_cast<double>(by_hand) / static_cast<double>(cases),
              static_cast<double>(csv) / static_cast<double>(cases),
              static_cast<double>(xes) / static_cast<double>(cases));
  print(ways, cases);
}

template <class Draw>
double sum_of(std::int64_t count, Draw draw) {
  double sum = 0;
  for (std::int64_t number = 0; number < count; ++number) sum += draw(number);
  return sum;
}

/// As the simulator draws: each time hangs on the key of its case.
double sum_of_keyed(std::int64_t count, const simulator::Sampler& sampler) {
  return sum_of(count, [&](std::int64_t number) {
    const std::uint64_t key = simulator::key_of(1, static_cast<std::uint64_t>(number));
    return static_cast<double>(
        simulator::draw(sampler, simulator::draws_for(key, 1, 1, simulator::Purpose::effort)));
  });
}

/// One draw from a stream, and one that hangs on a key, the case's key included.
void compare_draws(std::int64_t count, int rounds) {
  yardstick::Draws stream(1);
  double sums = 0;  // looked at, so that nothing is left out
  const auto keyed = [&](model::DistributionKind kind) {
    return [=, &sums] { sums += sum_of_keyed(count, {.kind = kind, .a = 1, .b = 1}); };
  };
  std::vector<Way> ways{
      {"exponential by hand",
       [&] { sums += sum_of(count, [&](auto) { return stream.exponential(); }); }},
      {"exponential, keyed", keyed(model::DistributionKind::exponential)},
      {"lognormal by hand",
       [&] { sums += sum_of(count, [&](auto) { return std::exp(1 + stream.normal()); }); }},
      {"lognormal, keyed", keyed(model::DistributionKind::lognormal)},
  };
  take_turns(ways, rounds);
  if (!(sums > 0)) std::exit(3);
  std::printf("one draw\n");
  for (const Way& way : ways) {
    constexpr double nano = 1e9;
    std::printf("  %-34s %6.1f ns\n", way.name, way.best() / static_cast<double>(count) * nano);
  }
}

void run(std::int64_t cases, int rounds) {
  compare("w1", yardstick::w1, cases, rounds);
  compare("w2", yardstick::w2, cases, rounds);
  compare("w3", yardstick::w3, cases, rounds);
  compare_draws(cases, rounds);
  compare_logs(cases, rounds);
}

}  // namespace
}  // namespace selaras

int main(int argc, char** argv) {
  constexpr std::int64_t cases = 1'000'000;
  constexpr int rounds = 5;
  selaras::run(argc > 1 ? std::atoll(argv[1]) : cases, argc > 2 ? std::atoi(argv[2]) : rounds);
  return 0;
}
