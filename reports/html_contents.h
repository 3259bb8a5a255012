#pragma once

#include <span>

#include "reports/html_part.h"
#include "reports/html_sheet.h"

namespace selaras::reports {

/// The list of what the page holds, with the switch of languages. With `late` it leads to the list
/// of regions instead of to each; with `joint` to what the shared people's load does.
[[nodiscard]] Part contents_part(std::span<const Sheet> sheets, bool late, bool joint,
                                 const Texts& texts);

/// Of a page that is short enough to have no list: the choice of language alone.
[[nodiscard]] Part languages_part(const Texts& texts);

}  // namespace selaras::reports
