#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace selaras::reports {

/// What a template shows: a text, a truth, a list, or an object with named members.
class View {
 public:
  struct Member;

  View() : value_(std::vector<Member>()) {}
  View(std::string text) : value_(std::move(text)) {}
  View(const char* text) : value_(std::string(text)) {}
  explicit View(bool truth) : value_(truth) {}
  explicit View(std::vector<View> list) : value_(std::move(list)) {}

  /// Of an object; `name` must be a literal. A name given twice holds the later value.
  void set(std::string_view name, View value);
  void push_back(View value) { std::get<std::vector<View>>(value_).push_back(std::move(value)); }

  [[nodiscard]] const View* member(std::string_view name) const;
  /// Null for anything but a list, and for anything but a text.
  [[nodiscard]] const std::vector<View>* list() const {
    return std::get_if<std::vector<View>>(&value_);
  }
  [[nodiscard]] const std::string* text() const { return std::get_if<std::string>(&value_); }

  /// A section of an empty list or of `false` is left out.
  [[nodiscard]] bool is_shown() const;
  [[nodiscard]] bool is_empty_list() const { return list() != nullptr && list()->empty(); }

 private:
  std::variant<bool, std::string, std::vector<View>, std::vector<Member>> value_;
};

struct View::Member {
  std::string_view name;
  View value;
};

[[nodiscard]] inline View list_view() { return View(std::vector<View>()); }
[[nodiscard]] inline View flag(bool truth) { return View(truth); }
/// A section that is rendered once with the text as `.`, or not at all where it is empty.
[[nodiscard]] View maybe(std::string text);

}  // namespace selaras::reports
