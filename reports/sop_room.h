#pragma once

#include <cstddef>
#include <vector>

#include "reports/sop_layout.h"
#include "reports/sop_pages.h"

/// How much room the symbols of an SOP form need, and the arrows between them.
namespace selaras::reports::sop {

inline constexpr double symbol_width = 56;
inline constexpr double off_border = 8;  // lines in a gutter keep beside the rule between columns

[[nodiscard]] double height_of(SymbolKind kind);

/// How many arrows turn in the channel above each line, and below the last.
[[nodiscard]] std::vector<std::size_t> turning(const Sheet& sheet);
/// Above or below a symbol, for so many arrows that turn there.
[[nodiscard]] double room(std::size_t arrows);

/// Wide enough for the symbols and for what runs between them on the fullest page.
[[nodiscard]] double performer_width(const std::vector<Sheet>& sheets, std::size_t columns,
                                     double least);

}  // namespace selaras::reports::sop
