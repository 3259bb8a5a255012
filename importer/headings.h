#pragma once

#include <optional>
#include <vector>

#include "importer/language.h"
#include "importer/page.h"

namespace selaras::importer {

/// A heading of a section, and what stands behind it on the same line.
struct HeadingFound {
  std::optional<model::SectionKind> kind;
  Span printed;
  Span rest;              // "10 hari" in "Waktu Penyelesaian: 10 hari"
  std::size_t lines = 1;  // over how many lines it is split
};

/// The heading that the lines from `index` on begin with. Case, commas, "/" and a colon do not
/// count, and one slip of the pen is allowed.
[[nodiscard]] std::optional<HeadingFound> heading_at(const Page& page,
                                                     const std::vector<Line>& lines,
                                                     std::size_t index, const Language& language);

}  // namespace selaras::importer
