#pragma once

#include <set>
#include <vector>

#include "model/procedure.h"

/// The order of the page, not of the file: what is found, and which of several equals is told, must
/// not hang on the order in which somebody wrote the file, or sorting it would make another finding
/// of it. What stands on one line, or on none, stands by its id, `x.2` before `x.10`.
namespace selaras::model {

[[nodiscard]] std::vector<const Step*> in_page_order(std::vector<const Step*> steps);
[[nodiscard]] std::vector<const Step*> in_page_order(const std::set<const Step*>& steps);
[[nodiscard]] std::vector<const TimeClaim*> in_page_order(std::vector<const TimeClaim*> claims);

/// All nodes of a flow: the start, the steps, the gateways, the ends.
[[nodiscard]] std::vector<NodeId> nodes_in_page_order(const Procedure& procedure);

}  // namespace selaras::model
