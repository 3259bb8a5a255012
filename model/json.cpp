#include "model/json.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <set>
#include <utility>

#include <nlohmann/json.hpp>

#include "model/text.h"

namespace selaras::model::json {
namespace {

/// Walks the raw text in step with the parser's events. Between two tokens stand only white space,
/// commas, colons and comments, so that each token's begin is found by skipping those.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {
    if (text_.starts_with("\xEF\xBB\xBF")) offset_ = 3;  // a byte order mark has no column
  }

  [[nodiscard]] Position position() const { return position_; }
  [[nodiscard]] std::size_t offset() const { return offset_; }

  void advance(std::size_t bytes) {
    for (; bytes > 0 && offset_ < text_.size(); --bytes) step();
  }
  void advance_to(std::size_t offset) {
    while (offset_ < offset && offset_ < text_.size()) step();
  }
  void skip_blank() {
    while (offset_ < text_.size()) {
      const char c = text_[offset_];
      if (c == '/') {
        skip_comment();
      } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
        step();
      } else {
        return;
      }
    }
  }
  /// To the next token that makes an event.
  void skip_to_value() {
    for (skip_blank(); at(',') || at(':'); skip_blank()) step();
  }
  /// Past any one token.
  void skip_token() {
    const std::size_t begin = offset_;
    if (at('"')) return skip_string();
    skip_number();
    while (offset_ < text_.size() && is_letter(text_[offset_])) step();
    if (offset_ == begin) advance(1);
  }
  /// No line ends within a string, so that its bytes are passed at once.
  void skip_string() {
    std::size_t end = offset_ + 1;
    while (end < text_.size() && text_[end] != '"') end += text_[end] == '\\' ? 2 : 1;
    end = std::min(end + 1, text_.size());
    position_.column +=
        static_cast<std::uint32_t>(code_points(text_.substr(offset_, end - offset_)));
    offset_ = end;
  }
  /// Returns the number as written.
  std::string_view skip_number() {
    const std::size_t begin = offset_;
    const std::size_t end = text_.find_first_not_of("+-.0123456789eE", begin);
    advance_to(end == std::string_view::npos ? text_.size() : end);
    return text_.substr(begin, offset_ - begin);
  }

 private:
  void step() {
    const auto byte = static_cast<unsigned char>(text_[offset_++]);
    if (byte == '\n') {
      ++position_.line;
      position_.column = 1;
    } else if ((byte & 0xC0) != 0x80) {
      // A code point counts when its first byte is passed; the rest of it follows at once.
      ++position_.column;
    }
  }
  [[nodiscard]] bool at(char c) const { return offset_ < text_.size() && text_[offset_] == c; }
  static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
  void skip_comment() {
    const bool block = text_.substr(offset_).starts_with("/*");
    advance(2);
    const std::size_t end =
        block ? text_.find("*/", offset_) : text_.find_first_of("\n\r", offset_);
    advance_to(end == std::string_view::npos ? text_.size() : end);
    if (block) advance(2);
  }

  std::string_view text_;
  std::size_t offset_ = 0;
  Position position_{1, 1};
};

using Arguments = std::vector<std::pair<std::string, std::string>>;

/// Builds the tree from the events of nlohmann's parser, which calls these names.
class Builder {
 public:
  Builder(std::string_view text, const std::string& file, Diagnostics& diagnostics)
      : text_(text), file_(file), diagnostics_(diagnostics), cursor_(text) {}

  Node take() { return std::move(root_); }

  bool null() { return scalar(Node::Kind::null, 4); }
  bool boolean(bool value) {
    return scalar(Node::Kind::boolean, value ? 4 : 5, [&](Node& node) { node.boolean = value; });
  }
  bool number_integer(std::int64_t value) { return integer(value); }
  bool number_unsigned(std::uint64_t value) {
    if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
      return real(static_cast<double>(value));
    }
    return integer(static_cast<std::int64_t>(value));
  }
  bool number_float(double value, const std::string& /*as_written*/) { return real(value); }
  bool string(std::string& value) {
    Node* node = open(Node::Kind::string);
    if (node == nullptr) return false;
    cursor_.skip_string();
    node->string = std::move(value);
    node->end = cursor_.position();
    if (node->string.find('\0') != std::string::npos) report("json-nul", node->begin, node->end);
    close();
    return true;
  }
  bool binary(nlohmann::json::binary_t& /*value*/) { return false; }  // not in JSON text

  bool start_object(std::size_t /*size*/) { return start(Node::Kind::object); }
  bool start_array(std::size_t /*size*/) { return start(Node::Kind::array); }
  bool end_object() { return end(); }
  bool end_array() { return end(); }

  bool key(std::string& name) {
    cursor_.skip_to_value();
    Member member;
    member.begin = cursor_.position();
    cursor_.skip_string();
    member.end = cursor_.position();
    Frame& frame = frames_.back();
    frame.repeated = frame.has(name);
    if (frame.repeated) {
      report("json-duplicate-key", member.begin, member.end, {{"key", shortened(name)}});
    }
    member.key = std::move(name);
    frame.node->members.push_back(std::move(member));
    return true;
  }

  bool parse_error(std::size_t bytes_read, const std::string& /*token*/,
                   const nlohmann::detail::exception& fault) {
    constexpr int out_of_range = 406;
    const std::string code = fault.id == out_of_range ? "json-number-range" : "json-syntax";
    // Faults inside a token quote it and stand at the last byte read; the others concern a token as
    // a whole. Its text as handed over here is not to be used: white space may stand before it.
    const bool inside = std::string_view(fault.what()).find("; last read: ") != std::string::npos;
    if (inside) {
      fail(code, bytes_read - 1, 1);
      return false;
    }
    std::size_t begin = 0;
    do {
      cursor_.skip_blank();
      begin = cursor_.offset();
      cursor_.skip_token();
    } while (cursor_.offset() < bytes_read && cursor_.offset() < text_.size());
    fail(code, begin, cursor_.offset() - begin);
    return false;
  }

 private:
  struct Frame {
    Node* node;
    std::set<std::string, std::less<>> keys;  // only of objects too large to be searched
    bool repeated = false;  // the member under way has a key that was there before

    bool has(const std::string& key) {
      constexpr std::size_t small = 16;
      if (node->members.size() < small) return node->find(key) != nullptr;
      if (keys.empty()) {
        for (const Member& member : node->members) keys.insert(member.key);
      }
      return !keys.insert(key).second;
    }
  };

  /// Reports at a byte; what stands there is the diagnostic's argument.
  void fail(std::string code, std::size_t offset, std::size_t length) {
    Cursor cursor(text_);
    cursor.advance_to(offset);
    const Position begin = cursor.position();
    if (offset >= text_.size()) return report("json-unfinished", begin, begin);
    const auto byte = static_cast<unsigned char>(text_[offset]);
    if (byte < 0x20 && code == "json-syntax") {
      return report("json-control-character", begin, begin, {{"code", std::to_string(byte)}});
    }
    // Not to cut a code point in two.
    while (offset + length < text_.size() && (text_[offset + length] & 0xC0) == 0x80) ++length;
    cursor.advance(length);
    report(std::move(code), begin, cursor.position(),
           {{"found", shortened(text_.substr(offset, length))}});
  }

  void report(std::string code, Position begin, Position end, Arguments arguments = {}) {
    add_fault(diagnostics_, {std::move(code), {file_, begin, end}, std::move(arguments)});
  }

  /// A new value at the next token; null where there are too many.
  Node* open(Node::Kind kind) {
    cursor_.skip_to_value();
    if (++values_ > value_limit) {
      report("json-too-many-values", cursor_.position(), cursor_.position(),
             {{"limit", std::to_string(value_limit)}});
      return nullptr;
    }
    Node* node = &root_;
    if (!frames_.empty()) {
      Node& parent = *frames_.back().node;
      node = parent.kind == Node::Kind::array ? &parent.elements.emplace_back()
                                              : &parent.members.back().value;
    }
    node->kind = kind;
    node->begin = cursor_.position();
    return node;
  }

  /// A value is complete: if its key was there before, it is forgotten.
  void close() {
    if (frames_.empty() || !frames_.back().repeated) return;
    frames_.back().node->members.pop_back();
    frames_.back().repeated = false;
  }

  bool scalar(Node::Kind kind, std::size_t length) {
    return scalar(kind, length, [](Node&) {});
  }
  template <class Fill>
  bool scalar(Node::Kind kind, std::size_t length, Fill fill) {
    Node* node = open(kind);
    if (node == nullptr) return false;
    cursor_.advance(length);
    node->end = cursor_.position();
    fill(*node);
    close();
    return true;
  }

  bool integer(std::int64_t value) {
    return scalar(Node::Kind::integer, 0, [&](Node& node) {
      cursor_.skip_number();
      node.end = cursor_.position();
      node.integer = value;
      node.number = static_cast<double>(value);
    });
  }
  bool real(double value) {
    return scalar(Node::Kind::number, 0, [&](Node& node) {
      const std::string_view written = cursor_.skip_number();
      node.end = cursor_.position();
      node.number = value;
      if (written.find_first_of(".eE") == std::string_view::npos) {
        report("json-integer-range", node.begin, node.end, {{"found", shortened(written)}});
      }
    });
  }

  bool start(Node::Kind kind) {
    Node* node = open(kind);
    if (node == nullptr) return false;
    if (frames_.size() == depth_limit) {
      report("json-too-deep", node->begin, node->begin, {{"limit", std::to_string(depth_limit)}});
      return false;
    }
    cursor_.advance(1);
    // Most objects are small; without this each would move its first members several times.
    if (kind == Node::Kind::object) node->members.reserve(4);
    frames_.push_back({node, {}});
    return true;
  }
  bool end() {
    cursor_.skip_to_value();
    cursor_.advance(1);
    frames_.back().node->end = cursor_.position();
    frames_.pop_back();
    close();
    return true;
  }

  std::string_view text_;
  const std::string& file_;
  Diagnostics& diagnostics_;
  Cursor cursor_;
  Node root_;
  std::vector<Frame> frames_;  // the open objects and arrays; a node moves only after it is closed
  std::size_t values_ = 0;
};

/// Where a byte of a text stands. The text up to there is valid UTF-8.
Position position_of(std::string_view text, std::size_t offset) {
  Cursor cursor(text);
  cursor.advance_to(offset);
  return cursor.position();
}

/// What the parser must not even see. True where there is such a thing.
bool refuse(std::string_view text, const std::string& file, Diagnostics& diagnostics) {
  const auto report = [&](std::string code, Position at, Arguments arguments) {
    diagnostics.push_back({std::move(code), {file, at, at}, std::move(arguments)});
    return true;
  };
  if (text.size() > size_limit) {
    return report("json-too-large", {}, {{"limit", std::to_string(size_limit >> 20)}});
  }
  const std::size_t nul = text.find('\0');
  const std::optional<std::size_t> invalid = invalid_utf8(text.substr(0, nul));
  if (invalid) return report("json-invalid-utf8", position_of(text, *invalid), {});
  if (nul != std::string_view::npos) return report("json-nul", position_of(text, nul), {});
  return false;
}

}  // namespace

const Node* Node::find(std::string_view key) const {
  for (const Member& member : members) {
    if (member.key == key) return &member.value;
  }
  return nullptr;
}

std::optional<Node> parse(std::string_view text, const std::string& file,
                          Diagnostics& diagnostics) {
  if (refuse(text, file, diagnostics)) return std::nullopt;
  Builder builder(text, file, diagnostics);
  constexpr bool whole_text = true;
  constexpr bool ignore_comments = true;
  if (!nlohmann::json::sax_parse(text.begin(), text.end(), &builder,
                                 nlohmann::json::input_format_t::json, whole_text,
                                 ignore_comments)) {
    return std::nullopt;
  }
  return builder.take();
}

}  // namespace selaras::model::json
