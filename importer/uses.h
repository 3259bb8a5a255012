#pragma once

#include "importer/steps.h"

namespace selaras::importer {

/// Adds to a step the documents that its activity takes and gives, as far as the item says so, the
/// heading above it (null: none) or the items inside it.
void add_uses(const Reading& reading, const Noted& item, const Noted* heading, Draft& draft,
              model::Procedure& procedure);

/// Adds the ids of the items inside an item to its step.
void add_inner_items(const Noted& item, Draft& draft);

}  // namespace selaras::importer
