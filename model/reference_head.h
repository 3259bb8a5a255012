#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace selaras::model {

/// What of a shipped reference decides whether a procedure is measured against it: read without
/// reading the rest, so that a run pays for no reference that it does not use.
struct ReferenceHead {
  std::string_view path;
  std::string kind;
  std::string id;
  std::string service;
  std::vector<std::string> levels;
  bool is_default = false;
  std::string extends;  // id of the reference that it is a change of; empty: none
};

/// The members of the outermost object of a JSON text that is known to be sound.
[[nodiscard]] ReferenceHead reference_head(std::string_view path, std::string_view json);

}  // namespace selaras::model
