#pragma once

#include <string>
#include <string_view>

#include "reports/html_view.h"
#include "reports/texts.h"

namespace selaras::reports {

/// Renders `reports/html/<name>.mustache`, in the part of Mustache that the pages need: `{{name}}`,
/// `{{{name}}}`, `{{#section}}`, `{{^section}}`, `{{>partial}}` from the same folder, `{{.}}`.
/// `{{text.x}}` is the text `page.x` of the catalogues. Everything but `{{{…}}}` is escaped for
/// HTML, attributes included, and loses its control characters. A name that neither the view nor
/// the catalogues know is a bug of ours, and so is a template that is none.
[[nodiscard]] std::string rendered(std::string_view name, const View& view, const Texts& texts);

/// Safe as HTML text and inside a quoted attribute.
[[nodiscard]] std::string html_escaped(std::string_view text);

}  // namespace selaras::reports
