#include "checker/page_order.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <limits>
#include <string_view>
#include <system_error>
#include <tuple>
#include <utility>

namespace selaras::checker {
namespace {

using model::Step;

/// "x.2" is x and 2, so that it comes before "x.10".
std::pair<std::string_view, std::uint32_t> parts_of(std::string_view id) {
  const std::size_t dot = id.rfind('.');
  std::uint32_t number = 0;
  if (dot == std::string_view::npos) return {id, number};
  const auto [end, error] = std::from_chars(id.data() + dot + 1, id.data() + id.size(), number);
  const bool counted = error == std::errc() && end == id.data() + id.size();
  return counted ? std::pair(id.substr(0, dot), number) : std::pair(id, 0U);
}

}  // namespace

std::vector<const Step*> in_page_order(std::vector<const Step*> steps) {
  std::ranges::sort(steps, {}, [](const Step* step) {
    const std::uint32_t line = step->evidence.empty() ? std::numeric_limits<std::uint32_t>::max()
                                                      : step->evidence.front().line;
    const auto [stem, number] = parts_of(step->id);
    return std::tuple<std::uint32_t, std::string_view, std::uint32_t, std::string_view>(
        line, stem, number, step->id);
  });
  return steps;
}

}  // namespace selaras::checker
