#pragma once

#include <atomic>

namespace selaras::cli {

/// While it lives, Ctrl-C asks to stop instead of ending the program, so that what is finished is
/// not lost; a second one ends it.
class Interruption {
 public:
  Interruption();
  ~Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;

  [[nodiscard]] const std::atomic<bool>& flag() const;
};

}  // namespace selaras::cli
