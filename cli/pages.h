#pragma once

#include <optional>
#include <string>

#include "cli/inputs.h"
#include "importer/lexicon.h"
#include "model/diagnostic.h"
#include "model/procedure.h"

namespace selaras::cli {

/// True for the names of published pages: `.txt`, `.md`, `.html`, `.htm`, and `-` for standard
/// input.
[[nodiscard]] bool is_page(const std::string& path);

/// The page's bytes, of a file or of standard input; none with a diagnostic.
[[nodiscard]] std::optional<std::string> page_bytes(const std::string& path,
                                                    model::Diagnostics& diagnostics);

/// The procedure that a page states, each part at its place on the page, which is kept in the
/// inputs' files, as what reading it came to is in their pages; none with a diagnostic.
[[nodiscard]] std::optional<model::Procedure> procedure_on_page(const std::string& path,
                                                                const importer::Lexicon& lexicon,
                                                                Inputs& inputs,
                                                                model::Diagnostics& diagnostics);

}  // namespace selaras::cli
