#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace selaras::reports::tests {

/// An element of an XML text with its character data joined, entities resolved.
struct Element {
  std::string name;
  std::map<std::string, std::string> attributes;
  std::string text;
  std::vector<Element> children;

  /// Visits this element and all below it.
  void each(const std::function<void(const Element&)>& visit) const;
};

/// The root; none where the text is not well-formed: unbalanced or doubled names, a bare `&` or
/// `<`, an unknown entity, a character that XML forbids, text behind the root. Comments, processing
/// instructions, CDATA and document types count as faults too: our files have none.
[[nodiscard]] std::optional<Element> read_xml(std::string_view text);

}  // namespace selaras::reports::tests
