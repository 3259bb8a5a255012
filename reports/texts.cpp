#include "reports/texts.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <cmath>

#include "model/json_catalogue.h"
#include "model/shipped.h"

namespace selaras::reports {
namespace {

/// `texts/id.json` and `texts/<part>.id.json` hold Indonesian, `…en.json` English.
bool holds(const model::ShippedFile& file, Language language) {
  if (!file.path.starts_with("reports/texts/")) return false;
  const std::string ending = std::string(tag(language)) + ".json";
  if (!file.path.ends_with(ending)) return false;
  const char before = file.path[file.path.size() - ending.size() - 1];
  return before == '/' || before == '.';
}

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Puts the mark between groups of three digits.
std::string grouped(std::string_view digits, char mark) {
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += mark;
    out += digits[i];
  }
  return out;
}

std::string fixed(double value, int decimals) {
  std::array<char, 512> digits;
  const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                          std::chars_format::fixed, decimals);
  assert(error == std::errc());
  std::string text(digits.data(), end);
  if (text.find('.') != std::string::npos) {
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
  }
  return text == "-0" ? "0" : text;
}

}  // namespace

std::optional<Language> language_of(std::string_view word) {
  if (word == "id") return Language::id;
  if (word == "en") return Language::en;
  return std::nullopt;
}

std::string_view tag(Language language) { return language == Language::id ? "id" : "en"; }

std::string filled(std::string_view pattern,
                   const std::function<std::optional<std::string>(std::string_view)>& value) {
  std::string out;
  while (true) {
    const std::size_t open = pattern.find('{');
    const std::size_t close = pattern.find('}', open);
    if (close == std::string_view::npos) return out.append(pattern);
    out.append(pattern.substr(0, open));
    const std::string_view name = pattern.substr(open + 1, close - open - 1);
    out.append(value(name).value_or(std::string(pattern.substr(open, close - open + 1))));
    pattern.remove_prefix(close + 1);
  }
}

Texts::Texts(Language language) : language_(language) {
  for (const model::ShippedFile& file : model::shipped_files()) {
    if (!holds(file, language)) continue;
    for (auto& member : model::json::catalogue(file.text)) {
      [[maybe_unused]] const bool added = words_.insert(std::move(member)).second;
      assert(added && "a key stands in two catalogues");
    }
  }
}

const std::string& Texts::operator()(std::string_view key) const {
  const auto found = words_.find(key);
  assert(found != words_.end() && "a text is missing from the catalogues");
  return found->second;
}

std::string Texts::fill(std::string_view key, Values values) const {
  return filled((*this)(key), [&](std::string_view name) -> std::optional<std::string> {
    const auto given = std::ranges::find(values, name, &Values::value_type::first);
    assert(given != values.end() && "a placeholder is not given");
    return given->second;
  });
}

std::string Texts::count(std::string_view key, std::size_t n) const {
  return fill(std::string(key) + (n == 1 ? ".one" : ".other"),
              {{"n", number(static_cast<double>(n))}});
}

const std::string& Texts::of(const model::Text& text) const {
  return language_ == Language::id ? text.id : text.en;
}

std::string Texts::number(double value, int decimals) const {
  if (!std::isfinite(value)) return "–";
  const bool indonesian = language_ == Language::id;
  const std::string plain = fixed(std::abs(value), decimals);
  const std::size_t point = std::min(plain.find('.'), plain.size());
  std::string out = value < 0 && plain != "0" ? "−" : "";
  out += grouped(std::string_view(plain).substr(0, point), indonesian ? '.' : ',');
  if (point < plain.size()) out.append(indonesian ? "," : ".").append(plain, point + 1);
  return out;
}

std::string Texts::percent(double share, int decimals) const {
  // The space does not break, so that the sign never stands alone on a line.
  return number(100 * share, decimals) + (language_ == Language::id ? "\u00A0%" : "%");
}

std::string Texts::date(std::string_view iso) const {
  const bool shaped = iso.size() == 10 && iso[4] == '-' && iso[7] == '-' &&
                      all_digits(iso.substr(0, 4)) && all_digits(iso.substr(5, 2)) &&
                      all_digits(iso.substr(8, 2));
  if (!shaped || !has("month." + std::string(iso.substr(5, 2)))) return std::string(iso);
  const std::string_view day = iso.substr(iso[8] == '0' ? 9 : 8, iso[8] == '0' ? 1 : 2);
  return std::string(day) + " " + (*this)("month." + std::string(iso.substr(5, 2))) + " " +
         std::string(iso.substr(0, 4));
}

std::string Texts::list(std::span<const std::string> values) const {
  if (values.empty()) return (*this)("list.none");
  if (values.size() == 1) return values.front();
  // Where a part is itself an enumeration, semicolons keep the parts apart.
  const std::string conjunction = " " + (*this)("list.conjunction") + " ";
  const bool heavy = std::ranges::any_of(values, [&](const std::string& value) {
    return value.find(',') != std::string::npos || value.find(conjunction) != std::string::npos;
  });
  std::string most = values.front();
  for (const std::string& value : values.subspan(1, values.size() - 2)) {
    most += (heavy ? "; " : ", ") + value;
  }
  const std::string_view key = heavy                ? "list.heavy"
                               : values.size() == 2 ? "list.pair"
                                                    : "list.last";
  return fill(key, {{"first", most}, {"last", values.back()}});
}

std::string Texts::quote(std::string_view words) const { return "“" + std::string(words) + "”"; }

}  // namespace selaras::reports
