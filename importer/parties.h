#pragma once

#include "importer/reading.h"

namespace selaras::importer {

/// Adds who agrees ("antara A dengan B") and who signs ("oleh A dengan B") by an item's words, or
/// those of the items inside it. True where the inner ones said something.
bool add_participants(const Reading& reading, const Noted& item, model::Step& step);

}  // namespace selaras::importer
