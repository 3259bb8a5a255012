#pragma once

#include <cstdint>
#include <span>

#include <rapidcheck.h>

#include "model/procedure.h"

namespace selaras::tests {

/// A valid procedure built from a row of choices, each taken in turn (zeros where they run out):
/// a block-structured flow of sequences, decisions, exclusive, parallel and inclusive blocks and
/// loops, from which an end can always be reached, and every other kind of part the format has.
/// The shorter the row and the smaller its numbers, the simpler the procedure; none at all gives
/// one step and one end.
[[nodiscard]] model::Procedure procedure_from(std::span<const std::uint32_t> choices);

/// The same for flows alone: steps without fields, so that they are quick to make.
[[nodiscard]] model::Procedure bare_procedure_from(std::span<const std::uint32_t> choices);

/// Arbitrary ones, which shrink to simpler ones.
[[nodiscard]] rc::Gen<model::Procedure> any_procedure();
[[nodiscard]] rc::Gen<model::Procedure> any_bare_procedure();

}  // namespace selaras::tests
