#pragma once

#include <string>

#include "cli/described.h"
#include "reports/texts.h"

namespace selaras::cli {

/// What the program reads and writes, as Markdown: each format with the commands that have it, each
/// kind of file with its keys as its schema has them.
[[nodiscard]] std::string formats_markdown(const DescribedProgram& program,
                                           const reports::Texts& texts);

}  // namespace selaras::cli
