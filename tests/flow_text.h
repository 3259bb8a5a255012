#pragma once

#include <string_view>

#include "model/procedure.h"

namespace selaras::tests {

/// A procedure written as its edges, so that a test shows the flow it is about:
///
///   "a -> b, b[yes] -> c, b[no] ~> =rejected, c -> =granted"
///
/// The first name is the start. `->` is stated, `~>` listed. `&x` is a parallel gateway, `^x` an
/// exclusive one, `?x` an inclusive one, `=x` an end of that outcome; everything else is a step
/// whose activity is its name.
[[nodiscard]] model::Procedure flow_of(std::string_view edges);

/// The step of that id, which must be there.
[[nodiscard]] model::Step& step_of(model::Procedure& procedure, std::string_view id);

}  // namespace selaras::tests
