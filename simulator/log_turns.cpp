#include "simulator/log_turns.h"

namespace selaras::simulator {

void LogTurns::append(std::int64_t replication, model::GrowingText& text) {
  std::unique_lock lock(mutex_);
  take(replication, text, lock);
}

void LogTurns::take(std::int64_t replication, model::GrowingText& text,
                    std::unique_lock<std::mutex>& lock) {
  if (replication != turn_) {
    moved_.wait(lock, [&] {
      return given_up_ || replication == turn_ || kept_bytes_ + text.size() <= most_kept;
    });
  }
  if (!given_up_ && replication == turn_) {
    write_(text.view());
  } else if (!given_up_) {
    keep(replication, text);
  }
  text.clear();
}

/// Hands the text on as it is and gives one in exchange that has its room already, if there is one:
/// to copy it, and to ask for memory each time, would take longer than to write it.
void LogTurns::keep(std::int64_t replication, model::GrowingText& text) {
  kept_bytes_ += text.size();
  model::GrowingText next;
  if (!spare_.empty()) {
    next = std::move(spare_.back());
    spare_.pop_back();
  }
  kept_[replication].texts.push_back(std::exchange(text, std::move(next)));
}

void LogTurns::write_kept(Kept& kept) {
  for (model::GrowingText& text : kept.texts) {
    write_(text.view());
    kept_bytes_ -= text.size();
    text.clear();
    spare_.push_back(std::move(text));
  }
  kept.texts.clear();
}

void LogTurns::finish(std::int64_t replication, model::GrowingText& text) {
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
    if (next != kept_.end()) write_kept(next->second);
  }
  moved_.notify_all();
}

void LogTurns::give_up() {
  const std::lock_guard lock(mutex_);
  given_up_ = true;
  moved_.notify_all();
}

}  // namespace selaras::simulator
