#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
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

/// Finds headings on the lines of a page. Case, commas, "/" and a colon do not count, and one slip
/// of the pen is allowed.
class HeadingFinder {
 public:
  HeadingFinder(const Page& page, const Language& language);

  /// The heading that the lines from `index` on begin with.
  [[nodiscard]] std::optional<HeadingFound> at(std::size_t index) const;

 private:
  using Heading = Language::Heading;

  [[nodiscard]] const Heading* whole(std::string_view letters) const;
  [[nodiscard]] const Heading* with_slip(std::string_view letters) const;
  [[nodiscard]] std::optional<HeadingFound> with_value(Span span) const;

  const Page& page_;
  std::map<std::string, const Heading*, std::less<>> forms_;  // by their letters alone
  std::map<std::size_t, std::vector<std::string_view>> by_length_;
  std::set<std::string, std::less<>> beginnings_;
  std::size_t longest_ = 0;
};

}  // namespace selaras::importer
