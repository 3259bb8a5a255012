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

/// What the text of a procedure file names as its schema, else the one that `selaras init` put
/// beside the configuration of the folder; empty: neither.
[[nodiscard]] std::string schema_for(const std::string& file, const std::string& text,
                                     const std::string& folder = ".");

/// What can be mended without changing what a file says: order of keys and of sets, layout, the
/// line that names the schema. Files with comments are left alone, and said to be.
[[nodiscard]] std::vector<Fix> fixes(const Inputs& inputs, const Voice& voice);

/// As `diff -u` shows them.
[[nodiscard]] std::string shown(const std::vector<Fix>& fixes);

}  // namespace selaras::cli
