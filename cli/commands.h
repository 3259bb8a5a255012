#pragma once

#include <memory>
#include <vector>

#include "cli/command.h"

namespace selaras::cli {

/// All commands, in the order in which the help lists them.
[[nodiscard]] std::vector<std::unique_ptr<Command>> commands();

}  // namespace selaras::cli
