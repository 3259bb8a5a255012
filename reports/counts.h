#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>

#include "checker/check.h"
#include "reports/texts.h"

namespace selaras::reports {

/// How many procedures were checked, and what was found in them.
class Counts {
 public:
  void add(std::span<const checker::ProcedureResult> results);
  /// "3 procedures checked: 1 error, 2 warnings, 0 notes; 4 in the baseline".
  [[nodiscard]] std::string line(const Texts& texts) const;

 private:
  void add(const checker::Finding& finding);

  std::size_t procedures_ = 0;
  std::array<std::size_t, 3> fresh_{};  // by model::Level
  std::size_t baseline_ = 0;
  std::size_t suppressed_ = 0;
};

}  // namespace selaras::reports
