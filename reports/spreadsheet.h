#pragma once

#include <string>

#include "reports/audit.h"
#include "reports/spreadsheet_fault.h"
#include "reports/texts.h"

namespace selaras::reports {

/// The audit as a workbook (XLSX): matrix, findings, obligations, time, simulation, its inputs, and
/// what was read. The same audit gives the same bytes. Throws SpreadsheetFault.
[[nodiscard]] std::string audit_spreadsheet(const Audit& audit, const Texts& texts);

}  // namespace selaras::reports
