#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace selaras::model {

/// A point in a text file. Lines and columns count from 1; columns count code points, so that an
/// editor lands on the same character. Line 0 means "the file as a whole".
struct Position {
  std::uint32_t line = 0;
  std::uint32_t column = 0;

  auto operator<=>(const Position&) const = default;
};

/// A stretch of a file; `end` is the position just behind the last character.
struct Place {
  std::string file;
  Position begin;
  Position end;

  auto operator<=>(const Place&) const = default;
};

}  // namespace selaras::model
