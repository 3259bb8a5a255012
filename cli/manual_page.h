#pragma once

#include <string>

#include "cli/described.h"
#include "reports/texts.h"

namespace selaras::cli {

/// The program's page for `man` (roff, section 1).
[[nodiscard]] std::string manual_roff(const DescribedProgram& program, const reports::Texts& texts);

/// The same as Markdown: a heading a command, a table of its options.
[[nodiscard]] std::string manual_markdown(const DescribedProgram& program,
                                          const reports::Texts& texts);

}  // namespace selaras::cli
