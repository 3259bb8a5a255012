#include "reports/html_part.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <span>

#include "model/load.h"
#include "model/shipped.h"
#include "reports/html_template.h"
#include "reports/packed.h"

namespace selaras::reports {
namespace {

constexpr std::array scripts{"parts", "places", "findings", "matrix", "diagram", "charts", "print"};
constexpr std::string_view chart_library = "chart.js/chart.min.js";

std::string shipped_text(const std::string& path) {
  const model::ShippedFile* file = model::shipped_file(path);
  assert(file != nullptr);
  return std::string(file->text);
}

unsigned nibble(char digit) {
  return static_cast<unsigned>(digit <= '9' ? digit - '0' : digit - 'a' + 10);
}

std::string bytes_of(std::string_view hexadecimal) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hexadecimal.size(); i += 2) {
    bytes += static_cast<char>(nibble(hexadecimal[i]) << 4 | nibble(hexadecimal[i + 1]));
  }
  return bytes;
}

/// With the hash by which the page's own policy lets it run, and no other.
View script_view(const std::string& text) {
  View script;
  script.set("hash", base64(bytes_of(model::sha256(text))));
  script.set("script", text);
  return script;
}

/// The library only where it was there when the program was built and something is to be drawn.
View scripts_view(bool with_charts) {
  View list = list_view();
  const model::ShippedFile* library = model::shipped_file(chart_library);
  if (with_charts && library != nullptr) list.push_back(script_view(std::string(library->text)));
  for (const char* name : scripts) {
    list.push_back(script_view(shipped_text("reports/html/" + std::string(name) + ".js")));
  }
  return list;
}

View parts_view(std::span<const Part> parts) {
  View list = list_view();
  for (const Part& part : parts) {
    if (part.late) continue;
    View one;
    one.set("name", part.name);
    one.set("markup", part.markup);
    list.push_back(std::move(one));
  }
  return list;
}

View stored(const Part& part, const Texts& texts) {
  View view;
  view.set("name", part.name);
  view.set("part_lang", std::string(tag(texts.language())));
  view.set("data", part.packed.empty() ? packed(part.markup) : part.packed);
  return view;
}

View store_view(const std::vector<Parts>& languages) {
  View list = list_view();
  for (const Parts& parts : languages) {
    for (const Part& part : parts.list) {
      const bool is_shown = &parts == &languages.front() && !part.late;
      if (!is_shown) list.push_back(stored(part, *parts.texts));
    }
  }
  return list;
}

}  // namespace

std::string document(const std::vector<Parts>& languages, bool with_charts) {
  const Texts& texts = *languages.front().texts;
  View view;
  view.set("lang", std::string(tag(texts.language())));
  view.set("many", flag(std::ranges::any_of(languages.front().list, &Part::late)));
  view.set("css", shipped_text("reports/html/page.css"));
  view.set("scripts", scripts_view(with_charts));
  const std::span<const Part> parts(languages.front().list);
  view.set("contents", parts_view(parts.first(1)));
  view.set("parts", parts_view(parts.subspan(1)));
  view.set("store", store_view(languages));
  return rendered("page", view, texts);
}

}  // namespace selaras::reports
