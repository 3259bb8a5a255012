#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "bench/yardstick_log.h"

/// What the machine can do: the three workloads written out by hand, with nothing in them that a
/// reader of files, a keyed draw or a statistic would need. A stream of random numbers, times in
/// minutes as `double`, no allocation once the arrays are there.
namespace selaras::yardstick {

/// xoshiro256+ (Blackman, Vigna 2018).
class Generator {
 public:
  explicit Generator(std::uint64_t seed) {
    for (std::uint64_t& word : state_) {
      seed += 0x9e3779b97f4a7c15u;
      std::uint64_t mix = (seed ^ (seed >> 30)) * 0xbf58476d1ce4e5b9u;
      mix = (mix ^ (mix >> 27)) * 0x94d049bb133111ebu;
      word = mix ^ (mix >> 31);
    }
  }

  std::uint64_t bits() {
    const std::uint64_t result = state_[0] + state_[3];
    const std::uint64_t shifted = state_[1] << 17;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= shifted;
    state_[3] = state_[3] << 45 | state_[3] >> 19;
    return result;
  }
  double uniform() { return static_cast<double>(bits() >> 11) * 0x1.0p-53; }

 private:
  std::array<std::uint64_t, 4> state_{};
};

/// Marsaglia and Tsang's ziggurat of 256 layers under a falling density on [0, infinity).
struct Ziggurat {
  template <class Density, class Inverse>
  Ziggurat(double tail, double area, Density density, Inverse inverse) {
    edge[0] = area / density(tail);
    edge[1] = tail;
    for (std::size_t layer = 2; layer < 256; ++layer) {
      edge[layer] = inverse(area / edge[layer - 1] + density(edge[layer - 1]));
    }
    edge[256] = 0;
    for (std::size_t layer = 0; layer <= 256; ++layer) height[layer] = density(edge[layer]);
  }

  std::array<double, 257> edge{};
  std::array<double, 257> height{};
};

inline const Ziggurat& exponential_layers() {
  static const Ziggurat layers(
      7.69711747013104972, 0.0039496598225815571993, [](double x) { return std::exp(-x); },
      [](double y) { return -std::log(y); });
  return layers;
}

inline const Ziggurat& normal_layers() {
  static const Ziggurat layers(
      3.6541528853610088, 0.00492867323399, [](double x) { return std::exp(-x * x / 2); },
      [](double y) { return std::sqrt(-2 * std::log(y)); });
  return layers;
}

/// Random times, all from one stream.
class Draws {
 public:
  explicit Draws(std::uint64_t seed) : generator_(seed) {}

  double uniform() { return generator_.uniform(); }

  double exponential() {
    double passed = 0;
    for (;;) {
      const std::uint64_t bits = generator_.bits();
      const std::size_t layer = bits & 255;
      const double x = static_cast<double>(bits >> 11) * 0x1.0p-53 * exponential_.edge[layer];
      if (x < exponential_.edge[layer + 1]) return passed + x;
      if (layer == 0) {
        passed += exponential_.edge[1];
      } else if (under(exponential_, layer, std::exp(-x))) {
        return passed + x;
      }
    }
  }

  double normal() {
    for (;;) {
      const std::uint64_t bits = generator_.bits();
      const std::size_t layer = bits & 255;
      const double sign = (bits & 256) != 0 ? -1 : 1;
      const double x = static_cast<double>(bits >> 11) * 0x1.0p-53 * normal_.edge[layer];
      if (x < normal_.edge[layer + 1]) return sign * x;
      if (layer == 0) return sign * normal_tail();
      if (under(normal_, layer, std::exp(-x * x / 2))) return sign * x;
    }
  }

 private:
  bool under(const Ziggurat& layers, std::size_t layer, double density) {
    const double low = layers.height[layer];
    return low + uniform() * (layers.height[layer + 1] - low) < density;
  }

  double normal_tail() {
    const double from = normal_.edge[1];
    for (;;) {
      const double x = exponential() / from;
      if (2 * exponential() > x * x) return from + x;
    }
  }

  Generator generator_;
  const Ziggurat& exponential_ = exponential_layers();
  const Ziggurat& normal_ = normal_layers();
};

/// A heap of four children, times and jobs in arrays of their own. As much as may stand in it is
/// known beforehand.
class Heap {
 public:
  explicit Heap(std::size_t most) : times_(most + 4, never), jobs_(most + 4) {}

  void push(double time, std::uint32_t job) {
    if (hole_) {
      hole_ = false;
      return replace(time, job);
    }
    std::size_t at = size_++;
    while (at > 0 && time < times_[(at - 1) / 4]) {
      move((at - 1) / 4, at);
      at = (at - 1) / 4;
    }
    put(at, time, job);
  }

  /// Takes the first away; its place stays open for the next that is pushed.
  [[nodiscard]] bool take(double& time, std::uint32_t& job) {
    if (hole_) pop();
    if (size_ == 0) return false;
    hole_ = true;
    time = times_[0];
    job = jobs_[0];
    return true;
  }

 private:
  static constexpr double never = 1e300;

  void pop() {
    hole_ = false;
    --size_;
    const double time = times_[size_];
    times_[size_] = never;
    if (size_ > 0) replace(time, jobs_[size_]);
  }

  /// Another in the place of the first.
  void replace(double time, std::uint32_t job) {
    std::size_t at = 0;
    for (std::size_t child = 1; child < size_; child = 4 * at + 1) {
      // Behind the last stand entries that never come.
      const std::size_t left = times_[child + 1] < times_[child] ? child + 1 : child;
      const std::size_t right = times_[child + 3] < times_[child + 2] ? child + 3 : child + 2;
      const std::size_t least = times_[right] < times_[left] ? right : left;
      if (times_[least] >= time) break;
      move(least, at);
      at = least;
    }
    put(at, time, job);
  }

  void put(std::size_t at, double time, std::uint32_t job) {
    times_[at] = time;
    jobs_[at] = job;
  }
  void move(std::size_t from, std::size_t to) { put(to, times_[from], jobs_[from]); }

  std::vector<double> times_;
  std::vector<std::uint32_t> jobs_;
  std::size_t size_ = 0;
  bool hole_ = false;
};

/// W1: M/M/10, mu = 1, lambda = 9; minutes that a customer stays on average.
inline double w1(std::int64_t customers, std::uint64_t seed) {
  constexpr std::uint32_t arrival = 0;
  constexpr std::uint32_t departure = 1;
  constexpr std::size_t longest_queue = std::size_t{1} << 16;
  Draws draws(seed);
  Heap heap(16);
  std::vector<double> queue(longest_queue);  // a ring of instants of arrival
  std::size_t first = 0;
  std::size_t behind = 0;
  int free = 10;
  double sum = 0;
  std::int64_t to_come = customers;
  double now = 0;
  std::uint32_t what = arrival;
  heap.push(draws.exponential() / 9, arrival);
  while (heap.take(now, what)) {
    if (what == departure) {
      if (first == behind) {
        ++free;
        continue;
      }
      const double stays = draws.exponential();
      sum += now - queue[first++ % longest_queue] + stays;
      heap.push(now + stays, departure);
      continue;
    }
    if (--to_come > 0) heap.push(now + draws.exponential() / 9, arrival);
    if (free == 0) {
      queue[behind++ % longest_queue] = now;
      continue;
    }
    --free;
    const double stays = draws.exponential();
    sum += stays;
    heap.push(now + stays, departure);
  }
  return sum / static_cast<double>(customers);
}

/// Round the clock: every minute is working time.
struct AlwaysOpen {
  static constexpr double arrivals_per_minute = 6.5 / 60;
  static double work(double time) { return time; }
  static double time(double work) { return work; }
};

/// Monday to Friday, 08:00 to 16:00; minute 0 is a Monday's midnight.
struct OfficeHours {
  static constexpr double arrivals_per_minute = 6.5 * 40 / 168 / 60;
  static constexpr double date = 24 * 60;
  static constexpr double opens = 8 * 60;
  static constexpr double day = 8 * 60;

  static double work(double time) {
    const double week = std::floor(time / (7 * date));
    const double in_week = time - week * 7 * date;
    const double weekday = std::floor(in_week / date);
    if (weekday >= 5) return (week + 1) * 5 * day;
    const double in_day = in_week - weekday * date - opens;
    return (week * 5 + weekday) * day + (in_day < 0 ? 0 : in_day > day ? day : in_day);
  }
  static double time(double work) {
    const double days = std::ceil(work / day) - 1;
    const double weeks = std::floor(days / 5);
    return weeks * 7 * date + (days - weeks * 5) * date + opens + (work - days * day);
  }
};

/// W2 and W3: five pools, eight tasks, one loop. Work is done in working time, so that closing time
/// needs no event: arrivals are put at the next opening, and times are taken back at the end.
template <class Hours, class Log = NoLog>
class Office {
 public:
  static constexpr std::uint32_t most_jobs = std::uint32_t{1} << 16;

  explicit Office(std::uint64_t seed, Log log = Log()) : draws_(seed), log_(std::move(log)) {
    constexpr std::array<double, 8> mean{10, 30, 20, 14, 8, 10, 10, 10};
    constexpr std::array<double, 8> cv{.5, 1, .75, .5, .5, .5, .5, .5};
    for (std::size_t task = 0; task < mean.size(); ++task) {
      spread_[task] = std::sqrt(std::log1p(cv[task] * cv[task]));
      location_[task] = std::log(mean[task]) - spread_[task] * spread_[task] / 2;
    }
    for (std::uint32_t job = 1; job < most_jobs; ++job) next_[job] = job + 1;
  }

  [[nodiscard]] const Log& log() const { return log_; }

  /// Minutes that a case takes on average.
  double run(std::int64_t cases) {
    std::int64_t to_come = cases;
    schedule_arrival();
    std::uint32_t job = arrival;
    while (events_.take(now_, job)) {
      if (job != arrival) {
        finish(job);
        continue;
      }
      const double arrived = next_arrival_;
      if (--to_come > 0) schedule_arrival();
      const std::uint32_t fresh = free_job_;
      free_job_ = next_[fresh];
      arrived_[fresh] = arrived;
      log_.arrived(fresh);
      enter(fresh, 0);
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

  void schedule_arrival() {
    next_arrival_ += draws_.exponential() / Hours::arrivals_per_minute;
    events_.push(Hours::work(next_arrival_), arrival);
  }

  void begin(std::uint32_t job) {
    const std::uint8_t task = task_[job];
    log_.began(job, task, now_);
    events_.push(now_ + std::exp(location_[task] + spread_[task] * draws_.normal()), job);
  }

  void enter(std::uint32_t job, std::uint8_t task) {
    task_[job] = task;
    log_.queued(job, now_);
    Pool& pool = pools_[pool_of_[task]];
    if (pool.free > 0) {
      --pool.free;
      return begin(job);
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
      begin(next);
    }
    go_on(job);
  }

  void go_on(std::uint32_t job) {
    const std::uint8_t task = task_[job];
    switch (task) {
      case 1: {
        const bool fails = draws_.uniform() < 0.15;
        log_.finished(job, task, now_, fails);
        return enter(job, fails ? 7 : 2);
      }
      case 3: {
        const bool again = draws_.uniform() < 0.2;
        log_.finished(job, task, now_, again);
        return enter(job, again ? 1 : 4);
      }
      case 6:
      case 7:
        log_.finished(job, task, now_, false);
        sum_ += Hours::time(now_) - arrived_[job];
        next_[job] = free_job_;
        free_job_ = job;
        return;
      default:
        log_.finished(job, task, now_, false);
        return enter(job, static_cast<std::uint8_t>(task + 1));
    }
  }

  Draws draws_;
  Log log_;
  Heap events_{64};
  double now_ = 0;
  double next_arrival_ = 0;
  double sum_ = 0;
  std::array<double, 8> location_{};
  std::array<double, 8> spread_{};
  std::array<Pool, 5> pools_{Pool{3}, Pool{5}, Pool{4}, Pool{2}, Pool{1}};
  std::array<std::uint8_t, 8> pool_of_{0, 1, 2, 3, 4, 2, 0, 0};
  std::vector<std::uint8_t> task_ = std::vector<std::uint8_t>(most_jobs);
  std::vector<std::uint32_t> next_ = std::vector<std::uint32_t>(most_jobs);
  std::vector<double> arrived_ = std::vector<double>(most_jobs);
  std::uint32_t free_job_ = 1;
};

inline double w2(std::int64_t cases, std::uint64_t seed) {
  return Office<AlwaysOpen>(seed).run(cases);
}
/// The same with an event log of every case, in bytes.
inline std::size_t w2_logged(std::int64_t cases, std::uint64_t seed) {
  using Logged = Office<AlwaysOpen, HandwrittenLog>;
  Logged office(seed, HandwrittenLog(Logged::most_jobs));
  office.run(cases);
  return office.log().bytes();
}
inline double w3(std::int64_t cases, std::uint64_t seed) {
  return Office<OfficeHours>(seed).run(cases);
}

}  // namespace selaras::yardstick
