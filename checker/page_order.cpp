#include "checker/page_order.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

namespace selaras::checker {

std::vector<const model::Step*> in_page_order(std::vector<const model::Step*> steps) {
  std::ranges::sort(steps, {}, [](const model::Step* step) {
    const std::uint32_t line = step->evidence.empty() ? UINT32_MAX : step->evidence.front().line;
    return std::pair<std::uint32_t, std::string_view>(line, step->id);
  });
  return steps;
}

}  // namespace selaras::checker
