#pragma once

#include <vector>

#include "model/procedure.h"

namespace selaras::checker {

/// Steps as the page has them, not the file: which of several a finding is about must not hang on
/// the order of the file, or it would be another finding after sorting. Steps of one line, or of
/// none, stand by their ids, `x.2` before `x.10`.
[[nodiscard]] std::vector<const model::Step*> in_page_order(std::vector<const model::Step*> steps);

}  // namespace selaras::checker
