#pragma once

#include <xlsxwriter.h>

#include "reports/spreadsheet_fault.h"

namespace selaras::reports {

/// The functions of libxlsxwriter that spreadsheets are made with, found at first use: linked
/// plainly the library would slow every start of the program, spreadsheet or not.
struct SpreadsheetLibrary {
  decltype(&::workbook_new) workbook_new;
  decltype(&::workbook_add_worksheet) workbook_add_worksheet;
  decltype(&::workbook_add_format) workbook_add_format;
  decltype(&::workbook_set_properties) workbook_set_properties;
  decltype(&::workbook_close) workbook_close;
  decltype(&::lxw_strerror) strerror;
  decltype(&::worksheet_write_string) worksheet_write_string;
  decltype(&::worksheet_write_number) worksheet_write_number;
  decltype(&::worksheet_set_column) worksheet_set_column;
  decltype(&::worksheet_freeze_panes) worksheet_freeze_panes;
  decltype(&::worksheet_autofilter) worksheet_autofilter;
  decltype(&::worksheet_set_landscape) worksheet_set_landscape;
  decltype(&::worksheet_fit_to_pages) worksheet_fit_to_pages;
  decltype(&::worksheet_repeat_rows) worksheet_repeat_rows;
  decltype(&::format_set_bold) format_set_bold;
  decltype(&::format_set_text_wrap) format_set_text_wrap;
  decltype(&::format_set_align) format_set_align;
  decltype(&::format_set_bg_color) format_set_bg_color;
  decltype(&::format_set_bottom) format_set_bottom;
  decltype(&::format_set_num_format) format_set_num_format;
};

/// Throws SpreadsheetFault where the library is not there.
[[nodiscard]] const SpreadsheetLibrary& spreadsheet_library();

}  // namespace selaras::reports
