#pragma once

#include <span>
#include <string>
#include <string_view>

#include "reports/render_library.h"

namespace selaras::reports {

/// An SVG of ours as PNG, two dots a pixel for sharp print; a very large picture is made smaller,
/// so that it fits into what PNG readers take. On one machine the same picture gives the same
/// bytes; other machines may have other fonts. Throws RenderFault.
[[nodiscard]] std::string png_of(std::string_view svg);

/// SVGs of ours as a PDF of so many pages, each as large as its picture. Text stays text; no date
/// is written. Throws RenderFault.
[[nodiscard]] std::string pdf_of(std::span<const std::string> pages, const std::string& title);

}  // namespace selaras::reports
