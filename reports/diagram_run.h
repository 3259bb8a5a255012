#pragma once

#include <string>
#include <vector>

#include "reports/diagram.h"

namespace selaras::reports {

/// Draws a run into a picture of the flow that it belongs to: each step carries its place in the
/// run as a number, the arrows between are heavy. Steps that the picture does not hold are passed
/// over.
void draw_run(Diagram& diagram, const std::vector<std::string>& steps,
              const DiagramOptions& options);

}  // namespace selaras::reports
