#pragma once

#include <string>
#include <string_view>

/// Text from files made safe for the language it is put into: it stays text there. All of them
/// lose control characters and bidirectional overrides first, and have no line ends.
namespace selaras::reports {

/// XML text and attribute values.
[[nodiscard]] std::string xml_text(std::string_view text);

/// Markdown as GitHub and GitLab read it, tables included: no markup, no HTML, no link, nobody and
/// no issue mentioned.
[[nodiscard]] std::string markdown_text(std::string_view text);
/// The text as a code span, in a table too.
[[nodiscard]] std::string markdown_code(std::string_view text);

/// Markdown of our own as the cell of a table: a bar would end it.
[[nodiscard]] std::string table_cell(std::string_view text);

/// A path as a URI reference: relative where it is, else with the scheme `file`.
[[nodiscard]] std::string path_uri(std::string_view path);

}  // namespace selaras::reports
