#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <kainjow/mustache.hpp>

#include "reports/texts.h"

namespace selaras::reports {

/// What a template shows: texts, lists, objects with named members.
using View = kainjow::mustache::data;

[[nodiscard]] inline View list_view() { return View(View::type::list); }
[[nodiscard]] inline View flag(bool truth) {
  return View(truth ? View::type::bool_true : View::type::bool_false);
}
/// A section that is rendered once with the text as `.`, or not at all where it is empty.
[[nodiscard]] View maybe(const std::string& text);

/// Renders `reports/html/<name>.mustache` with `{{>partial}}` from the same folder. `{{text.x}}` is
/// the text `page.x` of the catalogues. Everything but `{{{…}}}` is escaped for HTML, attributes
/// included, and loses its control characters. A name that neither the view nor the catalogues
/// know is a bug of ours: mustache itself would print nothing.
[[nodiscard]] std::string rendered(std::string_view name, const View& view, const Texts& texts);

/// Safe as HTML text and inside a quoted attribute.
[[nodiscard]] std::string html_escaped(std::string_view text);

}  // namespace selaras::reports
