#pragma once

#include <string>
#include <string_view>

namespace selaras::model::json {

/// JSON as `Writer` lays it out, two spaces a level, with each object and array inside the
/// outermost one on a single line where it fits into `width` columns: lists of short things stay
/// short, and a difference of two files shows one thing a line.
[[nodiscard]] std::string fitted(std::string_view indented, std::size_t width = 100);

}  // namespace selaras::model::json
