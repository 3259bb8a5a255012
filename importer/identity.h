#pragma once

#include "importer/import.h"
#include "importer/reading.h"

namespace selaras::importer {

/// Reads what the page is called, of which service and region it is, and which decree it stands on;
/// what a person says comes first.
void read_identity(const Reading& reading, const Layout& layout, const Given& given,
                   model::Procedure& procedure);

}  // namespace selaras::importer
