#include "importer/html.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

namespace selaras::importer {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f'; }

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::ranges::find(names, name) != names.end();
}

bool breaks_line(std::string_view name) {
  return is_one_of(
      name,
      {"p",    "div", "br", "li", "ol", "ul",         "table",   "tr",     "td",     "th",   "h1",
       "h2",   "h3",  "h4", "h5", "h6", "section",    "article", "header", "footer", "main", "nav",
       "form", "hr",  "dl", "dt", "dd", "blockquote", "pre",     "head",   "body"});
}

bool is_unseen(std::string_view name) {
  return is_one_of(name,
                   {"script", "style", "noscript", "template", "svg", "title", "select", "iframe"});
}

void put_utf8(std::uint32_t code, std::string& out) {
  if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) code = 0xFFFD;
  if (code < 0x80) {
    out.push_back(static_cast<char>(code));
  } else if (code < 0x800) {
    out.push_back(static_cast<char>(0xC0 | (code >> 6)));
    out.push_back(static_cast<char>(0x80 | (code & 0x3F)));
  } else if (code < 0x10000) {
    out.push_back(static_cast<char>(0xE0 | (code >> 12)));
    out.push_back(static_cast<char>(0x80 | ((code >> 6) & 0x3F)));
    out.push_back(static_cast<char>(0x80 | (code & 0x3F)));
  } else {
    out.push_back(static_cast<char>(0xF0 | (code >> 18)));
    out.push_back(static_cast<char>(0x80 | ((code >> 12) & 0x3F)));
    out.push_back(static_cast<char>(0x80 | ((code >> 6) & 0x3F)));
    out.push_back(static_cast<char>(0x80 | (code & 0x3F)));
  }
}

/// The character of a reference without its `&` and `;`; 0 where it is not known.
std::uint32_t character_of(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, std::uint32_t>, 14> named{{{"amp", '&'},
                                                                              {"lt", '<'},
                                                                              {"gt", '>'},
                                                                              {"quot", '"'},
                                                                              {"apos", '\''},
                                                                              {"nbsp", ' '},
                                                                              {"ndash", 0x2013},
                                                                              {"mdash", 0x2014},
                                                                              {"bull", 0x2022},
                                                                              {"middot", 0xB7},
                                                                              {"lsquo", 0x2018},
                                                                              {"rsquo", 0x2019},
                                                                              {"ldquo", 0x201C},
                                                                              {"rdquo", 0x201D}}};
  if (name.starts_with('#')) {
    const bool hex = name.size() > 1 && lower(name[1]) == 'x';
    std::uint32_t code = 0;
    const char* begin = name.data() + (hex ? 2 : 1);
    std::from_chars(begin, name.data() + name.size(), code, hex ? 16 : 10);
    return code == 0xA0 ? ' ' : code;
  }
  const auto found =
      std::ranges::find(named, name, &std::pair<std::string_view, std::uint32_t>::first);
  return found == named.end() ? 0 : found->second;
}

class HtmlReader {
 public:
  explicit HtmlReader(std::string_view html) : html_(html) {}

  Rendered read() {
    while (i_ < html_.size()) {
      if (html_[i_] == '<' && i_ + 1 < html_.size() && !is_blank(html_[i_ + 1]))
        take_tag();
      else if (html_[i_] == '&')
        take_reference();
      else
        take_character();
    }
    end_line();
    return std::move(rendered_);
  }

 private:
  struct OpenList {
    bool ordered = false;
    int items = 0;
  };

  void advance(std::size_t to) {
    to = std::min(to, html_.size());
    line_ += static_cast<std::uint32_t>(std::count(html_.begin() + static_cast<std::ptrdiff_t>(i_),
                                                   html_.begin() + static_cast<std::ptrdiff_t>(to),
                                                   '\n'));
    i_ = to;
  }

  void take_tag() {
    if (html_.substr(i_).starts_with("<!--")) {
      const std::size_t end = html_.find("-->", i_);
      advance(end == std::string_view::npos ? html_.size() : end + 3);
      return;
    }
    const bool closing = html_[i_ + 1] == '/';
    std::size_t j = i_ + (closing ? 2 : 1);
    std::string name;
    while (j < html_.size() && !is_blank(html_[j]) && html_[j] != '>' && html_[j] != '/' &&
           name.size() < 16)
      name.push_back(lower(html_[j++]));
    const std::size_t end = html_.find('>', j);
    advance(end == std::string_view::npos ? html_.size() : end + 1);
    closing ? close(name) : open(name);
  }

  void open(const std::string& name) {
    if (is_unseen(name)) {
      skip_to_end_of(name);
      return;
    }
    if (breaks_line(name)) end_line();
    if (is_one_of(name, {"p", "table", "h1", "h2", "h3", "h4"})) blank_line();
    if (name == "ol" || name == "ul") {
      if (lists_.empty()) blank_line();
      lists_.push_back({name == "ol", 0});
    }
    if (name == "li") begin_item();
  }

  void close(const std::string& name) {
    if (breaks_line(name) && name != "br") end_line();
    if ((name == "ol" || name == "ul") && !lists_.empty()) lists_.pop_back();
  }

  void begin_item() {
    if (lists_.empty() || lists_.size() > 20) return;
    OpenList& list = lists_.back();
    ++list.items;
    pending_ = list.ordered ? std::to_string(list.items) + ". " : "- ";
  }

  void skip_to_end_of(const std::string& name) {
    const std::string wanted = "</" + name;
    auto at =
        std::search(html_.begin() + static_cast<std::ptrdiff_t>(i_), html_.end(), wanted.begin(),
                    wanted.end(), [](char a, char b) { return lower(a) == b; });
    advance(static_cast<std::size_t>(at - html_.begin()));
  }

  void take_reference() {
    const std::size_t end = html_.substr(i_, 12).find(';');
    const std::uint32_t code =
        end == std::string_view::npos ? 0 : character_of(html_.substr(i_ + 1, end - 1));
    if (code == 0) {
      take_character();
      return;
    }
    i_ += end + 1;
    if (code == ' ') {
      blank_ = true;
      return;
    }
    before_text();
    put_utf8(code, current_);
  }

  void take_character() {
    const char c = html_[i_];
    if (c == '\n') ++line_;
    ++i_;
    if (is_blank(c)) {
      blank_ = true;
    } else {
      before_text();
      current_.push_back(c);
    }
  }

  void before_text() {
    if (current_.empty()) {
      current_ = pending_;
      pending_.clear();
      current_line_ = line_;
    } else if (blank_) {
      current_.push_back(' ');
    }
    blank_ = false;
  }

  void end_line() {
    blank_ = false;
    if (current_.empty()) return;
    rendered_.text += current_ + "\n";
    rendered_.lines.push_back(current_line_);
    current_.clear();
  }

  void blank_line() {
    if (rendered_.text.empty() || rendered_.text.ends_with("\n\n")) return;
    rendered_.text += "\n";
    rendered_.lines.push_back(line_);
  }

  std::string_view html_;
  std::size_t i_ = 0;
  std::uint32_t line_ = 1;
  Rendered rendered_;
  std::string current_;
  std::string pending_;  // an item's marker, until its first word comes
  std::uint32_t current_line_ = 1;
  bool blank_ = false;
  std::vector<OpenList> lists_;
};

}  // namespace

bool is_html(std::string_view text) {
  std::string head(text.substr(0, 4096));
  std::ranges::transform(head, head.begin(), lower);
  return head.find("<!doctype html") != std::string::npos ||
         head.find("<html") != std::string::npos || head.find("<body") != std::string::npos ||
         head.find("<div") != std::string::npos || head.find("<ol") != std::string::npos ||
         head.find("<p>") != std::string::npos || head.find("<table") != std::string::npos ||
         head.find("<ul") != std::string::npos || head.find("<h1") != std::string::npos;
}

Rendered render_html(std::string_view html) { return HtmlReader(html).read(); }

}  // namespace selaras::importer
