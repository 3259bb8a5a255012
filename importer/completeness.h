#pragma once

#include "importer/glance.h"
#include "importer/layout.h"

namespace selaras::importer {

/// False where the end of the page is missing: nothing is said about cost, or the text breaks off.
[[nodiscard]] bool is_complete(const Glance& glance, const Layout& layout);

}  // namespace selaras::importer
