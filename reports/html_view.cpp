#include "reports/html_view.h"

#include <algorithm>

namespace selaras::reports {

void View::set(std::string_view name, View value) {
  auto& members = std::get<std::vector<Member>>(value_);
  const auto known = std::ranges::find(members, name, &Member::name);
  if (known != members.end()) {
    known->value = std::move(value);
  } else {
    members.push_back({name, std::move(value)});
  }
}

const View* View::member(std::string_view name) const {
  const auto* members = std::get_if<std::vector<Member>>(&value_);
  if (members == nullptr) return nullptr;
  const auto found = std::ranges::find(*members, name, &Member::name);
  return found == members->end() ? nullptr : &found->value;
}

bool View::is_shown() const {
  if (const bool* truth = std::get_if<bool>(&value_)) return *truth;
  return !is_empty_list();
}

View maybe(std::string text) {
  View list = list_view();
  if (!text.empty()) list.push_back(std::move(text));
  return list;
}

}  // namespace selaras::reports
