#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "reports/spreadsheet_fault.h"

namespace selaras::reports {

/// A cell is text or a number; nothing in it is ever a formula.
using Cell = std::variant<std::string, double>;

struct SpreadsheetColumn {
  std::string title;
  double width = 16;  // in characters
};

/// One sheet: a row of titles that stays in view and filters, and the rows under it.
struct SpreadsheetTable {
  std::string name;  // at most 31 characters, none of []:*?/\ .
  std::vector<SpreadsheetColumn> columns;
  std::vector<std::vector<Cell>> rows;
  std::size_t fixed_columns = 0;  // stay in view at the left
};

/// The tables as the bytes of an XLSX file; the same tables give the same bytes. `title` goes into
/// the file's properties. Throws SpreadsheetFault.
[[nodiscard]] std::string xlsx(const std::vector<SpreadsheetTable>& tables, std::string_view title);

}  // namespace selaras::reports
