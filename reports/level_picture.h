#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reports/texts.h"

namespace selaras::reports {

/// One level of the load, and a share (0 to 1) there with its interval.
struct LevelPoint {
  double load = 1;
  double share = 0;
  std::optional<double> low;
  std::optional<double> high;
  bool grows = false;  // overload: the value hangs on how long one looks
};

/// A small picture of a share against the load, as SVG that stands by itself: points with their
/// values and a bar for each interval. Shares above 1 stretch its scale.
[[nodiscard]] std::string level_picture(const std::string& title,
                                        const std::vector<LevelPoint>& points, const Texts& texts);

}  // namespace selaras::reports
