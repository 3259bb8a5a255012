#pragma once

#include "importer/reading.h"

namespace selaras::importer {

/// Adds the telephone numbers, addresses and other ways of reaching the office that stand in a
/// stretch of the page. `complaints`: they are offered for complaints, not a letterhead's.
void add_contacts(const Reading& reading, Span span, bool complaints, model::Procedure& procedure);

}  // namespace selaras::importer
