#pragma once

#include <vector>

#include "importer/reading.h"
#include "importer/steps.h"

namespace selaras::importer {

/// Puts the steps into the procedure and ties them: as the page's words do, else as its numbering
/// does; an end that the page does not state is inferred and says so.
void tie_flow(const Reading& reading, Steps steps, model::Procedure& procedure);

}  // namespace selaras::importer
