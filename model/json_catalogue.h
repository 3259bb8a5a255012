#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace selaras::model::json {

/// The members of one object of strings, in file order: `{"key": "text", …}`, without escapes other
/// than `\"`, `\\` and `\n`. For catalogues that were compiled in, which every start of the program
/// reads: it takes no time for places and faults. A text that is no such object is a bug of ours;
/// files of users go through `parse`.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> catalogue(std::string_view text);

}  // namespace selaras::model::json
