#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "simulator/joint_result.h"

namespace selaras::reports {

/// The sign of a measure whose difference from the load as assumed is more than chance.
[[nodiscard]] inline std::string starred(const simulator::MemberAtLoad& member,
                                         std::string_view measure, std::string_view unit) {
  const auto found = std::ranges::find_if(member.changes, [&](const simulator::Difference& change) {
    return change.measure == measure && change.unit == unit;
  });
  return found != member.changes.end() && found->excludes_zero() ? "*" : "";
}

}  // namespace selaras::reports
