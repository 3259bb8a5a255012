#include "reports/html_template.h"

#include <cassert>
#include <map>
#include <memory>

#include "model/shipped.h"
#include "model/text.h"

namespace selaras::reports {
namespace {

namespace mustache = kainjow::mustache;

std::string template_text(std::string_view name) {
  const std::string path = "reports/html/" + std::string(name) + ".mustache";
  const model::ShippedFile* file = model::shipped_file(path);
  assert(file != nullptr && "a template is missing");
  return std::string(file->text);
}

/// Looks names up in the view, texts in the catalogues and partials among the templates; knows no
/// "not found".
class StrictContext : public mustache::context<std::string> {
 public:
  StrictContext(const View& view, const Texts& texts) : context(&view), texts_(texts) {}

  const View* get(const std::string& name) const override {
    if (name.starts_with("text.")) return word(name);
    const View* found = context::get(name);
    assert(found != nullptr && "a template asks for a name that nobody gives");
    return found;
  }

  const View* get_partial(const std::string& name) const override {
    return remembered("> " + name, [&] { return template_text(name); });
  }

 private:
  const View* word(const std::string& name) const {
    return remembered(name, [&] { return texts_("page." + name.substr(5)); });
  }

  template <class Make>
  const View* remembered(const std::string& name, Make make) const {
    auto known = kept_.find(name);
    if (known == kept_.end()) known = kept_.emplace(name, std::make_unique<View>(make())).first;
    return known->second.get();
  }

  const Texts& texts_;
  mutable std::map<std::string, std::unique_ptr<View>> kept_;
};

}  // namespace

View maybe(const std::string& text) {
  View list = list_view();
  if (!text.empty()) list.push_back(text);
  return list;
}

std::string rendered(std::string_view name, const View& view, const Texts& texts) {
  mustache::mustache page(template_text(name));
  page.set_custom_escape([](const std::string& text) { return html_escaped(text); });
  StrictContext context(view, texts);
  std::string out = page.render(context);
  assert(page.is_valid() && "a template is no valid mustache");
  return out;
}

std::string html_escaped(std::string_view text) {
  std::string out;
  for (const char letter : model::printable(text)) {
    switch (letter) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += letter;
    }
  }
  return out;
}

}  // namespace selaras::reports
