#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reports/texts.h"

namespace selaras::cli {

/// What `--output` asks for: `FORMAT` or `FORMAT:FILE`; without a file it goes to standard output.
struct Output {
  std::string format;
  std::string file;
};

/// The outputs typed, or text on standard output. Throws UsageError for a format that the command
/// does not have, and where two would be mixed on standard output.
[[nodiscard]] std::vector<Output> outputs(const std::vector<std::string>& typed,
                                          const std::vector<std::string_view>& formats,
                                          std::string_view command, const reports::Texts& texts);

/// Writes to the output's file or to standard output. Throws WorldError.
void write(const Output& output, std::string_view bytes, const reports::Texts& texts);

}  // namespace selaras::cli
