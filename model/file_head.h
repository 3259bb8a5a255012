#pragma once

#include <string_view>

#include "model/read.h"

namespace selaras::model {

/// Reads `kind` and `formatVersion` and reports a file of another kind or of a newer format than
/// this program knows: false then, as the rest of it cannot be understood.
bool read_head(ObjectReader& reader, std::string_view kind, int newest_version);

}  // namespace selaras::model
