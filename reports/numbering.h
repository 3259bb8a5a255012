#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "checker/check.h"
#include "reports/diagram.h"

namespace selaras::reports {

/// A finding with its number on the sheet of its region.
struct NumberedFinding {
  const checker::Finding* finding = nullptr;
  std::size_t number = 0;  // from 1
  std::string group;
};

/// By theme, the gravest first, then by place. The findings must outlive the answer.
[[nodiscard]] std::vector<NumberedFinding> numbered(const checker::ProcedureResult& result);

/// Gives the findings in a picture the numbers they have on the sheet, so that both can be read
/// side by side.
void number_as_on_sheet(Diagram& diagram, const checker::ProcedureResult& result);

}  // namespace selaras::reports
