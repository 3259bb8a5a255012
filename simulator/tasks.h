#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>

#include "simulator/work_list.h"

namespace selaras::simulator {

/// Does each of the tasks, on several threads (0: as many as the machine has). What one of them
/// throws is thrown here, and those that nobody has begun are left undone.
inline void do_all(std::span<const std::function<void()>> tasks, unsigned threads) {
  struct Nothing {};
  using List = WorkList<Nothing>;
  List list(0, static_cast<std::int64_t>(tasks.size()), {});
  list.done(threads, [&](List& shared) {
    while (const auto task = shared.next()) tasks[static_cast<std::size_t>(*task)]();
  });
}

}  // namespace selaras::simulator
