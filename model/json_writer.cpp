#include "model/json_writer.h"

#include <array>
#include <cassert>
#include <charconv>
#include <cmath>
#include <utility>

#include "model/text.h"

namespace selaras::model::json {
namespace {

std::string hexadecimal(unsigned char byte) {
  constexpr std::string_view digits = "0123456789abcdef";
  return {'\\', 'u', '0', '0', digits[byte >> 4], digits[byte & 15]};
}

void append_escaped(std::string& out, char letter) {
  switch (letter) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  const auto byte = static_cast<unsigned char>(letter);
  if (byte < 0x20 || byte == 0x7f) {
    out += hexadecimal(byte);
  } else {
    out += letter;
  }
}

void append_valid(std::string& out, std::string_view text) {
  for (const char letter : text) append_escaped(out, letter);
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string out = "\"";
  while (const auto broken = invalid_utf8(text)) {
    append_valid(out, text.substr(0, *broken));
    out += "\uFFFD";
    text.remove_prefix(*broken + 1);
  }
  append_valid(out, text);
  return out += '"';
}

std::string decimal(double number) {
  if (!std::isfinite(number)) return "null";
  if (number == 0) return "0";  // never "-0"
  std::array<char, 32> digits;
  const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  assert(error == std::errc());
  return {digits.data(), end};
}

Writer& Writer::key(std::string_view name) {
  assert(!open_.empty() && open_.back().bracket == '{' && !after_key_);
  before_element();
  text_ += escaped(name);
  text_ += layout_ == Layout::indented ? ": " : ":";
  after_key_ = true;
  return *this;
}

Writer& Writer::value(std::string_view text) { return raw(escaped(text)); }

Writer& Writer::value(double number) { return raw(decimal(number)); }

Writer& Writer::member_or_null(std::string_view name, std::string_view text) {
  key(name);
  return text.empty() ? null() : value(text);
}

Writer Writer::of_elements(std::size_t depth) {
  Writer writer;
  writer.open_.assign(depth, {'[', true});
  return writer;
}

Writer& Writer::elements(Writer of_array) {
  assert(!open_.empty() && open_.back().bracket == '[' && open_.back().empty);
  assert(of_array.open_.size() == open_.size() && !of_array.after_key_);
  text_ += of_array.text_;
  open_.back().empty = of_array.open_.back().empty;
  return *this;
}

std::string Writer::take() {
  assert(open_.empty() && !after_key_);
  text_ += '\n';
  return std::exchange(text_, {});
}

Writer& Writer::begin(char bracket) {
  raw({&bracket, 1});
  open_.push_back({bracket, true});
  return *this;
}

Writer& Writer::end(char bracket) {
  assert(!open_.empty() && !after_key_ && open_.back().bracket == (bracket == '}' ? '{' : '['));
  const bool empty = open_.back().empty;
  open_.pop_back();
  if (!empty) new_line();
  text_ += bracket;
  return *this;
}

Writer& Writer::raw(std::string_view token) {
  assert(open_.empty() ? text_.empty() : after_key_ || open_.back().bracket == '[');
  if (!after_key_ && !open_.empty()) before_element();
  after_key_ = false;
  text_ += token;
  return *this;
}

void Writer::before_element() {
  if (!open_.back().empty) text_ += ',';
  open_.back().empty = false;
  new_line();
}

void Writer::new_line() {
  if (layout_ == Layout::one_line) return;
  text_ += '\n';
  text_.append(2 * open_.size(), ' ');
}

}  // namespace selaras::model::json
