#pragma once

#include <string_view>
#include <vector>

#include "checker/check.h"
#include "model/scenario.h"

namespace selaras::reports {

/// Names of JSON, and endings of the texts' keys; never translated.
[[nodiscard]] std::string_view word(checker::Verdict verdict);
[[nodiscard]] std::string_view word(checker::Reason reason);  ///< empty for none
[[nodiscard]] std::string_view word(checker::State state);
[[nodiscard]] std::string_view word(model::Provenance provenance);
[[nodiscard]] std::string_view word(model::Administration level);  ///< empty for unstated

/// All of them, in the order in which reports count them.
[[nodiscard]] const std::vector<checker::Verdict>& verdicts();
[[nodiscard]] const std::vector<checker::Reason>& reasons();  ///< without none

}  // namespace selaras::reports
