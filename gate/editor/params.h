#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gate/editor/positions.h"
#include "model/json.h"

/// Parameters as editors send them; what is missing or of another type is none.
namespace selaras::gate {

/// The value under these keys, one inside the other; null where there is none.
[[nodiscard]] const model::json::Node* within(const model::json::Node& params,
                                              std::initializer_list<std::string_view> keys);
[[nodiscard]] std::optional<EditorPosition> position_in(const model::json::Node& params);
[[nodiscard]] std::optional<EditorRange> range_in(const model::json::Node& params);
[[nodiscard]] std::vector<std::string> strings_in(const model::json::Node& params,
                                                  std::initializer_list<std::string_view> keys);
/// Of the text that is meant; 0 where it says none.
[[nodiscard]] std::int64_t version_in(const model::json::Node& params);

}  // namespace selaras::gate
