#pragma once

#include <string>
#include <utility>
#include <vector>

#include "model/place.h"

namespace selaras::model {

/// Something wrong in an input file, as data: the sentence stands in the language catalogues under
/// `diagnostic.<code>`, with `{name}` replaced by the argument of that name.
struct Diagnostic {
  enum class Severity { error, warning };

  std::string code;
  Place at;
  std::vector<std::pair<std::string, std::string>> arguments;
  Severity severity = Severity::error;

  bool operator==(const Diagnostic&) const = default;
};

using Diagnostics = std::vector<Diagnostic>;

/// True where at least one diagnostic is an error, so that what was read must not be used.
[[nodiscard]] bool has_errors(const Diagnostics& diagnostics);

}  // namespace selaras::model
