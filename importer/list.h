#pragma once

#include <optional>
#include <string>
#include <vector>

#include "importer/language.h"
#include "importer/page.h"

namespace selaras::importer {

/// What stands before an item: "4.", "a)", "(2)", "-".
struct Marker {
  enum class Kind { number, letter, bullet };
  Kind kind = Kind::number;
  char close = '.';  // "." or ")", "(" for both brackets; of bullets the bullet itself
  int value = 0;     // 1 for "1." and for "a."; 0 for a bullet
  Span span;

  [[nodiscard]] bool same_style(const Marker& other) const {
    return kind == other.kind && close == other.close;
  }
  [[nodiscard]] bool is_first() const { return kind == Kind::bullet || value == 1; }
  [[nodiscard]] bool follows(const Marker& other) const {
    return same_style(other) && (kind == Kind::bullet || value == other.value + 1);
  }
};

/// One item of a list, with the items inside it.
struct Entry {
  Marker marker;
  std::string printed;       // the marker as printed
  Span text;                 // its own words, up to the first item inside it
  std::uint32_t indent = 0;  // columns of white space before its line
  std::vector<Entry> inner;

  /// From its first word to the last of the items inside it.
  [[nodiscard]] Span whole() const;
};

struct List {
  std::vector<Line> before;  // lines in front of the first item
  std::vector<Entry> entries;
  std::vector<Line> after;  // paragraphs that belong to no item
};

/// The marker that a stretch of text begins with.
[[nodiscard]] std::optional<Marker> marker_at(const Page& page, Span span);

/// The items on some lines, in all the ways of numbering them: doubled markers ("1. 1."), lists
/// inside the line ("a. … b. …"), numbers alone on their line, items that go on on the next line.
[[nodiscard]] List read_list(const Page& page, const std::vector<Line>& lines,
                             const Language& language);

/// How many entries there are, those inside others too.
[[nodiscard]] std::size_t count(const std::vector<Entry>& entries);

}  // namespace selaras::importer
