#include "reports/html.h"

#include <algorithm>
#include <span>

#include "model/parallel.h"
#include "reports/packed.h"

namespace selaras::reports {
namespace {

Language other(Language language) { return language == Language::id ? Language::en : Language::id; }

void append(std::vector<Part>& parts, std::vector<Part> more) {
  for (Part& part : more) parts.push_back(std::move(part));
}

bool is_simulated(std::span<const Sheet> sheets) {
  return std::ranges::any_of(
      sheets, [](const Sheet& sheet) { return sheet.audited().simulation != nullptr; });
}

}  // namespace

AuditPages::AuditPages(const Audit& audit, Language first) {
  editions_.emplace_back(audit, first);
  editions_.emplace_back(audit, other(first));
  draw_sheets();
}

void AuditPages::draw_sheets() {
  const std::size_t regions = editions_.front().sheets().size();
  sheets_.assign(editions_.size(), std::vector<Part>(regions));
  model::in_parallel(editions_.size() * regions, 0, [&](std::size_t each) {
    const std::size_t edition = each / regions;
    Part& part = sheets_[edition][each % regions];
    part = editions_[edition].sheet(each % regions);
    part.late = regions > sheets_at_once;
    if (part.late || edition > 0) part.packed = packed(part.markup);
  });
}

Parts AuditPages::parts_of_report(std::size_t edition) const {
  const Edition& each = editions_[edition];
  Parts parts{&each.texts(), each.before_sheets(sheets_at_once)};
  append(parts.list, sheets_[edition]);
  append(parts.list, each.after_sheets());
  return parts;
}

Parts AuditPages::parts_of_sheet(std::size_t edition, std::size_t region) const {
  const Edition& each = editions_[edition];
  Parts parts{&each.texts(), each.before_sheet(region)};
  parts.list.push_back(sheets_[edition][region]);
  parts.list.back().late = false;
  append(parts.list, each.after_sheet(region));
  return parts;
}

std::string AuditPages::report() const {
  return document({parts_of_report(0), parts_of_report(1)},
                  is_simulated(editions_.front().sheets()));
}

std::string AuditPages::sheet(std::size_t region) const {
  // Of very many sheets each would carry the library: their tables say the same.
  const std::span<const Sheet> alone(&editions_.front().sheets()[region], 1);
  const bool with_charts = sheets_.front().size() <= sheets_at_once && is_simulated(alone);
  return document({parts_of_sheet(0, region), parts_of_sheet(1, region)}, with_charts);
}

}  // namespace selaras::reports
