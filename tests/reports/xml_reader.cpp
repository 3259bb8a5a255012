#include "tests/reports/xml_reader.h"

#include <cstddef>
#include <utility>

#include "model/text.h"

namespace selaras::reports::tests {
namespace {

struct NotWellFormed {};

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  Element read() {
    spaces();
    Element root = element();
    spaces();
    if (at_ != text_.size()) throw NotWellFormed();
    return root;
  }

 private:
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  bool take(std::string_view word) {
    if (!text_.substr(at_).starts_with(word)) return false;
    at_ += word.size();
    return true;
  }

  void expect(std::string_view word) {
    if (!take(word)) throw NotWellFormed();
  }

  void spaces() {
    while (peek() == ' ' || peek() == '\n' || peek() == '\t') ++at_;
  }

  static bool in_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == ':' || c == '.';
  }

  std::string name() {
    std::string out;
    while (in_name(peek())) out += text_[at_++];
    if (out.empty()) throw NotWellFormed();
    return out;
  }

  /// Character data up to one of `stops`.
  std::string data(std::string_view stops) {
    std::string out;
    while (at_ < text_.size() && stops.find(peek()) == std::string_view::npos) {
      if (peek() == '&') {
        out += entity();
        continue;
      }
      const auto c = static_cast<unsigned char>(text_[at_]);
      const bool forbidden = peek() == '<' || (c < 0x20 && c != '\n' && c != '\t') || c == 0x7F;
      if (forbidden || text_.substr(at_).starts_with("]]>")) throw NotWellFormed();
      out += text_[at_++];
    }
    return out;
  }

  std::string entity() {
    static constexpr std::pair<std::string_view, char> known[] = {
        {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}};
    for (const auto& [word, meaning] : known)
      if (take(word)) return {meaning};
    throw NotWellFormed();
  }

  void attribute(Element& element) {
    const std::string key = name();
    expect("=\"");
    std::string value = data("\"");
    expect("\"");
    if (!element.attributes.emplace(key, std::move(value)).second) throw NotWellFormed();
  }

  Element element() {
    expect("<");
    Element out{.name = name()};
    for (spaces(); peek() != '>' && peek() != '/'; spaces()) attribute(out);
    if (take("/>")) return out;
    expect(">");
    while (true) {
      out.text += data("<");
      if (take("</")) break;
      out.children.push_back(element());
    }
    expect(out.name);
    expect(">");
    return out;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

bool has_noncharacter(std::string_view text) {
  return text.find("\xEF\xBF\xBE") != std::string_view::npos ||
         text.find("\xEF\xBF\xBF") != std::string_view::npos;
}

}  // namespace

void Element::each(const std::function<void(const Element&)>& visit) const {
  visit(*this);
  for (const Element& child : children) child.each(visit);
}

std::optional<Element> read_xml(std::string_view text) {
  if (model::invalid_utf8(text) || has_noncharacter(text)) return std::nullopt;
  try {
    return Reader(text).read();
  } catch (const NotWellFormed&) {
    return std::nullopt;
  }
}

}  // namespace selaras::reports::tests
