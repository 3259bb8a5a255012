#include "reports/html_syntax.h"

#include <algorithm>
#include <cassert>

namespace selaras::reports {
namespace {

std::string_view trimmed(std::string_view line) {
  const std::size_t begin = std::min(line.find_first_not_of(" \t"), line.size());
  line.remove_prefix(begin);
  return line.substr(0, line.find_last_not_of(" \t") + 1);
}

/// `{{#x}}`, `{{^x}}`, `{{/x}}`, `{{>x}}` and nothing else.
bool is_lone_tag(std::string_view line) {
  return line.size() > 5 && line.starts_with("{{") && line.ends_with("}}") &&
         std::string_view("#^/>").find(line[2]) != std::string_view::npos &&
         line.find("}}") == line.size() - 2;
}

std::string without_indentation(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trimmed(text.substr(0, end));
    out += line;
    if (!line.empty() && !is_lone_tag(line)) out += '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

class Parser {
 public:
  explicit Parser(std::string_view text) : rest_(text) {}

  /// Up to the end of the section of that name; to the end of the text for none.
  Nodes until_end_of(std::string_view section) {
    Nodes nodes;
    while (!rest_.empty()) {
      const std::size_t open = std::min(rest_.find("{{"), rest_.size());
      if (open > 0) nodes.push_back({Node::Kind::words, std::string(rest_.substr(0, open)), {}});
      rest_.remove_prefix(open);
      if (rest_.empty()) break;
      if (!tag(nodes, section)) return nodes;
    }
    assert(section.empty() && "a section of a template is not closed");
    return nodes;
  }

 private:
  /// False where it closes the section.
  bool tag(Nodes& nodes, std::string_view section) {
    const bool raw = rest_.starts_with("{{{");
    const std::string_view name = taken(raw ? 3 : 2, raw ? "}}}" : "}}");
    if (raw) {
      nodes.push_back({Node::Kind::raw_value, std::string(name), {}});
      return true;
    }
    const std::string_view word = name.substr(1);
    switch (name.front()) {
      case '#':
        nodes.push_back({Node::Kind::section, std::string(word), until_end_of(word)});
        return true;
      case '^':
        nodes.push_back({Node::Kind::otherwise, std::string(word), until_end_of(word)});
        return true;
      case '>':
        nodes.push_back({Node::Kind::partial, std::string(word), {}});
        return true;
      case '/':
        assert(word == section && "a template closes another section than it opened");
        return false;
      default:
        nodes.push_back({Node::Kind::value, std::string(name), {}});
        return true;
    }
  }

  std::string_view taken(std::size_t begin, std::string_view close) {
    const std::size_t end = rest_.find(close, begin);
    assert(end != rest_.npos && end > begin && "a tag of a template is not closed");
    const std::string_view name = rest_.substr(begin, end - begin);
    rest_.remove_prefix(end + close.size());
    return name;
  }

  std::string_view rest_;
};

}  // namespace

Nodes parsed_template(std::string_view text) {
  const std::string lines = without_indentation(text);
  return Parser(lines).until_end_of("");
}

}  // namespace selaras::reports
