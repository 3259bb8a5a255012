#include "model/reference_head.h"

#include <algorithm>

namespace selaras::model {
namespace {

/// Walks the tokens of a JSON text without building anything.
class Walk {
 public:
  explicit Walk(std::string_view json) : json_(json) {}

  [[nodiscard]] char next() {
    while (at_ < json_.size() && is_between(json_[at_])) ++at_;
    if (json_.substr(at_).starts_with("//")) {
      at_ = std::min(json_.find('\n', at_), json_.size());
      return next();
    }
    return at_ < json_.size() ? json_[at_] : '\0';
  }
  void skip() { ++at_; }

  /// As written: ids and words of a shipped file hold no escapes.
  std::string string() {
    const std::size_t begin = ++at_;
    while (at_ < json_.size() && json_[at_] != '"') at_ += json_[at_] == '\\' ? 2 : 1;
    return std::string(json_.substr(begin, at_++ - begin));
  }

  std::vector<std::string> strings() {
    std::vector<std::string> all;
    if (next() == '"') return {string()};
    if (next() != '[') return all;
    skip();
    while (next() == '"') all.push_back(string());
    skip();
    return all;
  }

  bool truth() {
    const bool is_true = json_.substr(at_).starts_with("true");
    value();
    return is_true;
  }

  /// Passes over a value, however deep.
  void value() {
    std::size_t depth = 0;
    do {
      const char token = next();
      if (token == '\0') return;
      if (token == '"') {
        string();
        continue;
      }
      if (token == '{' || token == '[') ++depth;
      if (token == '}' || token == ']') --depth;
      at_ = token == '{' || token == '[' || token == '}' || token == ']' ? at_ + 1 : end_of_word();
    } while (depth > 0);
  }

 private:
  static bool is_between(char letter) {
    return letter == ' ' || letter == '\n' || letter == '\r' || letter == '\t' || letter == ',' ||
           letter == ':';
  }
  [[nodiscard]] std::size_t end_of_word() const {
    return std::min(json_.find_first_of(" \n\r\t,:]}", at_), json_.size());
  }

  std::string_view json_;
  std::size_t at_ = 0;
};

}  // namespace

ReferenceHead reference_head(std::string_view path, std::string_view json) {
  ReferenceHead head{.path = path};
  Walk walk(json);
  if (walk.next() != '{') return head;
  walk.skip();
  while (walk.next() == '"') {
    const std::string key = walk.string();
    const bool is_text = walk.next() == '"';
    if (key == "levels") {
      head.levels = walk.strings();
    } else if (key == "default") {
      head.is_default = walk.truth();
    } else if (key == "kind" && is_text) {
      head.kind = walk.string();
    } else if (key == "id" && is_text) {
      head.id = walk.string();
    } else if (key == "service" && is_text) {
      head.service = walk.string();
    } else if (key == "extends" && is_text) {
      head.extends = walk.string();
    } else {
      walk.value();
    }
  }
  return head;
}

}  // namespace selaras::model
