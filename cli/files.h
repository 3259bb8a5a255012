#pragma once

#include <string>
#include <string_view>

#include "reports/texts.h"

namespace selaras::cli {

/// Writes a whole file or nothing: beside its place first, then renamed into it. A device or pipe
/// is written to as it is. Throws WorldError.
void write_file(const std::string& path, std::string_view bytes, const reports::Texts& texts);

/// Writes to standard output. Throws WorldError where that fails (a full disk behind it).
void write_stdout(std::string_view bytes, const reports::Texts& texts);

/// Makes the folder and those above it. Throws WorldError.
void make_folder(const std::string& path, const reports::Texts& texts);

}  // namespace selaras::cli
