#pragma once

#include <vector>

#include "checker/obligations/reduced_orders.h"

namespace selaras::checker {

/// A clause about a step and one about its outcome ask about the same words where the outcome names
/// nobody of its own: what is wrong with them is said once, by the finding of the higher level,
/// else by the one about the whole step. It names the other's rule among those it carries.
[[nodiscard]] std::vector<Told> each_naming_once(std::vector<Told> told);

}  // namespace selaras::checker
