#pragma once

#include <optional>
#include <string>

#include "importer/import.h"
#include "model/diagnostic.h"
#include "model/procedure.h"
#include "reports/files.h"

namespace selaras::cli {

/// True for the names of published pages: `.txt`, `.md`, `.html`, `.htm`, and `-` for standard
/// input.
[[nodiscard]] bool is_page(const std::string& path);

/// The page's bytes, of a file or of standard input; none with a diagnostic.
[[nodiscard]] std::optional<std::string> page_bytes(const std::string& path,
                                                    model::Diagnostics& diagnostics);

/// The procedure that a page states, each part at its place on the page, which is kept in `files`;
/// none with a diagnostic.
[[nodiscard]] std::optional<model::Procedure> procedure_on_page(const std::string& path,
                                                                reports::Files& files,
                                                                model::Diagnostics& diagnostics);

}  // namespace selaras::cli
