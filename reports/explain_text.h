#pragma once

#include <string>
#include <string_view>

#include "model/rule_page.h"
#include "reports/texts.h"

namespace selaras::reports {

/// One rule's page as plain text.
[[nodiscard]] std::string explain_text(const model::RulePage& page, const Texts& texts);

/// All shipped rules with level and title, by theme.
[[nodiscard]] std::string rules_text(const Texts& texts);

}  // namespace selaras::reports
