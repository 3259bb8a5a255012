#pragma once

#include <string>

#include "gate/difference.h"
#include "reports/texts.h"

namespace selaras::gate {

/// The newer version's swimlanes as SVG, with what changed marked in them: steps that came, moved,
/// are done by others, and as ghosts those that went. Both versions must be there.
[[nodiscard]] std::string difference_svg(const Versions& versions, const reports::Texts& texts);

}  // namespace selaras::gate
