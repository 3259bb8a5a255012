#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reports/texts.h"

namespace selaras::cli {

/// "a, b, c".
[[nodiscard]] std::string listed(const std::vector<std::string_view>& words);

/// " (did you mean …?)", or nothing where no candidate is near.
[[nodiscard]] std::string suggestion(std::string_view word,
                                     const std::vector<std::string_view>& candidates,
                                     const reports::Texts& texts);

/// Throws UsageError, about the command, where the word is none of those that an option takes.
void require_word(std::string_view word, std::string_view option,
                  const std::vector<std::string_view>& words, std::string_view command,
                  const reports::Texts& texts);

}  // namespace selaras::cli
