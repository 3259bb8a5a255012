#pragma once

#include <optional>
#include <string>
#include <vector>

#include "importer/glance.h"
#include "importer/language.h"
#include "importer/list.h"
#include "importer/page.h"

namespace selaras::importer {

/// A stretch of the page about one thing.
struct Part {
  std::optional<model::SectionKind> kind;  // none: about something a procedure has no place for
  Span heading;                            // as printed; empty where known only by its order
  std::vector<Line> lines;                 // what it says, without heading and boilerplate
  std::uint32_t first_line = 0;
  std::uint32_t last_line = 0;
};

/// Why a page is not read: guessing would be worse.
enum class Refusal { none, sop_table, unnumbered, prose, no_procedure };

struct Layout {
  std::vector<Part> parts;  // in the page's order; identity first where there is one
  std::optional<Line> title;
  std::optional<Line> decree;
  std::optional<Span> title_repeated;  // in the page's own footer
  bool complete = true;
  std::uint32_t unread_from = 0;  // line from which on a part is longer than any; 0: all is read
  Refusal refusal = Refusal::none;

  [[nodiscard]] const Part* part(model::SectionKind kind) const;
};

/// Finds the sections by their headings or, where there are none, by their order round the line
/// about cost.
[[nodiscard]] Layout read_layout(const Page& page, const Language& language);

}  // namespace selaras::importer
