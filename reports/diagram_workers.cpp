#include "reports/diagram_workers.h"

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace selaras::reports::diagram {
namespace {

constexpr std::uint64_t failed = ~std::uint64_t{0};  // instead of a size

bool put(int socket, const void* bytes, std::size_t size) {
  const char* at = static_cast<const char*>(bytes);
  while (size > 0) {
    const ssize_t sent = send(socket, at, size, MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    at += sent;
    size -= static_cast<std::size_t>(sent);
  }
  return true;
}

bool take(int socket, void* bytes, std::size_t size) {
  char* at = static_cast<char*>(bytes);
  while (size > 0) {
    const ssize_t got = recv(socket, at, size, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    at += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

bool put_text(int socket, const std::optional<std::string>& text) {
  const std::uint64_t size = text ? text->size() : failed;
  return put(socket, &size, sizeof size) && (!text || put(socket, text->data(), text->size()));
}

/// False where the other side has gone.
bool take_text(int socket, std::optional<std::string>& text) {
  std::uint64_t size = 0;
  text.reset();
  if (!take(socket, &size, sizeof size)) return false;
  if (size == failed) return true;
  text.emplace(size, '\0');
  return take(socket, text->data(), size);
}

void be_quiet() {
  const rlimit no_core{0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (nowhere >= 0) dup2(nowhere, STDERR_FILENO);  // what it says when it aborts
}

int status_of(pid_t process) {
  int status = -1;
  while (waitpid(process, &status, 0) < 0) {
    if (errno != EINTR) return -1;
  }
  return status;
}

/// In a process of its own.
std::optional<std::string> done(const Workers::Task& task, const std::string& request) {
  std::array<int, 2> ends{};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return std::nullopt;
  const pid_t worker = fork();
  if (worker == 0) {
    close(ends[0]);
    be_quiet();
    alarm(task.patience_seconds);
    _exit(put_text(ends[1], task.work(request)) ? 0 : 1);
  }
  close(ends[1]);
  std::optional<std::string> answer;
  const bool whole = worker > 0 && take_text(ends[0], answer);
  close(ends[0]);
  if (worker > 0 && status_of(worker) != 0) return std::nullopt;
  return whole ? answer : std::nullopt;
}

/// Until the program has gone.
[[noreturn]] void serve(int socket, const Workers::Task& task) {
  task.prepare();
  std::optional<std::string> request;
  while (take_text(socket, request) && request) {
    if (!put_text(socket, done(task, *request))) break;
  }
  _exit(0);
}

}  // namespace

bool Workers::started() {
  if (tried_) return socket_ >= 0;
  tried_ = true;
  std::array<int, 2> ends{};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return false;
  process_ = fork();
  if (process_ == 0) {
    close(ends[0]);
    serve(ends[1], task_);
  }
  close(ends[1]);
  if (process_ < 0) {
    close(ends[0]);
    return false;
  }
  socket_ = ends[0];
  return true;
}

Workers::~Workers() {
  if (socket_ >= 0) close(socket_);
  if (process_ > 0) status_of(process_);
}

void Workers::start() {
  const std::lock_guard lock(mutex_);
  static_cast<void>(started());
}

std::optional<std::string> Workers::answer(std::string_view request) {
  const std::lock_guard lock(mutex_);
  std::optional<std::string> answer;
  if (!started()) return answer;
  if (put_text(socket_, std::string(request)) && take_text(socket_, answer)) return answer;
  return std::nullopt;
}

}  // namespace selaras::reports::diagram
