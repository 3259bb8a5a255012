#include "gate/editor/cursor.h"

#include <algorithm>

namespace selaras::gate {
namespace {

/// Walks over a JSON text and knows under which keys it stands.
class Walk {
 public:
  explicit Walk(std::string_view json) : json_(json) {}

  std::optional<StringAt> to(std::size_t offset) {
    for (std::size_t at = 0; at < std::min(offset, json_.size());) {
      if (json_[at] == '"') {
        const Stretch inside{.begin = at + 1, .end = end_of_string(at + 1)};
        if (offset <= inside.end) return found(inside);
        take_string(inside);
        at = inside.end + 1;
      } else {
        at = json_[at] == '/' ? end_of_comment(at) : at + 1;
        if (at <= offset && json_[at - 1] != '/') take_mark(json_[at - 1]);
      }
    }
    return std::nullopt;
  }

 private:
  struct Open {
    bool object = false;
    bool awaits_value = false;  // of an object: a key and a colon stand before
    std::string key;            // of an object: the last one; of a list: its own
  };

  /// The quotation mark that ends the string, or the end of the line: strings have no line ends.
  [[nodiscard]] std::size_t end_of_string(std::size_t at) const {
    for (; at < json_.size() && json_[at] != '"' && json_[at] != '\n'; ++at) {
      if (json_[at] == '\\') ++at;
    }
    return std::min(at, json_.size());
  }

  [[nodiscard]] std::size_t end_of_comment(std::size_t at) const {
    const std::string_view rest = json_.substr(at);
    const bool line = rest.starts_with("//");
    if (!line && !rest.starts_with("/*")) return at + 1;
    const std::string_view end = line ? "\n" : "*/";
    const std::size_t found = rest.find(end, 2);
    return found == std::string_view::npos ? json_.size() : at + found + end.size();
  }

  [[nodiscard]] bool expects_key() const {
    return !open_.empty() && open_.back().object && !open_.back().awaits_value;
  }

  StringAt found(Stretch inside) const {
    StringAt string{.is_key = expects_key(),
                    .value = std::string(json_.substr(inside.begin, inside.end - inside.begin)),
                    .inside = inside};
    for (std::size_t i = 0; i < open_.size(); ++i) {
      const bool innermost = i + 1 == open_.size();
      if (!open_[i].object || (innermost && string.is_key)) continue;
      string.keys.push_back(open_[i].key);
    }
    return string;
  }

  void take_string(Stretch inside) {
    if (expects_key()) open_.back().key = json_.substr(inside.begin, inside.end - inside.begin);
  }

  void take_mark(char mark) {
    if (mark == '{' || mark == '[') {
      open_.push_back({.object = mark == '{'});
    } else if ((mark == '}' || mark == ']') && !open_.empty()) {
      open_.pop_back();
    } else if (!open_.empty() && (mark == ':' || mark == ',')) {
      open_.back().awaits_value = mark == ':';
    }
  }

  std::string_view json_;
  std::vector<Open> open_;
};

}  // namespace

std::optional<StringAt> string_at(std::string_view json, std::size_t offset) {
  return Walk(json).to(offset);
}

}  // namespace selaras::gate
