#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string_view>
#include <utility>
#include <vector>

#include "model/growing_text.h"

namespace selaras::simulator {

/// Puts texts of replications that run side by side behind one another: that of the replication
/// whose turn it is goes out at once, those of later ones are kept, and whoever keeps too much
/// waits.
class LogTurns {
 public:
  LogTurns(std::function<void(std::string_view)> write, std::int64_t first)
      : write_(std::move(write)), turn_(first) {}

  /// Takes the text and leaves an empty one. Throws what writing throws.
  void append(std::int64_t replication, model::GrowingText& text);
  /// The same, with the replication's last text. Every replication from the first on has to finish.
  void finish(std::int64_t replication, model::GrowingText& text);
  /// Nobody waits any longer and nothing is written any more: a replication will not finish.
  void give_up();

 private:
  struct Kept {
    std::vector<model::GrowingText> texts;
    bool finished = false;
  };

  void take(std::int64_t replication, model::GrowingText& text, std::unique_lock<std::mutex>& lock);
  void keep(std::int64_t replication, model::GrowingText& text);
  void write_kept(Kept& kept);
  void next_turn();

  static constexpr std::size_t most_kept = std::size_t{64} << 20;  // bytes

  std::function<void(std::string_view)> write_;
  std::mutex mutex_;
  std::condition_variable moved_;
  std::int64_t turn_;
  std::map<std::int64_t, Kept> kept_;
  std::size_t kept_bytes_ = 0;
  std::vector<model::GrowingText> spare_;  // written out; their room is used again
  bool given_up_ = false;
};

}  // namespace selaras::simulator
