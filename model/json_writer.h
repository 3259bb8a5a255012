#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace selaras::model::json {

/// Writes one JSON text, value by value, in the order of the calls. The same calls give the same
/// bytes everywhere: numbers are the shortest that read back as the same double, bytes that are no
/// UTF-8 become U+FFFD. Calls that would not give JSON (a value without its key) are a bug of the
/// caller.
class Writer {
 public:
  enum class Layout { indented, one_line };

  explicit Writer(Layout layout = Layout::indented) : layout_(layout) {}
  /// Writes elements of an array that another writer will have open at that depth: for what is
  /// known before what stands in front of it.
  [[nodiscard]] static Writer of_elements(std::size_t depth);

  Writer& begin_object() { return begin('{'); }
  Writer& end_object() { return end('}'); }
  Writer& begin_array() { return begin('['); }
  Writer& end_array() { return end(']'); }
  Writer& key(std::string_view name);

  Writer& null() { return raw("null"); }
  Writer& value(bool truth) { return raw(truth ? "true" : "false"); }
  Writer& value(std::string_view text);
  Writer& value(const char* text) { return value(std::string_view(text)); }
  Writer& value(const std::string& text) { return value(std::string_view(text)); }
  /// Not finite: null, as JSON has no word for it.
  Writer& value(double number);
  template <std::integral Integer>
  Writer& value(Integer number) {
    return raw(std::to_string(number));
  }
  template <class Value>
  Writer& value(const std::vector<Value>& values) {
    begin_array();
    for (const Value& each : values) value(each);
    return end_array();
  }

  template <class Value>
  Writer& member(std::string_view name, const Value& content) {
    return key(name).value(content);
  }
  /// An empty text becomes null.
  Writer& member_or_null(std::string_view name, std::string_view text);

  /// All that was written by a writer of elements, into the array that stands open.
  Writer& elements(Writer of_array);

  /// What was written; ends with a line end. Everything begun must have been ended.
  [[nodiscard]] std::string take();

 private:
  struct Open {
    char bracket;
    bool empty;
  };

  Writer& begin(char bracket);
  Writer& end(char bracket);
  Writer& raw(std::string_view token);
  void before_element();
  void new_line();

  Layout layout_;
  std::string text_;
  std::vector<Open> open_;
  bool after_key_ = false;
};

/// The text as a JSON string, quotation marks included.
[[nodiscard]] std::string escaped(std::string_view text);

/// The shortest decimal that reads back as the same double; "null" where it is not finite.
[[nodiscard]] std::string decimal(double number);

}  // namespace selaras::model::json
