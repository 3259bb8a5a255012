#pragma once

#include <string>
#include <string_view>

#include "checker/check.h"
#include "model/suppression.h"

namespace selaras::gate {

/// The suppressions of a procedure's own file, each with its procedure and its element filled in.
[[nodiscard]] model::Suppressions suppressions_of(const model::Procedure& procedure);

/// Whether findings of the rule may be suppressed: its page or its declaration may forbid it.
[[nodiscard]] bool suppressible(std::string_view rule, const model::Reference* reference);

/// Marks the findings that a suppression of the procedure's file, or one of `others` that names the
/// procedure, speaks of. A suppression that suppresses nothing, is out of date on the day `today`
/// (ISO 8601), gives no reason or is about a rule that forbids it becomes a finding itself
/// (suppression-unused, -expired, -without-reason, -forbidden), and of the last three the finding
/// it was meant for stays new. `result` must hold the findings of all rules.
void suppress(checker::ProcedureResult& result, const model::Suppressions& others,
              std::string_view today);

}  // namespace selaras::gate
