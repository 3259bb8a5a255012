#include "reports/html_template.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <vector>

#include "model/shipped.h"
#include "model/text.h"
#include "reports/html_syntax.h"

namespace selaras::reports {
namespace {

constexpr std::string_view folder = "reports/html/";
constexpr std::string_view ending = ".mustache";

using Templates = std::map<std::string, Nodes, std::less<>>;

/// Every template, taken apart once.
const Templates& templates() {
  static const Templates all = [] {
    Templates made;
    for (const model::ShippedFile& file : model::shipped_files()) {
      if (!file.path.starts_with(folder) || !file.path.ends_with(ending)) continue;
      const std::string_view name = file.path.substr(folder.size());
      made.emplace(name.substr(0, name.size() - ending.size()), parsed_template(file.text));
    }
    return made;
  }();
  return all;
}

const Nodes& nodes_of(std::string_view name) {
  const auto found = templates().find(name);
  assert(found != templates().end() && "a template is missing");
  return found->second;
}

class Rendering {
 public:
  explicit Rendering(const Texts& texts) : texts_(texts) {}

  void add(const Nodes& nodes) {
    for (const Node& node : nodes) add(node);
  }
  void enter(const View& view) { scopes_.push_back(&view); }
  void leave() { scopes_.pop_back(); }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  void add(const Node& node) {
    switch (node.kind) {
      case Node::Kind::words:
        out_ += node.name;
        break;
      case Node::Kind::value:
        out_ += html_escaped(words_of(node.name));
        break;
      case Node::Kind::raw_value:
        out_ += words_of(node.name);
        break;
      case Node::Kind::section:
        section(node, value_of(node.name));
        break;
      case Node::Kind::otherwise:
        if (!value_of(node.name).is_shown()) add(node.inside);
        break;
      case Node::Kind::partial:
        add(nodes_of(node.name));
        break;
    }
  }

  void section(const Node& node, const View& value) {
    if (!value.is_shown()) return;
    if (value.list() == nullptr) {
      inside(node, value);
    } else {
      for (const View& each : *value.list()) inside(node, each);
    }
  }

  void inside(const Node& node, const View& view) {
    enter(view);
    add(node.inside);
    leave();
  }

  [[nodiscard]] std::string_view words_of(std::string_view name) const {
    if (name.starts_with("text.")) return texts_("page." + std::string(name.substr(5)));
    const std::string* text = value_of(name).text();
    return text == nullptr ? std::string_view() : *text;
  }

  [[nodiscard]] const View& value_of(std::string_view name) const {
    if (name == ".") return *scopes_.back();
    for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope) {
      if (const View* found = (*scope)->member(name)) return *found;
    }
    assert(false && "a template asks for a name that nobody gives");
    return *scopes_.front();
  }

  const Texts& texts_;
  std::vector<const View*> scopes_;  // the innermost last
  std::string out_;
};

bool is_plain(char letter) {
  const auto byte = static_cast<unsigned char>(letter);
  return byte >= 0x20 && byte < 0x7f && letter != '&' && letter != '<' && letter != '>' &&
         letter != '"' && letter != '\'';
}

}  // namespace

std::string rendered(std::string_view name, const View& view, const Texts& texts) {
  Rendering rendering(texts);
  rendering.enter(view);
  rendering.add(nodes_of(name));
  return rendering.take();
}

std::string html_escaped(std::string_view text) {
  if (std::ranges::all_of(text, is_plain)) return std::string(text);
  std::string out;
  for (const char letter : model::printable(text)) {
    switch (letter) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += letter;
    }
  }
  return out;
}

}  // namespace selaras::reports
