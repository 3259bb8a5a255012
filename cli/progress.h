#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "reports/texts.h"

namespace selaras::cli {

/// One line on standard error that says how far a long run is and how long it still takes: on a
/// terminal, or where asked for, and only once a second has passed. It is wiped out at the end.
class ProgressLine {
 public:
  /// `key` of the sentence, with {n}, {of} and {left}.
  ProgressLine(const char* key, bool asked, const reports::Texts& texts);
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void show(std::int64_t finished, std::int64_t of);
  /// Where nobody knows how many there will be; the sentence has {n} alone.
  void show(std::int64_t finished);

 private:
  using Clock = std::chrono::steady_clock;

  [[nodiscard]] bool is_due() const;
  void put(const std::string& line);

  const char* key_;
  const reports::Texts& texts_;
  bool wanted_;
  bool terminal_;
  Clock::time_point began_ = Clock::now();
  Clock::time_point shown_ = began_;
  bool visible_ = false;
};

}  // namespace selaras::cli
