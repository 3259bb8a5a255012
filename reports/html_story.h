#pragma once

#include <string>
#include <vector>

#include "reports/html_chart.h"
#include "reports/html_sheet.h"

namespace selaras::reports {

/// Queues over time, and the ways of a typical case and of a late one; none without a story.
[[nodiscard]] std::vector<Chart> story_charts(const Sheet& sheet);

/// By its title in the scenario, else by its id.
[[nodiscard]] std::string resource_title(const std::string& id, const Sheet& sheet);

}  // namespace selaras::reports
