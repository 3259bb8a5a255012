#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/diagnostic.h"
#include "model/json.h"
#include "model/text.h"

namespace selaras::model {

/// Reads typed values out of one JSON object and says what is wrong with it: missing, of another
/// type, out of a list of words, unknown. The readers of procedures, references, scenarios and
/// calendars are written on it. Each key asked for is known; `finish` reports the others with the
/// nearest known one ("did you mean").
class ObjectReader {
 public:
  /// `node` and `diagnostics` must outlive the reader. A node that is no object is reported here
  /// and then reads as empty.
  ObjectReader(const json::Node& node, const std::string& file, Diagnostics& diagnostics);

  [[nodiscard]] bool is_object() const { return node_.kind == json::Node::Kind::object; }
  /// The member, or null where it is absent or JSON's null, which says as much; marks the key as
  /// known.
  const json::Node* member(std::string_view key);
  /// The member, reported where missing.
  const json::Node* required(std::string_view key);

  std::string string(std::string_view key);  // required; empty after a report
  std::optional<std::string> optional_string(std::string_view key);
  std::optional<std::int64_t> optional_integer(std::string_view key);
  std::optional<double> optional_number(std::string_view key);
  bool boolean(std::string_view key, bool otherwise);
  std::vector<std::string> strings(std::string_view key);  // absent: empty; a lone string: one
  /// The elements of an array; absent: empty; a lone value stands for an array of one.
  std::vector<const json::Node*> elements(std::string_view key);
  /// `{"id": …, "en": …}`; both are required where the key is present.
  Text text(std::string_view key);
  std::optional<Text> optional_text(std::string_view key);

  /// One of `words` (name, value); reported with the nearest word otherwise.
  template <class Value>
  std::optional<Value> optional_word(std::string_view key,
                                     const std::vector<std::pair<std::string_view, Value>>& words);
  /// The same of a value that is at hand, as an element of the array `key`.
  template <class Value>
  std::optional<Value> word_of(const json::Node& node, std::string_view key,
                               const std::vector<std::pair<std::string_view, Value>>& words);
  template <class Value>
  Value word(std::string_view key, const std::vector<std::pair<std::string_view, Value>>& words,
             Value otherwise);

  /// Reports members nobody asked for. Keys that start with `$` (`$schema`) are always allowed.
  void finish();
  /// What else stands in the object is not judged: it cannot be, where its kind is not known.
  void accept_all();

  void report(std::string code, const json::Node& at,
              std::vector<std::pair<std::string, std::string>> arguments = {});
  /// At this object.
  void report(std::string code, std::vector<std::pair<std::string, std::string>> arguments = {});
  void wrong_type(const json::Node& node, std::string_view key, std::string_view expected);
  [[nodiscard]] Place place(const json::Node& node) const;
  [[nodiscard]] Place place() const { return place(node_); }
  [[nodiscard]] const std::string& file() const { return file_; }
  [[nodiscard]] Diagnostics& diagnostics() { return diagnostics_; }

 private:
  void unknown_word(const json::Node& node, std::string_view key,
                    const std::vector<std::string_view>& words);

  const json::Node& node_;
  const std::string& file_;
  Diagnostics& diagnostics_;
  std::vector<std::string_view> known_;
};

template <class Value>
std::optional<Value> ObjectReader::optional_word(
    std::string_view key, const std::vector<std::pair<std::string_view, Value>>& words) {
  const json::Node* node = member(key);
  return node == nullptr ? std::nullopt : word_of(*node, key, words);
}

template <class Value>
std::optional<Value> ObjectReader::word_of(
    const json::Node& node, std::string_view key,
    const std::vector<std::pair<std::string_view, Value>>& words) {
  if (node.kind != json::Node::Kind::string) {
    wrong_type(node, key, "string");
    return std::nullopt;
  }
  std::vector<std::string_view> names;
  for (const auto& [name, value] : words) {
    if (name == node.string) return value;
    names.push_back(name);
  }
  unknown_word(node, key, names);
  return std::nullopt;
}

template <class Value>
Value ObjectReader::word(std::string_view key,
                         const std::vector<std::pair<std::string_view, Value>>& words,
                         Value otherwise) {
  if (required(key) == nullptr) return otherwise;
  return optional_word(key, words).value_or(otherwise);
}

/// What `read` makes of each element of an array of objects; unknown keys in them are reported.
template <class Read>
auto read_each(ObjectReader& reader, std::string_view key, Read read) {
  std::vector<decltype(read(reader))> result;
  const std::vector<const json::Node*> nodes = reader.elements(key);
  result.reserve(nodes.size());
  for (const json::Node* node : nodes) {
    ObjectReader element(*node, reader.file(), reader.diagnostics());
    result.push_back(read(element));
    element.finish();
  }
  return result;
}

/// What `read` makes of an object, if there is one; unknown keys in it are reported.
template <class Read>
auto read_object(ObjectReader& reader, std::string_view key, Read read) {
  std::optional<decltype(read(reader))> result;
  if (const json::Node* node = reader.member(key)) {
    ObjectReader object(*node, reader.file(), reader.diagnostics());
    result = read(object);
    object.finish();
  }
  return result;
}

/// The elements of an array; any other value stands for an array of one.
[[nodiscard]] std::vector<const json::Node*> elements_of(const json::Node& node);

/// A text in both languages.
[[nodiscard]] Text read_text(const json::Node& node, const std::string& file,
                             Diagnostics& diagnostics);

/// A file's bytes. Throws std::system_error, which is a std::runtime_error (a fault of the world),
/// where it cannot be read, or is longer than `json::size_limit` (std::errc::file_too_large).
[[nodiscard]] std::string file_text(const std::string& path);

}  // namespace selaras::model
