#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <vector>

#include "reports/audit.h"
#include "reports/html_edition.h"
#include "reports/texts.h"

namespace selaras::reports {

/// The audit as pages that need nothing else: no request leaves them, they open from a file and
/// print. Each speaks both languages and opens in the first. Everything that stems from a file is
/// escaped; only the diagrams are taken as they are.
class AuditPages {
 public:
  /// Of more regions, each sheet is carried packed and drawn when somebody opens it.
  static constexpr std::size_t sheets_at_once = 12;

  /// The audit must outlive this.
  AuditPages(const Audit& audit, Language first);

  /// All regions.
  [[nodiscard]] std::string report() const;
  /// One region alone, to be sent to whom it concerns.
  [[nodiscard]] std::string sheet(std::size_t region) const;

 private:
  void draw_sheets();
  [[nodiscard]] Parts parts_of_report(std::size_t edition) const;
  [[nodiscard]] Parts parts_of_sheet(std::size_t edition, std::size_t region) const;

  std::deque<Edition> editions_;           // the first language's first
  std::vector<std::vector<Part>> sheets_;  // by edition, by region
};

}  // namespace selaras::reports
