#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "reports/sop_form.h"

/// Which activities stand on which page, and how arrows are led from one page to another.
namespace selaras::reports::sop {

/// A symbol in a row of a page: that of an activity, or an off-page connector.
struct Place {
  bool connector = false;
  std::size_t row = 0;  // of the form; a connector's target
  std::string letter;   // of a connector
  std::size_t performer = 0;
  std::size_t line = 0;  // of the page, from 0
};

/// The content of one page before it is measured. Indexes of arrows are those of `places`.
struct Sheet {
  std::vector<Place> places;
  std::vector<Diagram::Arrow> arrows;
  std::size_t lines = 0;
  std::size_t first_activity = 0;              // line
  std::size_t behind_activities = 0;           // line
  std::vector<std::vector<std::string>> said;  // of each line of connectors: where they lead
};

/// The letter of a connector: A, B … Z, AA …
[[nodiscard]] std::string letter_of(std::size_t index);

/// Sheets for rows that are spread over pages: `page_of[row]`, not decreasing. All arrows to one
/// activity share its connector.
[[nodiscard]] std::vector<Sheet> sheets_of(const SopForm& form,
                                           const std::vector<std::size_t>& page_of,
                                           const DiagramOptions& options);

}  // namespace selaras::reports::sop
