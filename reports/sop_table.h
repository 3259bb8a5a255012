#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "reports/sop_layout.h"

/// The ruled parts of the form: identity, head, rows, legend.
namespace selaras::reports::sop {

inline constexpr double least_performer_width = 92;

/// Where the table's columns stand.
struct Columns {
  double left = 0;
  double performer = least_performer_width;  // of each
  std::size_t performers = 0;

  [[nodiscard]] double performer_left(std::size_t index) const;
  /// Of the text columns: No, Kegiatan, Kelengkapan, Waktu, Output, Keterangan.
  [[nodiscard]] diagram::Rect text_column(std::size_t index) const;
  [[nodiscard]] double width() const;
};
[[nodiscard]] Columns columns_of(double left, double performer, std::size_t performers);

/// The words of a row's text columns, paragraph by paragraph.
[[nodiscard]] std::vector<std::vector<std::string>> row_words(const SopForm::Row& row);
[[nodiscard]] double row_height(const std::vector<std::vector<std::string>>& words,
                                const Columns& columns);

/// The cells of a row. Of an activity, what the page does not state is marked so.
void put_row(const std::vector<std::vector<std::string>>& words, const diagram::Rect& place,
             const Columns& columns, bool activity, Page& page);

/// Each below `y`; they answer where they end.
[[nodiscard]] double put_identity(const SopForm& form, const Columns& columns, double y,
                                  const DiagramOptions& options, Page& page);
[[nodiscard]] double put_head(const SopForm& form, const Columns& columns, double y,
                              const DiagramOptions& options, Page& page);
[[nodiscard]] double put_legend(const SopForm& form, const Columns& columns, double y,
                                const DiagramOptions& options, Page& page);

}  // namespace selaras::reports::sop
