#include "model/json_catalogue.h"

#include <cassert>

namespace selaras::model::json {
namespace {

/// The string that begins behind the next quotation mark, which is passed; the end of the text
/// gives nothing.
bool next_string(std::string_view& rest, std::string& string) {
  string.clear();
  const std::size_t begin = rest.find('"');
  if (begin == std::string_view::npos) return false;
  rest.remove_prefix(begin + 1);
  while (true) {
    const std::size_t end = rest.find_first_of("\"\\");
    assert(end != std::string_view::npos && "a catalogue ends within a string");
    string.append(rest.substr(0, end));
    const bool escape = rest[end] == '\\';
    rest.remove_prefix(end + 1);
    if (!escape) return true;
    assert(!rest.empty() && (rest[0] == '"' || rest[0] == '\\' || rest[0] == 'n'));
    string += rest[0] == 'n' ? '\n' : rest[0];
    rest.remove_prefix(1);
  }
}

}  // namespace

std::vector<std::pair<std::string, std::string>> catalogue(std::string_view text) {
  std::vector<std::pair<std::string, std::string>> members;
  std::pair<std::string, std::string> member;
  while (next_string(text, member.first)) {
    [[maybe_unused]] const bool has_value = next_string(text, member.second);
    assert(has_value && "a key of a catalogue has no text");
    members.push_back(std::move(member));
  }
  return members;
}

}  // namespace selaras::model::json
