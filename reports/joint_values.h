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

/// Which part of the cases is never closed: the flow does not lead on where they stand.
[[nodiscard]] inline double never_closed_share(const simulator::Result& result) {
  if (result.cases.arrived == 0) return 0;
  return static_cast<double>(result.cases.inside) / static_cast<double>(result.cases.arrived);
}

}  // namespace selaras::reports
