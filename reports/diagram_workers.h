#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include <sys/types.h>

namespace selaras::reports::diagram {

/// Work that may abort, loop or leak: each piece is done by a forked process of its own, one at a
/// time. They are forked from a process that was itself forked at the first request, so that a
/// piece costs the same however much memory the program has come to hold.
class Workers {
 public:
  struct Task {
    void (*prepare)();                                             // once, for all pieces
    std::optional<std::string> (*work)(std::string_view request);  // none: it cannot be done
    unsigned patience_seconds;                                     // for one piece
  };

  explicit Workers(Task task) : task_(task) {}
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  /// None where it cannot be done, the worker ended otherwise than well, or took too long. From any
  /// thread.
  [[nodiscard]] std::optional<std::string> answer(std::string_view request);
  /// The first request does it too; while little memory is in use it is cheapest.
  void start();

 private:
  bool started();

  Task task_;
  std::mutex mutex_;
  bool tried_ = false;
  int socket_ = -1;
  pid_t process_ = -1;
};

}  // namespace selaras::reports::diagram
