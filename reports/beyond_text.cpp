#include "reports/beyond_text.h"

#include <algorithm>

#include "model/text.h"
#include "reports/text_paint.h"

namespace selaras::reports {
namespace {

constexpr std::size_t columns = 80;
constexpr std::size_t value_columns = 11;

std::string row(const std::string& name, const std::vector<std::string>& values) {
  const std::size_t names = columns - values.size() * value_columns;
  std::string out = padded("  " + model::printable(name), names);
  for (const std::string& value : values) out += right_aligned(" " + value, value_columns);
  return out + "\n";
}

std::string head(const std::string& title, const std::vector<std::string>& values) {
  std::string out = row(title, values);
  return "\n" + out.substr(2, out.size() - 2).insert(std::min(out.size() - 2, std::size_t{0}), "");
}

std::string count(std::int64_t number, const Texts& texts) {
  return texts.number(static_cast<double>(number));
}

std::string share(std::int64_t part, std::int64_t whole, const Texts& texts) {
  if (whole == 0) return "–";
  return texts.percent(static_cast<double>(part) / static_cast<double>(whole));
}

}  // namespace
}  // namespace selaras::reports
