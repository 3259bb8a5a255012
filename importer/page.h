#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/procedure.h"

namespace selaras::importer {

/// A stretch of a page's text, in bytes; `end` is just behind it.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] bool empty() const { return end <= begin; }
  [[nodiscard]] std::uint32_t size() const { return empty() ? 0 : end - begin; }
  auto operator<=>(const Span&) const = default;
};

/// One line of a page, without its mark-up and without white space at its ends.
struct Line {
  std::uint32_t number = 0;  // in the page as it was read, from 1
  Span span;
  std::uint32_t indent = 0;   // columns of white space before it
  std::uint32_t heading = 0;  // level of a Markdown heading, 0 for none
};

/// What a page says, freed of its mark-up, and where in the page as read each byte of that stands:
/// whatever is taken from the text can be quoted to the letter.
struct Page {
  std::string source;             // as read; quotes are taken from it
  std::string text;               // without mark-up; lines end in LF
  std::vector<std::uint32_t> at;  // for each byte of `text`, its offset in `source`
  std::vector<Line> lines;        // blank ones too

  [[nodiscard]] std::string_view operator[](Span span) const {
    return std::string_view(text).substr(span.begin, span.size());
  }
};

/// Frees plain text or Markdown of its mark-up: headings, emphasis, links, escapes, table bars.
[[nodiscard]] Page read_page(std::string source);

/// The same without white space at the ends.
[[nodiscard]] Span trimmed(const Page& page, Span span);
/// A printed text on one line: line ends and runs of white space become one space.
[[nodiscard]] std::string words_of(const Page& page, Span span);
/// The quotes that prove a stretch: one for each line that it touches.
[[nodiscard]] model::EvidenceList evidence(const Page& page, Span span);
/// The number of the line that a byte stands on.
[[nodiscard]] std::uint32_t line_number(const Page& page, std::uint32_t offset);

}  // namespace selaras::importer
