#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace selaras::reports {

/// A piece of a template.
struct Node {
  enum class Kind { words, value, raw_value, section, otherwise, partial };
  Kind kind = Kind::words;
  std::string name;          // of words: themselves
  std::vector<Node> inside;  // of a section, or of what stands where there is none
};
using Nodes = std::vector<Node>;

/// Takes a template apart. Lines lose their indentation, and lines that hold nothing but a
/// section's or a partial's tag vanish. A tag that is not closed is a bug of ours.
[[nodiscard]] Nodes parsed_template(std::string_view text);

}  // namespace selaras::reports
