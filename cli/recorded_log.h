#pragma once

#include <optional>
#include <string>

#include "model/diagnostic.h"
#include "model/event_log.h"

namespace selaras::cli {

/// The event log in a file; `zone` is the offset in minutes of times that state none. Empty, with a
/// diagnostic, where it cannot be read.
[[nodiscard]] std::optional<model::EventLog> recorded_log(const std::string& path, int zone,
                                                          model::Diagnostics& diagnostics);

}  // namespace selaras::cli
