#pragma once

#include <span>
#include <string>

#include "gate/difference.h"
#include "reports/text.h"
#include "reports/texts.h"

namespace selaras::gate {

/// For a terminal: what was added (+), removed (-) and changed (~), findings, runs, times.
[[nodiscard]] std::string difference_text(std::span<const Difference> differences,
                                          const reports::Texts& texts,
                                          reports::TextStyle style = {});

/// For a comment on a pull request. Nothing from a file is more than text in it.
[[nodiscard]] std::string difference_markdown(std::span<const Difference> differences,
                                              const reports::Texts& texts);

/// For other programs, `schemaVersion` 1.
[[nodiscard]] std::string difference_json(std::span<const Difference> differences,
                                          std::string_view tool_version,
                                          const reports::Texts& texts);

/// "oki" or "Kabupaten …": the versions' name.
[[nodiscard]] std::string title_of(const Versions& versions);
/// The procedure's words for a kind of change, a field: from the catalogues, else as it is.
[[nodiscard]] std::string what_of(const Change& change, const reports::Texts& texts);
[[nodiscard]] std::string field_of(const Change& change, const reports::Texts& texts);
[[nodiscard]] std::string values_of(const std::vector<std::string>& values,
                                    const reports::Texts& texts);
/// "3 changes, 1 finding appears, 2 vanish".
[[nodiscard]] std::string counting_line(std::span<const Difference> differences,
                                        const reports::Texts& texts);
/// The sentence about completion times; empty where nothing was simulated.
[[nodiscard]] std::string times_sentence(const Difference& difference, const reports::Texts& texts);
/// The sentence about runs that only one side has; empty where both have the same.
[[nodiscard]] std::string runs_sentence(const RunOnlyHere& run, std::string_view key,
                                        const reports::Texts& texts);

}  // namespace selaras::gate
