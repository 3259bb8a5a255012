#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/text.h"

/// Measuring and breaking text without any font: widths are upper bounds over the common sans-serif
/// faces, so that what fits here fits wherever the picture is shown.
namespace selaras::reports::diagram {

/// The code point at `at` of valid UTF-8, which is moved behind it.
[[nodiscard]] char32_t next_code_point(std::string_view text, std::size_t& at);

/// In pixels, at that size of type.
[[nodiscard]] double text_width(std::string_view text, double size, bool bold = false);

/// Lines no wider than `width`, broken at spaces, else inside a word. At most `most` lines; where
/// more would be needed the last ends in an ellipsis. Empty text gives no line.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, double size, double width,
                                               std::size_t most, bool bold = false);

/// What fits on one line, with an ellipsis where that is not all; empty for blank text.
[[nodiscard]] std::string one_line(std::string_view text, double size, double width,
                                   bool bold = false);

/// With a capital at the beginning, as a heading or a box is set; letters of ASCII only.
[[nodiscard]] std::string capitalised(std::string_view text);

/// The text in the language; the other one where it is empty.
[[nodiscard]] std::string in_language(const model::Text& text, std::string_view language);

}  // namespace selaras::reports::diagram
