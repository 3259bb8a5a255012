#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"
#include "importer/lexicon.h"

namespace selaras::cli {

/// `--phrases`: files, or folders of files, by which an analyst extends what pages are read by.
[[nodiscard]] Option phrases_option(std::vector<std::string>& paths);

/// The shipped lexicon with those files taken in, of a folder the languages first; none where one
/// of them is faulty, after saying what is wrong with it.
[[nodiscard]] std::optional<importer::Lexicon> lexicon_with(const std::vector<std::string>& paths,
                                                            const Voice& voice);

}  // namespace selaras::cli
