#include "checker/wording.h"

#include <algorithm>
#include <numeric>
#include <ranges>

#include "model/text.h"

namespace selaras::checker {
namespace {

/// Letters beyond ASCII are letters too; the pages write none that is not.
bool is_letter_or_digit(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return value >= 0x80 || (value >= '0' && value <= '9') || (value >= 'a' && value <= 'z');
}

std::string joined(const std::vector<std::string>& parts) {
  return std::accumulate(parts.begin(), parts.end(), std::string());
}

}  // namespace

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> found;
  bool inside = false;
  for (const char byte : model::folded(text)) {
    const bool letter = is_letter_or_digit(byte);
    if (letter && !inside) found.emplace_back();
    if (letter) found.back().push_back(byte);
    inside = letter;
  }
  return found;
}

std::vector<std::string> marker_parts(std::string_view marker) { return words(marker); }

std::string number_of(const model::Item& item, const model::Procedure& procedure) {
  std::string number;
  const model::Item* at = &item;
  // A parent that holds itself is refused on reading; the depth is bounded all the same.
  for (std::size_t depth = 0; at != nullptr && depth < procedure.items.size(); ++depth) {
    std::vector<std::string> parts = marker_parts(at->marker);
    parts.erase(std::ranges::unique(parts).begin(), parts.end());
    for (const std::string& part : parts | std::views::reverse) {
      number = number.empty() ? part : part + '.' + number;
    }
    at = procedure.item(at->parent);
  }
  return number;
}

std::string squeezed(std::string_view name) { return joined(words(name)); }

std::string squeezed_without(std::string_view name, std::string_view region) {
  std::vector<std::string> rest = words(name);
  for (const std::string& word : words(region)) std::erase(rest, word);
  return joined(rest);
}

bool is_alias(std::string_view name, std::string_view region, const model::Role& role) {
  const std::string whole = squeezed(name);
  const std::string bare = squeezed_without(name, region);
  return std::ranges::any_of(role.aliases, [&](const std::string& alias) {
    const std::string known = squeezed(alias);
    return known == whole || known == bare || squeezed_without(alias, region) == bare;
  });
}

}  // namespace selaras::checker
