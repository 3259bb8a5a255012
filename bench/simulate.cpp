#include "simulator/simulate.h"

#include <array>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

#include <boost/random/exponential_distribution.hpp>
#include <boost/random/normal_distribution.hpp>

#include "model/json.h"
#include "model/load.h"
#include "model/read.h"

/// Cases a second of the simulator, reading its workloads from ordinary files, and of W2 written
/// out by hand in the same run: no tables, a stream of random numbers, nothing counted but the
/// mean. Usage: bench_simulate [cases]
namespace selaras {
namespace {

/// SplitMix64 as a plain stream.
class Bits {
 public:
  using result_type = std::uint64_t;
  explicit Bits(std::uint64_t seed) : state_(seed) {}
  static constexpr result_type min() { return 0; }
  static constexpr result_type max() { return ~result_type{0}; }
  result_type operator()() {
    std::uint64_t word = state_ += 0x9e3779b97f4a7c15u;
    word = (word ^ (word >> 30)) * 0xbf58476d1ce4e5b9u;
    word = (word ^ (word >> 27)) * 0x94d049bb133111ebu;
    return word ^ (word >> 31);
  }

 private:
  std::uint64_t state_;
};

struct Next {
  double time;
  std::uint32_t job;
};

/// A heap of four children.
class Heap {
 public:
  void push(Next next) {
    heap_.push_back(next);
    std::size_t at = heap_.size() - 1;
    while (at > 0 && next.time < heap_[(at - 1) / 4].time) {
      heap_[at] = heap_[(at - 1) / 4];
      at = (at - 1) / 4;
    }
    heap_[at] = next;
  }

  Next pop() {
    const Next top = heap_.front();
    const Next last = heap_.back();
    heap_.pop_back();
    if (!heap_.empty()) sink(last);
    return top;
  }

  [[nodiscard]] bool empty() const { return heap_.empty(); }

 private:
  void sink(Next moving) {
    std::size_t at = 0;
    for (std::size_t child = 1; child < heap_.size(); child = 4 * at + 1) {
      std::size_t least = child;
      for (std::size_t c = child + 1; c < child + 4 && c < heap_.size(); ++c) {
        if (heap_[c].time < heap_[least].time) least = c;
      }
      if (heap_[least].time >= moving.time) break;
      heap_[at] = heap_[least];
      at = least;
    }
    heap_[at] = moving;
  }

  std::vector<Next> heap_;
};

class HandCodedW2 {
 public:
  explicit HandCodedW2(std::uint64_t seed) : bits_(seed) {
    constexpr std::array<double, 8> mean{10, 30, 20, 14, 8, 10, 10, 10};
    constexpr std::array<double, 8> cv{.5, 1, .75, .5, .5, .5, .5, .5};
    for (std::size_t task = 0; task < mean.size(); ++task) {
      spread_[task] = std::sqrt(std::log1p(cv[task] * cv[task]));
      location_[task] = std::log(mean[task]) - spread_[task] * spread_[task] / 2;
    }
  }

  /// Minutes that a case takes on average.
  double run(std::int64_t cases) {
    std::int64_t to_come = cases;
    events_.push({gap(), arrival});
    while (!events_.empty()) {
      const Next next = events_.pop();
      now_ = next.time;
      if (next.job != arrival) {
        finish(next.job);
        continue;
      }
      if (--to_come > 0) events_.push({now_ + gap(), arrival});
      enter(new_job(), 0);
    }
    return sum_ / static_cast<double>(cases);
  }

 private:
  static constexpr std::uint32_t arrival = 0;
  static constexpr std::uint32_t nobody = 0;

  struct Pool {
    int free;
    std::uint32_t first = nobody;
    std::uint32_t last = nobody;
  };

  double gap() { return boost::random::exponential_distribution<double>(6.5 / 60)(bits_); }
  double uniform() { return static_cast<double>(bits_() >> 11) * 0x1.0p-53; }
  double duration(std::uint8_t task) {
    return std::exp(location_[task] +
                    spread_[task] * boost::random::normal_distribution<double>()(bits_));
  }

  std::uint32_t new_job() {
    std::uint32_t job = free_job_;
    if (job == nobody) {
      job = static_cast<std::uint32_t>(task_.size());
      task_.push_back(0);
      next_.push_back(nobody);
      arrived_.push_back(0);
    } else {
      free_job_ = next_[job];
    }
    arrived_[job] = now_;
    return job;
  }

  void enter(std::uint32_t job, std::uint8_t task) {
    task_[job] = task;
    Pool& pool = pools_[pool_of_[task]];
    if (pool.free > 0) {
      --pool.free;
      events_.push({now_ + duration(task), job});
      return;
    }
    next_[job] = nobody;
    (pool.first == nobody ? pool.first : next_[pool.last]) = job;
    pool.last = job;
  }

  void finish(std::uint32_t job) {
    Pool& pool = pools_[pool_of_[task_[job]]];
    if (pool.first == nobody) {
      ++pool.free;
    } else {
      const std::uint32_t next = pool.first;
      pool.first = next_[next];
      events_.push({now_ + duration(task_[next]), next});
    }
    go_on(job);
  }

  void go_on(std::uint32_t job) {
    switch (task_[job]) {
      case 1:
        return enter(job, uniform() < 0.15 ? 7 : 2);
      case 3:
        return enter(job, uniform() < 0.2 ? 1 : 4);
      case 6:
      case 7:
        sum_ += now_ - arrived_[job];
        next_[job] = free_job_;
        free_job_ = job;
        return;
      default:
        return enter(job, static_cast<std::uint8_t>(task_[job] + 1));
    }
  }

  Bits bits_;
  Heap events_;
  double now_ = 0;
  double sum_ = 0;
  std::array<double, 8> location_{};
  std::array<double, 8> spread_{};
  std::array<Pool, 5> pools_{Pool{3}, Pool{5}, Pool{4}, Pool{2}, Pool{1}};
  std::array<std::uint8_t, 8> pool_of_{0, 1, 2, 3, 4, 2, 0, 0};
  std::vector<std::uint8_t> task_{0};  // job 0 is the next arrival
  std::vector<std::uint32_t> next_{nobody};
  std::vector<double> arrived_{0};
  std::uint32_t free_job_ = nobody;
};

/// The workload's file of that name, read by `reader`.
template <class Reader>
auto read(const std::string& workload, const std::string& name, Reader reader) {
  const std::string path = SELARAS_ROOT "/bench/workloads/" + workload + "/" + name;
  model::Diagnostics diagnostics;
  const auto document = model::json::parse(model::file_text(path), path, diagnostics);
  if (!document) std::exit(2);
  auto value = reader(*document, path, diagnostics);
  for (const model::Diagnostic& diagnostic : diagnostics) {
    std::fprintf(stderr, "%s:%u: %s\n", path.c_str(), diagnostic.at.begin.line,
                 diagnostic.code.c_str());
  }
  if (model::has_errors(diagnostics)) std::exit(2);
  return value;
}

/// Wall time, but with one thread the processor's: other programs on the machine count for less.
template <class Run>
double seconds(unsigned threads, Run run) {
  const std::clock_t cpu = std::clock();
  const auto wall = std::chrono::steady_clock::now();
  run();
  if (threads == 1) return static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC;
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - wall).count();
}

struct Speed {
  double cases_per_second = 0;
  double mean_minutes = 0;
};

Speed simulated(const std::string& workload, std::int64_t cases, std::int64_t replications,
                unsigned threads) {
  const auto procedure = read(workload, "procedure.json", model::read_procedure);
  const auto scenario = read(workload, "scenario.json", model::read_scenario);
  const model::Calendar& calendar = *model::shipped_calendar(scenario.calendar);
  simulator::Result result;
  const double time = seconds(threads, [&] {
    result = simulator::simulate(
        procedure, scenario, calendar,
        {.replications = replications, .cases = cases / replications, .threads = threads});
  });
  constexpr double minutes_per_day = 24 * 60;
  return {static_cast<double>(result.cases.arrived) / time,
          result.cycle_time.calendar_days.mean.mean * minutes_per_day};
}

Speed hand_coded(std::int64_t cases) {
  double mean = 0;
  const double time = seconds(1, [&] { mean = HandCodedW2(1).run(cases); });
  return {static_cast<double>(cases) / time, mean};
}

void print(const std::string& name, const Speed& speed) {
  std::printf("%-20s %12.0f cases/s   mean %8.2f min\n", name.c_str(), speed.cases_per_second,
              speed.mean_minutes);
}

int run(std::int64_t cases) {
  for (const char* workload : {"w1", "w3"}) {
    print(std::string(workload) + ", one thread", simulated(workload, cases, 1, 1));
  }
  const Speed by_hand = hand_coded(cases);
  const Speed one = simulated("w2", cases, 1, 1);
  constexpr std::int64_t side_by_side = 8;
  print("w2, by hand", by_hand);
  print("w2, one thread", one);
  print("w2, two threads", simulated("w2", cases, side_by_side, 2));
  std::printf("w2: %.0f %% of the loop written by hand\n",
              100 * one.cases_per_second / by_hand.cases_per_second);
  return 0;
}

}  // namespace
}  // namespace selaras

int main(int argc, char** argv) { return selaras::run(argc > 1 ? std::atoll(argv[1]) : 1'000'000); }
