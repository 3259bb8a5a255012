#pragma once

#include "model/read.h"
#include "model/suppression.h"

namespace selaras::model {

/// One suppression that stands beside the element it is about.
[[nodiscard]] Suppression read_suppression(ObjectReader& reader);
/// One that stands apart and may name its element.
[[nodiscard]] Suppression read_wide_suppression(ObjectReader& reader);
/// The list `suppress` beside an element.
[[nodiscard]] Suppressions read_suppressions(ObjectReader& reader);

}  // namespace selaras::model
