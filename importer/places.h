#pragma once

#include <string>
#include <string_view>

#include "importer/import.h"

namespace selaras::importer {

/// Lets every part of an imported procedure stand where the page states it, so that findings and
/// quotes lead to lines of the page itself; of a web page, to lines of its HTML.
void stand_on_page(Imported& imported, const std::string& file);

}  // namespace selaras::importer
