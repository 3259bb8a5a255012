#include "model/parallel.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <stop_token>
#include <system_error>
#include <thread>
#include <vector>

namespace selaras::model {
namespace {

/// Work that several threads take turns at.
class Turns {
 public:
  Turns(std::size_t count, const std::function<void(std::size_t)>& work)
      : work_(work), faults_(count) {}

  void take() {
    for (std::size_t i = next_++; i < faults_.size(); i = next_++) {
      try {
        work_(i);
      } catch (...) {
        faults_[i] = std::current_exception();
      }
    }
  }
  void throw_on() const {
    for (const std::exception_ptr& fault : faults_) {
      if (fault) std::rethrow_exception(fault);
    }
  }

 private:
  const std::function<void(std::size_t)>& work_;
  std::vector<std::exception_ptr> faults_;
  std::atomic<std::size_t> next_ = 0;
};

/// Threads that stay: each keeps the memory that it works in, and none is made for a short work.
class Crew {
 public:
  /// Others take turns with the caller, who needs none of them: where all are busy it does the work
  /// alone. Returns when nobody is at it any more.
  void share(Turns& turns, std::size_t others) {
    Call call{.turns = turns, .wanted = others};
    {
      const std::lock_guard lock(mutex_);
      hire(others);
      calls_.push_back(&call);
    }
    called_.notify_all();
    turns.take();
    std::unique_lock lock(mutex_);
    std::erase(calls_, &call);
    left_.wait(lock, [&] { return call.at_it == 0; });
  }

 private:
  struct Call {
    Turns& turns;
    std::size_t wanted;     // more threads
    std::size_t at_it = 0;  // of ours
  };

  /// As many as the system lets us have: the caller can do without.
  void hire(std::size_t others) {
    try {
      while (threads_.size() < others) {
        threads_.emplace_back([this](const std::stop_token& stop) { serve(stop); });
      }
    } catch (const std::system_error&) {
    }
  }

  void serve(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    while (called_.wait(lock, stop, [&] { return !calls_.empty(); })) {
      Call& call = *calls_.front();
      ++call.at_it;
      if (--call.wanted == 0) calls_.pop_front();
      lock.unlock();
      call.turns.take();
      lock.lock();
      --call.at_it;
      left_.notify_all();
    }
  }

  std::mutex mutex_;
  std::condition_variable_any called_;
  std::condition_variable_any left_;
  std::deque<Call*> calls_;
  std::vector<std::jthread> threads_;  // the last: they are gone before what they use
};

Crew& crew() {
  static Crew all;
  return all;
}

}  // namespace

void in_parallel(std::size_t count, unsigned threads,
                 const std::function<void(std::size_t)>& work) {
  Turns turns(count, work);
  const unsigned asked = threads == 0 ? std::max(1u, std::thread::hardware_concurrency()) : threads;
  const std::size_t useful = std::min<std::size_t>(asked, count);
  if (useful > 1) {
    crew().share(turns, useful - 1);
  } else {
    turns.take();
  }
  turns.throw_on();
}

}  // namespace selaras::model
