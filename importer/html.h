#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace selaras::importer {

/// The words of a saved web page as plain text, a block a line, and for each of these lines the
/// line of the HTML that it begins on. Lists get their numbers, which a browser would have shown.
struct Rendered {
  std::string text;
  std::vector<std::uint32_t> lines;  // of `text` from 0 → of the HTML from 1
};

/// True where a text is HTML rather than something else.
[[nodiscard]] bool is_html(std::string_view text);
/// Tolerates whatever browsers do: tags not closed, not quoted, not known. Linear in the size.
[[nodiscard]] Rendered render_html(std::string_view html);

}  // namespace selaras::importer
