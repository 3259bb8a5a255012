#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace selaras::model {

/// A text that users read, in both languages.
struct Text {
  std::string id;
  std::string en;

  bool operator==(const Text&) const = default;
};

/// Byte offset of the first byte that breaks UTF-8, or none.
[[nodiscard]] std::optional<std::size_t> invalid_utf8(std::string_view text);

/// Number of code points of valid UTF-8.
[[nodiscard]] std::size_t code_points(std::string_view text);

/// The lines of a text without their ends (LF or CRLF); line 1 is element 0.
[[nodiscard]] std::vector<std::string_view> lines(std::string_view text);

/// Lower case for ASCII letters, runs of white space to one space, none at the ends: enough to
/// compare the names that Indonesian pages print.
[[nodiscard]] std::string folded(std::string_view text);

/// Copy without control characters and without the bidirectional overrides that let a text show
/// otherwise than it reads; each is replaced by U+FFFD. Tabs and line ends become spaces.
[[nodiscard]] std::string printable(std::string_view text);

/// At most so many code points; a longer text is cut and ends in an ellipsis. For arguments of
/// messages, so that a hostile file makes no endless line.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t longest = 80);

/// The candidate nearest to `word` in edit distance, where it is near enough to be a slip of the
/// pen (at most a third of the letters); empty otherwise.
[[nodiscard]] std::string_view nearest(std::string_view word,
                                       std::span<const std::string_view> candidates);

}  // namespace selaras::model
