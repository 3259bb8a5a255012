#pragma once

#include <functional>
#include <map>
#include <string>

#include "model/procedure.h"

namespace selaras::reports {

/// The bytes of each file that a report shows lines of, by path.
using Files = std::map<std::string, std::string, std::less<>>;

/// Path of the page that the procedure was taken from, beside the procedure's own file; empty where
/// it names none.
[[nodiscard]] std::string source_path(const model::Procedure& procedure);

}  // namespace selaras::reports
