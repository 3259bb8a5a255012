#pragma once

#include "model/procedure.h"

namespace selaras::tests {

/// True where two procedures say the same: everything but the places in their files.
[[nodiscard]] bool same_but_for_places(const model::Procedure& a, const model::Procedure& b);

}  // namespace selaras::tests
