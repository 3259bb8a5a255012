#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

namespace selaras::model {

/// The first element of that id, or null.
template <class Element>
[[nodiscard]] const Element* with_id(const std::vector<Element>& elements, std::string_view id) {
  const auto found = std::ranges::find(elements, id, &Element::id);
  return found == elements.end() ? nullptr : &*found;
}

}  // namespace selaras::model
