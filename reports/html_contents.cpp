#include "reports/html_contents.h"

#include <array>

#include "reports/html_template.h"

namespace selaras::reports {
namespace {

View languages_view(const Texts& texts) {
  View list = list_view();
  for (const Language language : {Language::id, Language::en}) {
    View one;
    one.set("button_lang", std::string(tag(language)));
    one.set("language_name", texts("page.language." + std::string(tag(language))));
    one.set("pressed", language == texts.language() ? "true" : "false");
    list.push_back(std::move(one));
  }
  return list;
}

View links_view(std::span<const Sheet> sheets) {
  View list = list_view();
  for (const Sheet& sheet : sheets) {
    View link;
    link.set("anchor", sheet.anchor());
    link.set("region", sheet.procedure().region);
    list.push_back(std::move(link));
  }
  return list;
}

}  // namespace

Part contents_part(std::span<const Sheet> sheets, bool late, bool joint, const Texts& texts) {
  View view;
  view.set("languages", languages_view(texts));
  view.set("several", flag(sheets.size() > 1));
  view.set("late", flag(late));
  view.set("joint", flag(joint));
  view.set("regions", late ? list_view() : links_view(sheets));
  return {"contents", rendered("contents", view, texts)};
}

Part languages_part(const Texts& texts) {
  View view;
  view.set("languages", languages_view(texts));
  return {"contents", rendered("study_contents", view, texts)};
}

}  // namespace selaras::reports
