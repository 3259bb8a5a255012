#include "simulator/log_turns.h"

namespace selaras::simulator {

void LogTurns::append(std::int64_t replication, std::string_view text) {
  std::unique_lock lock(mutex_);
  take(replication, text, lock);
}

void LogTurns::take(std::int64_t replication, std::string_view text,
                    std::unique_lock<std::mutex>& lock) {
  if (replication != turn_) {
    moved_.wait(lock, [&] {
      return given_up_ || replication == turn_ || kept_bytes_ + text.size() <= most_kept;
    });
  }
  if (!given_up_ && replication == turn_) {
    write_(text);
  } else if (!given_up_) {
    kept_[replication].text += text;
    kept_bytes_ += text.size();
  }
}

void LogTurns::finish(std::int64_t replication, std::string_view text) {
  std::unique_lock lock(mutex_);
  take(replication, text, lock);
  kept_[replication].finished = true;
  if (replication == turn_ && !given_up_) next_turn();
}

/// Writes what later replications have kept, up to the first that still runs.
void LogTurns::next_turn() {
  while (!kept_.empty() && kept_.begin()->first == turn_ && kept_.begin()->second.finished) {
    kept_.erase(turn_++);
    const auto next = kept_.find(turn_);
    if (next == kept_.end()) continue;
    write_(next->second.text);
    kept_bytes_ -= next->second.text.size();
    next->second.text.clear();
  }
  moved_.notify_all();
}

void LogTurns::give_up() {
  const std::lock_guard lock(mutex_);
  given_up_ = true;
  moved_.notify_all();
}

}  // namespace selaras::simulator
