#pragma once

#include <string_view>
#include <vector>

#include "importer/language.h"
#include "model/read.h"

/// What both kinds of data file are made of.
namespace selaras::importer {

/// Words that the spelling knows in another form stand for the usual one. Reports
///   pattern-without-words    value    it would stand everywhere
///   pattern-anchor           value    `^` and `$` stand for the beginning and the end
[[nodiscard]] Patterns read_patterns(model::ObjectReader& reader, std::string_view key,
                                     const Spelling& spelling);
[[nodiscard]] std::vector<ActorName> read_names(model::ObjectReader& reader,
                                                const Spelling& spelling);

/// Kind and version; false after a report.
[[nodiscard]] bool read_kind(model::ObjectReader& reader, std::string_view kind);

}  // namespace selaras::importer
