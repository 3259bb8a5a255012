#include "gate/editor/message_reader.h"

#include <algorithm>
#include <charconv>

namespace selaras::gate {
namespace {

constexpr std::string_view line_end = "\r\n";
constexpr std::string_view head_end = "\r\n\r\n";

char lower(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

bool is_content_length(std::string_view name) {
  return std::ranges::equal(name, std::string_view("content-length"), {}, lower);
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = std::min(text.find_first_not_of(" \t"), text.size());
  text.remove_prefix(first);
  return text.substr(0, text.find_last_not_of(" \t") + 1);
}

std::optional<std::size_t> number_in(std::string_view text) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

/// None where the head says no length, or is none.
std::optional<std::size_t> length_in(std::string_view head) {
  std::optional<std::size_t> length;
  while (!head.empty()) {
    const std::size_t end = std::min(head.find(line_end), head.size());
    const std::string_view line = head.substr(0, end);
    head.remove_prefix(std::min(end + line_end.size(), head.size()));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    if (!is_content_length(trimmed(line.substr(0, colon)))) continue;
    length = number_in(trimmed(line.substr(colon + 1)));
    if (!length) return std::nullopt;
  }
  return length;
}

}  // namespace

void MessageReader::feed(std::string_view bytes) {
  bytes_.erase(0, begin_);
  begin_ = 0;
  bytes_.append(bytes);
}

void MessageReader::consume(std::size_t length) { begin_ += length; }

/// True where nothing of a too large message is still to come.
bool MessageReader::skipped() {
  const std::size_t here = std::min(skip_, bytes_.size() - begin_);
  consume(here);
  skip_ -= here;
  return skip_ == 0;
}

Message MessageReader::begin_skipping(std::size_t length) {
  skip_ = length;
  static_cast<void>(skipped());
  return {.kind = Message::Kind::too_large};
}

Message MessageReader::content(std::size_t length) {
  Message message{.content = bytes_.substr(begin_, length)};
  consume(length);
  return message;
}

Message MessageReader::drop_head(std::size_t length) {
  consume(length);
  return {.kind = Message::Kind::malformed};
}

std::optional<Message> MessageReader::next() {
  if (!skipped()) return std::nullopt;
  const std::string_view rest = std::string_view(bytes_).substr(begin_);
  const std::size_t end = rest.substr(0, head_limit).find(head_end);
  if (end == std::string_view::npos) {
    if (rest.size() < head_limit) return std::nullopt;
    // What may be the beginning of the empty line stays.
    return drop_head(head_limit - head_end.size());
  }
  const std::optional<std::size_t> length = length_in(rest.substr(0, end));
  const std::size_t head = end + head_end.size();
  if (!length) return drop_head(head);
  if (*length > message_limit) {
    consume(head);
    return begin_skipping(*length);
  }
  if (rest.size() - head < *length) return std::nullopt;
  consume(head);
  return content(*length);
}

std::string framed(std::string_view text) {
  return "Content-Length: " + std::to_string(text.size()) + std::string(head_end) +
         std::string(text);
}

}  // namespace selaras::gate
