#include "importer/form.h"

namespace selaras::importer {

std::string filled(std::string_view form,
                   const std::map<std::string, std::string, std::less<>>& slots) {
  std::string out;
  std::string group;
  bool in_group = false;
  bool complete = true;
  for (std::size_t i = 0; i < form.size(); ++i) {
    std::string& target = in_group ? group : out;
    if (form[i] == '[') {
      in_group = complete = true;
      group.clear();
    } else if (form[i] == ']') {
      in_group = false;
      if (complete) out += group;
    } else if (form[i] == '{') {
      const std::size_t end = form.find('}', i);
      const auto slot = slots.find(form.substr(i + 1, end - i - 1));
      const std::string value = slot == slots.end() ? "" : slot->second;
      complete = complete && !value.empty();
      target += value;
      i = end;
    } else {
      target += form[i];
    }
  }
  return out;
}

}  // namespace selaras::importer
