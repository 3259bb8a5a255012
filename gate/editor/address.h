#pragma once

#include <string>
#include <string_view>

namespace selaras::gate {

/// The path that a `file:` address means; of any other address ("untitled:Untitled-1") the address
/// itself, which then is the name of a text that no file holds.
[[nodiscard]] std::string path_of(std::string_view address);

}  // namespace selaras::gate
