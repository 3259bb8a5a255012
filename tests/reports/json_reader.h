#pragma once

#include <string>
#include <vector>

#include "model/json.h"
#include "reports/texts.h"

/// What was written, read again.
namespace selaras::reports::sample {

[[nodiscard]] const Texts& english();

/// Expects it to be JSON without a fault.
[[nodiscard]] model::json::Node parsed(const std::string& text);
/// Expects the member to be there.
[[nodiscard]] const model::json::Node& at(const model::json::Node& object, const char* key);
/// In the order written.
[[nodiscard]] std::vector<std::string> keys(const model::json::Node& object);

}  // namespace selaras::reports::sample
