#pragma once

#include <vector>

#include "checker/obligations/departure.h"

namespace selaras::checker {

/// A finding and the clause it is about.
struct Told {
  const Departure* departure = nullptr;
  Finding finding;
};

/// Of the orders that are violated, those that the others do not explain: where a must come before
/// c, b stands between the two in procedure and reference alike or in a violated order, and b's own
/// orders are put right, then a comes before c as well (the transitive reduction). Of what else is
/// shown by runs, that which no run would show any more if another were put right. A finding is
/// only dropped for one of at least its level, which names its rule among those it carries.
[[nodiscard]] std::vector<Finding> reduced_orders(std::vector<Told> told,
                                                  const Circumstances& circumstances);

}  // namespace selaras::checker
