#pragma once

#include <cstdint>

#include "model/procedure.h"

/// The same procedure in another dress: it says the same.
namespace selaras::tests {

/// Every id that the file itself gives out is another one; words of a vocabulary stay.
[[nodiscard]] model::Procedure with_other_ids(model::Procedure procedure);

/// Every list whose order means nothing is in another order, which the number decides.
[[nodiscard]] model::Procedure in_other_order(model::Procedure procedure, std::uint32_t seed);

}  // namespace selaras::tests
