#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gate/editor/positions.h"

namespace selaras::gate {

/// The string of a JSON text in which an offset lies, found in what stands before it: the rest may
/// be half written.
struct StringAt {
  std::vector<std::string> keys;  // under which it stands, from the outside; of lists the list's
  bool is_key = false;
  std::string value;  // as written, escapes and all
  Stretch inside;     // between the quotation marks

  /// The innermost key; empty in a list that stands under none.
  [[nodiscard]] std::string_view key() const {
    return keys.empty() ? std::string_view() : std::string_view(keys.back());
  }
};

[[nodiscard]] std::optional<StringAt> string_at(std::string_view json, std::size_t offset);

}  // namespace selaras::gate
