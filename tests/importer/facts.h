#pragma once

#include <string>
#include <vector>

#include "model/procedure.h"

namespace selaras::tests {

/// What a procedure says, one plain line each, sorted: steps, who does them, documents, branches,
/// times, references … Labels, and which words of a line are quoted, are left to taste.
[[nodiscard]] std::vector<std::string> facts(const model::Procedure& procedure);

/// Lines "- fact" that only `expected` has and "+ fact" that only `actual` has.
[[nodiscard]] std::vector<std::string> differences(const model::Procedure& expected,
                                                   const model::Procedure& actual);

}  // namespace selaras::tests
