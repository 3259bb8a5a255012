#include "model/csv.h"

namespace selaras::model {
namespace {

constexpr std::string_view signs = "=+-@\t\r'";

bool begins_a_formula(std::string_view text) {
  return !text.empty() && signs.find(text.front()) != std::string_view::npos;
}

}  // namespace

std::string csv_field(std::string_view text) {
  const bool plain = text.find_first_of(",;\"\t\r\n") == std::string_view::npos &&
                     (text.empty() || (text.front() != ' ' && text.back() != ' '));
  if (plain && !begins_a_formula(text)) return std::string(text);
  std::string quoted = begins_a_formula(text) ? "\"'" : "\"";
  for (const char sign : text) quoted.append(sign == '"' ? 2 : 1, sign);
  return quoted + "\"";
}

std::string_view without_apostrophe(std::string_view field) {
  const bool led = field.size() > 1 && field[0] == '\'' && begins_a_formula(field.substr(1));
  return led ? field.substr(1) : field;
}

}  // namespace selaras::model
