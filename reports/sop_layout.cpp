#include "reports/sop_layout.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include "model/text.h"
#include "reports/diagram_words.h"
#include "reports/sop_page.h"
#include "reports/sop_pages.h"
#include "reports/sop_room.h"
#include "reports/sop_table.h"
#include "reports/texts.h"

namespace selaras::reports::sop {
namespace {

using diagram::Type;

constexpr double margin = 24;
constexpr double title_height = 26;
constexpr double side_ratio = 1.4142;  // of A4
constexpr double a4_width = 1123;      // on its side, of 96 pixels an inch
constexpr double reserve = 64;         // for connectors at a page's beginning or end

class Arranger {
 public:
  Arranger(const SopForm& form, const DiagramOptions& options) : form_(form), options_(options) {}

  std::vector<Page> arrange() {
    const std::size_t count = form_.performers.size();
    // Few performers share what a sheet of A4 leaves them.
    const double spare = a4_width - 2 * margin - columns_of(margin, 0, count).width();
    const double least =
        std::max(least_performer_width,
                 std::floor(spare / static_cast<double>(std::max<std::size_t>(1, count))));
    columns_ = columns_of(margin, least, count);
    const std::vector<Sheet> sheets = sheets_of(form_, spread(), options_);
    columns_ = columns_of(margin, performer_width(sheets, count, least), count);
    std::vector<Page> pages(std::max<std::size_t>(1, sheets.size()));
    for (std::size_t i = 0; i < pages.size(); ++i) {
      pages[i].width = width();
      double y = begin(pages[i], i, pages.size());
      if (i < sheets.size()) y = put_table(form_, sheets[i], columns_, y, pages[i]);
      if (i + 1 == pages.size()) y = finish(pages[i], y);
      pages[i].height = std::ceil(std::max(height(), y + margin));
    }
    return pages;
  }

 private:
  double width() const { return columns_.width() + 2 * margin; }
  double height() const { return std::round(width() / side_ratio); }

  /// The title, of the first page the identity, the head of the table; answers where they end.
  double begin(Page& page, std::size_t index, std::size_t count) const {
    const std::string number =
        filled(options_.text("sop.page"), [&](std::string_view name) -> std::optional<std::string> {
          return std::to_string(name == "page" ? index + 1 : count);
        });
    const double used = diagram::text_width(number, diagram::size_of(Type::detail));
    page.lines.push_back({Type::detail, {width() - margin - used, margin + 12}, number});
    page.lines.push_back(
        {Type::title,
         {margin, margin + 14},
         diagram::one_line(model::printable(form_.title), diagram::size_of(Type::title),
                           columns_.width() - used - 20, true)});
    double y = margin + title_height;
    if (index == 0) y = put_identity(form_, columns_, y, options_, page) + 14;
    return put_head(form_, columns_, y, options_, page);
  }

  double finish(Page& page, double y) const {
    y += 8;
    std::vector<std::string> remarks = form_.remarks;
    remarks.push_back(options_.text("sop.remark.unstated"));
    for (const std::string& remark : remarks)
      for (std::string& line : diagram::wrapped(
               model::printable(remark), diagram::size_of(Type::legend), columns_.width(), 3)) {
        y += diagram::leading_of(Type::legend);
        page.lines.push_back({Type::legend, {margin, y}, std::move(line)});
      }
    return options_.legend ? put_legend(form_, columns_, y + 8, options_, page) : y;
  }

  /// As high as a row will be, more or less: which arrows stay on its page is not known yet.
  std::vector<double> estimated_heights() const {
    std::vector<std::size_t> turns(form_.rows.size() + 2, 0);
    for (const Diagram::Arrow& arrow : form_.arrows) {
      ++turns[arrow.from + 1];
      if (arrow.to != arrow.from + 1) ++turns[arrow.to];
    }
    std::vector<double> heights;
    for (std::size_t row = 0; row < form_.rows.size(); ++row)
      heights.push_back(
          std::max(row_height(row_words(form_.rows[row]), columns_),
                   height_of(SymbolKind::diamond) + (room(turns[row]) + room(turns[row + 1])) / 2));
    return heights;
  }

  /// Rows onto pages, in order, as many as a page holds; where there are several, room is kept for
  /// connectors.
  std::vector<std::size_t> spread() const {
    const std::vector<double> heights = estimated_heights();
    Page scratch{.width = width()};
    const double first = height() - margin - begin(scratch, 0, 1);
    const double later = height() - margin - begin(scratch, 1, 1) - 2 * reserve;
    double all = 0;
    for (const double high : heights) all += high;
    double left = all <= first ? first : first - reserve;
    std::size_t page = 0;
    std::vector<std::size_t> page_of;
    for (const double high : heights) {
      const bool empty = page_of.empty() || page_of.back() != page;
      if (high > left && !empty) {
        ++page;
        left = later;
      }
      left -= high;
      page_of.push_back(page);
    }
    return page_of;
  }

  const SopForm& form_;
  const DiagramOptions& options_;
  Columns columns_;
};

}  // namespace

std::vector<Page> lay_out(const SopForm& form, const DiagramOptions& options) {
  return Arranger(form, options).arrange();
}

}  // namespace selaras::reports::sop
