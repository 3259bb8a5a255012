#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace selaras::reports {

/// A quote to be highlighted in a line, and what it belongs to.
struct Quote {
  std::string words;
  std::size_t owner = 0;  // whatever the caller counts
};

/// A stretch of a line: plain where it has no owners.
struct Stretch {
  std::string text;
  std::vector<std::size_t> owners;  // sorted, each once

  bool operator==(const Stretch&) const = default;
};

/// Cuts a line at its quotes. Where quotes overlap or touch, one stretch carries the owners of all.
/// A quote that does not stand in the line marks nothing.
[[nodiscard]] std::vector<Stretch> marked(std::string_view line, const std::vector<Quote>& quotes);

}  // namespace selaras::reports
