#include "reports/spreadsheet_table.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <unistd.h>

#include "model/text.h"
#include "reports/names.h"
#include "reports/spreadsheet_library.h"

namespace selaras::reports {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_cell = 32'767;  // of the format, in UTF-16 units
constexpr std::size_t shown_of_longer = 16'000;
constexpr lxw_color_t heading_background = 0xE7EDF3;

/// The library writes to a path only; the folder goes with its content.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    path_ = (fs::temp_directory_path() / "selaras-XXXXXX").string();
    if (mkdtemp(path_.data()) == nullptr) throw SpreadsheetFault(std::strerror(errno));
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  [[nodiscard]] std::string file() const { return (fs::path(path_) / "book.xlsx").string(); }

 private:
  std::string path_;
};

/// What a cell can hold: no control characters, no more than the format allows.
std::string cell_text(std::string_view text) {
  std::string shown = model::printable(text);
  return shown.size() <= longest_cell ? shown : shortened(shown, shown_of_longer);
}

class Book {
 public:
  explicit Book(const std::string& file) : library_(spreadsheet_library()) {
    book_ = library_.workbook_new(file.c_str());
    if (book_ == nullptr) throw SpreadsheetFault(std::strerror(errno));
    heading_ = library_.workbook_add_format(book_);
    library_.format_set_bold(heading_);
    library_.format_set_text_wrap(heading_);
    library_.format_set_bg_color(heading_, heading_background);
    library_.format_set_bottom(heading_, LXW_BORDER_THIN);
    body_ = library_.workbook_add_format(book_);
    library_.format_set_text_wrap(body_);
    library_.format_set_align(body_, LXW_ALIGN_VERTICAL_TOP);
    number_ = library_.workbook_add_format(book_);
    library_.format_set_num_format(number_, "#,##0.##");
    library_.format_set_align(number_, LXW_ALIGN_VERTICAL_TOP);
  }

  void entitle(std::string_view title) {
    std::string words(title);
    lxw_doc_properties properties{};
    properties.title = words.data();
    properties.created = 315'532'800;  // 1980-01-01: a time of making would change the bytes
    library_.workbook_set_properties(book_, &properties);
  }

  void add(const SpreadsheetTable& table) {
    lxw_worksheet* sheet = library_.workbook_add_worksheet(book_, table.name.c_str());
    if (sheet == nullptr) throw SpreadsheetFault(table.name);
    write_titles(sheet, table);
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      write_row(sheet, static_cast<lxw_row_t>(row + 1), table.rows[row]);
    }
    const auto last_column = static_cast<lxw_col_t>(table.columns.size() - 1);
    library_.worksheet_freeze_panes(sheet, 1, static_cast<lxw_col_t>(table.fixed_columns));
    library_.worksheet_autofilter(sheet, 0, 0, static_cast<lxw_row_t>(table.rows.size()),
                                  last_column);
    library_.worksheet_set_landscape(sheet);
    library_.worksheet_fit_to_pages(sheet, 1, 0);
    library_.worksheet_repeat_rows(sheet, 0, 0);
  }

  void close() {
    if (const lxw_error error = library_.workbook_close(book_); error != LXW_NO_ERROR) {
      throw SpreadsheetFault(library_.strerror(error));
    }
  }

 private:
  void write_titles(lxw_worksheet* sheet, const SpreadsheetTable& table) {
    for (std::size_t index = 0; index < table.columns.size(); ++index) {
      const auto column = static_cast<lxw_col_t>(index);
      const SpreadsheetColumn& titled = table.columns[index];
      library_.worksheet_set_column(sheet, column, column, titled.width, nullptr);
      library_.worksheet_write_string(sheet, 0, column, cell_text(titled.title).c_str(), heading_);
    }
  }

  void write_row(lxw_worksheet* sheet, lxw_row_t row, const std::vector<Cell>& cells) {
    for (std::size_t index = 0; index < cells.size(); ++index) {
      const auto column = static_cast<lxw_col_t>(index);
      if (const double* number = std::get_if<double>(&cells[index])) {
        library_.worksheet_write_number(sheet, row, column, *number, number_);
      } else {
        const std::string text = cell_text(std::get<std::string>(cells[index]));
        library_.worksheet_write_string(sheet, row, column, text.c_str(), body_);
      }
    }
  }

  const SpreadsheetLibrary& library_;
  lxw_workbook* book_ = nullptr;
  lxw_format* heading_ = nullptr;
  lxw_format* body_ = nullptr;
  lxw_format* number_ = nullptr;
};

}  // namespace

std::string xlsx(const std::vector<SpreadsheetTable>& tables, std::string_view title) {
  const TemporaryFolder folder;
  Book book(folder.file());
  book.entitle(title);
  for (const SpreadsheetTable& table : tables) book.add(table);
  book.close();
  std::ifstream stream(folder.file(), std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace selaras::reports
