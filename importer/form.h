#pragma once

#include <map>
#include <string>
#include <string_view>

namespace selaras::importer {

/// Fills the `{slots}` of a sentence; a group in brackets with an empty slot is left out.
[[nodiscard]] std::string filled(std::string_view form,
                                 const std::map<std::string, std::string, std::less<>>& slots);

}  // namespace selaras::importer
