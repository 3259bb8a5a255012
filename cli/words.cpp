#include "cli/words.h"

#include <algorithm>

#include "cli/errors.h"
#include "model/text.h"

namespace selaras::cli {

std::string listed(const std::vector<std::string_view>& words) {
  std::string text;
  for (const std::string_view word : words) text.append(text.empty() ? "" : ", ").append(word);
  return text;
}

std::string suggestion(std::string_view word, const std::vector<std::string_view>& candidates,
                       const reports::Texts& texts) {
  const std::string_view nearest = model::nearest(word, candidates);
  if (nearest.empty()) return {};
  return texts.fill("cli.error.suggestion", {{"suggestion", std::string(nearest)}});
}

void require_word(std::string_view word, std::string_view option,
                  const std::vector<std::string_view>& words, std::string_view command,
                  const reports::Texts& texts) {
  if (std::ranges::find(words, word) != words.end()) return;
  throw UsageError(texts.fill("cli.error.choice", {{"option", std::string(option)},
                                                   {"value", model::printable(std::string(word))},
                                                   {"choices", listed(words)}}) +
                       suggestion(word, words, texts),
                   std::string(command));
}

}  // namespace selaras::cli
