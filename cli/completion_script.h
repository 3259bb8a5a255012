#pragma once

#include <string>

#include "cli/described.h"

namespace selaras::cli {

/// Scripts that teach a shell to complete the program's commands, options and their words; where
/// a value is free it completes files.
[[nodiscard]] std::string bash_completion(const DescribedProgram& program);
[[nodiscard]] std::string zsh_completion(const DescribedProgram& program);
[[nodiscard]] std::string fish_completion(const DescribedProgram& program);

}  // namespace selaras::cli
