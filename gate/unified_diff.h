#pragma once

#include <string>
#include <string_view>

namespace selaras::gate {

/// What makes one text the other, line by line, as `diff -u` shows it and `patch` takes it; empty
/// where they are the same. The fewest lines come and go (E. Myers, An O(ND) Difference Algorithm,
/// 1986), except between texts so different that the search is given up: there one block is
/// replaced by the other.
[[nodiscard]] std::string unified_diff(std::string_view before, std::string_view after,
                                       std::string_view file);

}  // namespace selaras::gate
