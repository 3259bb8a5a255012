#pragma once

#include <string>

#include "reports/texts.h"

namespace selaras::reports {

/// All shipped rules as Markdown: a table a theme, with level and title.
[[nodiscard]] std::string rules_markdown(const Texts& texts);

/// The same as JSON: `rules`, each with id, level, group, title and help in both languages.
[[nodiscard]] std::string rules_json(std::string_view tool_version);

}  // namespace selaras::reports
