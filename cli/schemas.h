#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace selaras::cli {

/// The schema of a kind of file, as it comes with the program.
struct Schema {
  std::string kind;
  std::string_view text;
};

/// All of them, by kind.
[[nodiscard]] std::vector<Schema> schemas();

}  // namespace selaras::cli
