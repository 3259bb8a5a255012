#pragma once

#include <cstddef>
#include <vector>

#include "reports/html_part.h"
#include "reports/html_sheet.h"
#include "reports/peers.h"

namespace selaras::reports {

/// The audit in one language.
class Edition {
 public:
  /// The audit must outlive this.
  Edition(const Audit& audit, Language language);
  Edition(const Edition&) = delete;
  Edition& operator=(const Edition&) = delete;

  [[nodiscard]] const Texts& texts() const { return texts_; }
  [[nodiscard]] const std::vector<Sheet>& sheets() const { return sheets_; }

  /// The sheet of one region.
  [[nodiscard]] Part sheet(std::size_t region) const;
  /// What stands before the sheets and after them. Of more regions than `at_once`, long tables are
  /// late, and the sheets are listed to be opened one by one.
  [[nodiscard]] std::vector<Part> before_sheets(std::size_t at_once) const;
  [[nodiscard]] std::vector<Part> after_sheets() const;
  [[nodiscard]] std::vector<Part> after_sheet(std::size_t region) const;
  /// What stands before and after the sheet of a region on a page of its own.
  [[nodiscard]] std::vector<Part> before_sheet(std::size_t region) const;

 private:
  const Audit& audit_;
  Texts texts_;
  Peers peers_;
  std::vector<Sheet> sheets_;
};

}  // namespace selaras::reports
