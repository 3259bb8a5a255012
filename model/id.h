#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

namespace selaras::model {

/// An index into one particular vector of its owner; the tag keeps indexes of different vectors
/// apart at compile time.
template <class Tag>
struct Id {
  std::uint32_t index = 0;

  [[nodiscard]] std::size_t value() const { return index; }
  auto operator<=>(const Id&) const = default;
};

}  // namespace selaras::model
