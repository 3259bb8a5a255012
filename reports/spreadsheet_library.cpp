#include "reports/spreadsheet_library.h"

#include <dlfcn.h>

namespace selaras::reports {
namespace {

void* opened() {
  // The name with the version of the interface that the header above describes.
  void* library = dlopen("libxlsxwriter.so.4", RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) throw SpreadsheetFault(dlerror());
  return library;
}

template <class Function>
void find(void* library, const char* name, Function& function) {
  void* symbol = dlsym(library, name);
  if (symbol == nullptr) throw SpreadsheetFault(dlerror());
  function = reinterpret_cast<Function>(symbol);
}

SpreadsheetLibrary loaded() {
  void* library = opened();
  SpreadsheetLibrary functions{};
#define SELARAS_FIND(name) find(library, #name, functions.name)
  SELARAS_FIND(workbook_new);
  SELARAS_FIND(workbook_add_worksheet);
  SELARAS_FIND(workbook_add_format);
  SELARAS_FIND(workbook_set_properties);
  SELARAS_FIND(workbook_close);
  SELARAS_FIND(worksheet_write_string);
  SELARAS_FIND(worksheet_write_number);
  SELARAS_FIND(worksheet_set_column);
  SELARAS_FIND(worksheet_freeze_panes);
  SELARAS_FIND(worksheet_autofilter);
  SELARAS_FIND(worksheet_set_landscape);
  SELARAS_FIND(worksheet_fit_to_pages);
  SELARAS_FIND(worksheet_repeat_rows);
  SELARAS_FIND(format_set_bold);
  SELARAS_FIND(format_set_text_wrap);
  SELARAS_FIND(format_set_align);
  SELARAS_FIND(format_set_bg_color);
  SELARAS_FIND(format_set_bottom);
  SELARAS_FIND(format_set_num_format);
#undef SELARAS_FIND
  find(library, "lxw_strerror", functions.strerror);
  return functions;
}

}  // namespace

const SpreadsheetLibrary& spreadsheet_library() {
  static const SpreadsheetLibrary library = loaded();
  return library;
}

}  // namespace selaras::reports
