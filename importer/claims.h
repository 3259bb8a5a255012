#pragma once

#include "importer/reading.h"

namespace selaras::importer {

/// What the time section promises: the total, its conditions and parts. Times that are not the
/// service's (opening hours, a citizen's deadline) are left out; words without a number are kept
/// as a claim without one.
void read_claims(const Reading& reading, const Part& part, model::Procedure& procedure);

}  // namespace selaras::importer
