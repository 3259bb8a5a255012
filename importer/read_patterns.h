#pragma once

#include <string_view>
#include <vector>

#include "importer/language.h"
#include "model/read.h"

/// What both kinds of data file are made of.
namespace selaras::importer {

[[nodiscard]] Patterns read_patterns(model::ObjectReader& reader, std::string_view key);
[[nodiscard]] std::vector<ActorName> read_names(model::ObjectReader& reader,
                                                const Spelling& spelling);

/// Kind and version; false after a report.
[[nodiscard]] bool read_kind(model::ObjectReader& reader, std::string_view kind);

}  // namespace selaras::importer
