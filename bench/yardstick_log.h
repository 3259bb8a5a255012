#pragma once

#include <array>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <string_view>
#include <vector>

/// An event log of workload W2 written out by hand: the columns and lines of the simulator's CSV,
/// in the order of time, through one large buffer. The words of every line are laid out beforehand
/// in blocks of fixed size, digits go in pairs, a date is written once a day.
namespace selaras::yardstick {

/// Nothing is written.
struct NoLog {
  void arrived(std::uint32_t /*job*/) {}
  void queued(std::uint32_t /*job*/, double /*now*/) {}
  void began(std::uint32_t /*job*/, std::uint8_t /*task*/, double /*now*/) {}
  void finished(std::uint32_t /*job*/, std::uint8_t /*task*/, double /*now*/, bool /*other*/) {}
};

class HandwrittenLog {
 public:
  explicit HandwrittenLog(std::size_t most_jobs) : ids_(most_jobs), queued_(most_jobs) {
    for (std::size_t task = 0; task < tasks.size(); ++task) lay_out(task);
    for (std::size_t pair = 0; pair < 100; ++pair) {
      pairs_[2 * pair] = static_cast<char>('0' + pair / 10);
      pairs_[2 * pair + 1] = static_cast<char>('0' + pair % 10);
    }
    put("case:concept:name,concept:name,lifecycle:transition,time:timestamp,org:resource,outcome,"
        "closes\n");
  }

  /// Text so far, all of it dropped: no disk is measured.
  [[nodiscard]] std::size_t bytes() const { return dropped_ + size_; }

  void arrived(std::uint32_t job) {
    Piece& id = ids_[job];
    char* end = id.text.data();
    std::memcpy(end, "r1-c", 4);
    end = std::to_chars(end + 4, id.text.data() + id.text.size(), ++count_).ptr;
    *end++ = ',';
    id.size = static_cast<std::size_t>(end - id.text.data());
  }
  void queued(std::uint32_t job, double now) { queued_[job] = now; }
  void began(std::uint32_t job, std::uint8_t task, double now) {
    if (queued_[job] < now) line(job, schedule_[task], queued_[job], plain_[task]);
    line(job, start_[task], now, plain_[task]);
  }
  /// `other`: the less likely outcome of the task.
  void finished(std::uint32_t job, std::uint8_t task, double now, bool other) {
    line(job, complete_[task], now, other ? other_[task] : usual_[task]);
  }

 private:
  struct Task {
    std::string_view name, resource, usual, other;
  };
  static constexpr std::array<Task, 8> tasks{{{"register", "p0", ",\n", ""},
                                              {"check", "p1", "pass,\n", "fail,\n"},
                                              {"assess", "p2", ",\n", ""},
                                              {"inspect", "p3", "pass,\n", "again,\n"},
                                              {"decide", "p4", ",\n", ""},
                                              {"draft", "p2", ",\n", ""},
                                              {"notify", "p0", ",granted\n", ""},
                                              {"reject", "p0", ",rejected\n", ""}}};

  struct Piece {
    std::array<char, 32> text{};
    std::size_t size = 0;

    Piece& operator+=(std::string_view more) {
      std::memcpy(text.data() + size, more.data(), more.size());
      size += more.size();
      return *this;
    }
  };
  using Pieces = std::array<Piece, 8>;

  void lay_out(std::size_t task) {
    const Task& words = tasks[task];
    (schedule_[task] += words.name) += ",schedule,";
    (start_[task] += words.name) += ",start,";
    (complete_[task] += words.name) += ",complete,";
    ((plain_[task] += "+07:00,") += words.resource) += ",,\n";
    (((usual_[task] += "+07:00,") += words.resource) += ",") += words.usual;
    (((other_[task] += "+07:00,") += words.resource) += ",") += words.other;
  }

  void put(std::string_view text) {
    std::memcpy(buffer_.data() + size_, text.data(), text.size());
    size_ += text.size();
  }
  static char* copy(char* to, const Piece& piece) {
    std::memcpy(to, piece.text.data(), piece.text.size());
    return to + piece.size;
  }

  void line(std::uint32_t job, const Piece& words, double minutes, const Piece& tail) {
    constexpr std::size_t longest_line = 256;
    if (size_ + longest_line > buffer_.size()) {
      dropped_ += size_;
      size_ = 0;
    }
    char* to = copy(copy(buffer_.data() + size_, ids_[job]), words);
    to = copy(moment(to, minutes), tail);
    size_ = static_cast<std::size_t>(to - buffer_.data());
  }

  char* pair(char* to, std::uint32_t number) const {
    std::memcpy(to, pairs_.data() + std::size_t{2} * number, 2);
    return to + 2;
  }

  /// 2025-01-06T08:30:00.250000; minute 0 is that date's midnight.
  char* moment(char* to, double minutes) {
    constexpr std::uint64_t second = 1'000'000;
    constexpr std::uint64_t day = 86'400 * second;
    const auto ticks = static_cast<std::uint64_t>(minutes * 60e6 + 0.5);
    if (ticks / day != date_) write_date(ticks / day);
    std::memcpy(to, date_text_.data(), 16);
    const std::uint64_t in_day = ticks % day;
    const auto seconds = static_cast<std::uint32_t>(in_day / second);
    const auto fraction = static_cast<std::uint32_t>(in_day % second);
    to = pair(to + 11, seconds / 3600);
    *to++ = ':';
    to = pair(to, seconds / 60 % 60);
    *to++ = ':';
    to = pair(to, seconds % 60);
    *to++ = '.';
    return pair(pair(pair(to, fraction / 10000), fraction / 100 % 100), fraction % 100);
  }

  void write_date(std::uint64_t date) {
    using namespace std::chrono;
    date_ = date;
    const year_month_day day(sys_days(2025y / January / 6) + days(static_cast<int>(date)));
    std::snprintf(date_text_.data(), date_text_.size(), "%04d-%02u-%02uT", int(day.year()),
                  unsigned(day.month()), unsigned(day.day()));
  }

  std::vector<Piece> ids_;  // by job
  std::vector<double> queued_;
  Pieces schedule_, start_, complete_, plain_, usual_, other_;
  std::array<char, 200> pairs_{};
  std::vector<char> buffer_ = std::vector<char>(std::size_t{1} << 18);
  std::size_t size_ = 0;
  std::size_t dropped_ = 0;
  std::uint64_t count_ = 0;
  std::uint64_t date_ = ~std::uint64_t{0};
  std::array<char, 16> date_text_{};
};

}  // namespace selaras::yardstick
