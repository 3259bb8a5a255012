#pragma once

#include <cstddef>
#include <functional>
#include <initializer_list>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/text.h"

namespace selaras::reports {

enum class Language { id, en };

/// "id" or "en"; nothing else is a language here.
[[nodiscard]] std::optional<Language> language_of(std::string_view word);
/// The tag for `lang` attributes: "id" or "en".
[[nodiscard]] std::string_view tag(Language language);

/// Replaces each `{name}` by what `value` answers; where it answers nothing, the placeholder stays.
[[nodiscard]] std::string filled(
    std::string_view pattern,
    const std::function<std::optional<std::string>(std::string_view name)>& value);

/// Every sentence and word the program shows, in one language, from `texts/*.json`; and how that
/// language writes numbers, dates and lists. Independent of the locale. A key that does not exist
/// is a bug of ours.
class Texts {
 public:
  using Values = std::initializer_list<std::pair<std::string_view, std::string>>;

  explicit Texts(Language language);

  [[nodiscard]] Language language() const { return language_; }
  [[nodiscard]] const std::string& operator()(std::string_view key) const;
  [[nodiscard]] bool has(std::string_view key) const { return words_.contains(key); }
  /// The text with its placeholders filled; each must be among `values`.
  [[nodiscard]] std::string fill(std::string_view key, Values values) const;
  /// `key.one` for 1, else `key.other`, with `{n}` filled.
  [[nodiscard]] std::string count(std::string_view key, std::size_t n) const;
  [[nodiscard]] const std::string& of(const model::Text& text) const;

  /// At most so many decimals, without zeros at the end: 1.234,5 or 1,234.5.
  [[nodiscard]] std::string number(double value, int decimals = 2) const;
  /// A share between 0 and 1: "85 %" or "85%".
  [[nodiscard]] std::string percent(double share, int decimals = 0) const;
  /// From ISO 8601: "3 Maret 2026" or "3 March 2026". Anything else comes back as it is.
  [[nodiscard]] std::string date(std::string_view iso) const;
  /// "a, b, dan c" or "a, b, and c"; semicolons where a part holds a comma itself.
  [[nodiscard]] std::string list(std::span<const std::string> values) const;
  /// In the language's quotation marks.
  [[nodiscard]] std::string quote(std::string_view words) const;

  /// All keys and texts, sorted by key.
  [[nodiscard]] const std::map<std::string, std::string, std::less<>>& all() const {
    return words_;
  }

 private:
  Language language_;
  std::map<std::string, std::string, std::less<>> words_;
};

}  // namespace selaras::reports
