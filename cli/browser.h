#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "reports/texts.h"

namespace selaras::cli {

/// Where Chromium (or Chrome) stands on this machine, looked for along PATH; none where there is
/// none.
[[nodiscard]] std::optional<std::string> browser();

/// Prints a page as the browser prints it. The file is there in full or not at all. Throws
/// WorldError where the browser does not do it.
void print_pdf(const std::string& browser, const std::filesystem::path& page,
               const std::filesystem::path& pdf, const reports::Texts& texts);

}  // namespace selaras::cli
