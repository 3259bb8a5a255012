#include "cli/progress.h"

#include <cmath>
#include <cstdio>
#include <string>

#include <unistd.h>

namespace selaras::cli {
namespace {

constexpr double seconds_per_minute = 60;

std::string remaining(double seconds, const reports::Texts& texts) {
  if (seconds < 2 * seconds_per_minute) {
    return texts.fill("progress.seconds", {{"n", texts.number(std::ceil(seconds), 0)}});
  }
  return texts.fill("progress.minutes",
                    {{"n", texts.number(std::ceil(seconds / seconds_per_minute), 0)}});
}

}  // namespace

ProgressLine::ProgressLine(const char* key, bool asked, const reports::Texts& texts)
    : key_(key),
      texts_(texts),
      wanted_(asked || isatty(STDERR_FILENO) != 0),
      terminal_(isatty(STDERR_FILENO) != 0) {}

ProgressLine::~ProgressLine() {
  if (visible_ && terminal_) std::fputs("\r\033[K", stderr);
}

bool ProgressLine::is_due() const {
  using namespace std::chrono_literals;
  const Clock::time_point now = Clock::now();
  const auto pause = terminal_ ? Clock::duration(200ms) : Clock::duration(1s);
  return wanted_ && now - began_ >= 1s && (!visible_ || now - shown_ >= pause);
}

void ProgressLine::put(const std::string& line) {
  shown_ = Clock::now();
  visible_ = true;
  std::fputs((terminal_ ? "\r\033[K" + line : line + "\n").c_str(), stderr);
  std::fflush(stderr);
}

void ProgressLine::show(std::int64_t finished, std::int64_t of) {
  if (!is_due()) return;
  const double passed = std::chrono::duration<double>(Clock::now() - began_).count();
  const double left = passed * static_cast<double>(of - finished) / static_cast<double>(finished);
  put(texts_.fill(key_, {{"n", texts_.number(static_cast<double>(finished))},
                         {"of", texts_.number(static_cast<double>(of))},
                         {"left", remaining(left, texts_)}}));
}

void ProgressLine::show(std::int64_t finished) {
  if (is_due()) put(texts_.fill(key_, {{"n", texts_.number(static_cast<double>(finished))}}));
}

}  // namespace selaras::cli
