#pragma once

#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/inputs.h"

namespace selaras::cli {

/// A procedure file that is not in its normal form.
struct Fix {
  std::string file;
  std::string before;
  std::string after;
};

/// What can be mended without changing what a file says: order of keys and of sets, layout, the
/// line that names the schema. Files with comments are left alone, and said to be.
[[nodiscard]] std::vector<Fix> fixes(const Inputs& inputs, const Voice& voice);

/// As `diff -u` shows them.
[[nodiscard]] std::string shown(const std::vector<Fix>& fixes);

}  // namespace selaras::cli
