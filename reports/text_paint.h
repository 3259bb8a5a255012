#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "model/place.h"
#include "model/reference.h"
#include "reports/files.h"

/// What terminal texts are made of.
namespace selaras::reports {

enum class Ink { plain, strong, faint, error, warning, note, caret };

[[nodiscard]] Ink ink_of(model::Level level);

/// The words, free of control characters, in that ink where colour is wanted.
[[nodiscard]] std::string painted(std::string_view words, Ink ink, bool colour);

/// Lines of at most so many columns, those after the first indented by `indent` blanks; `words` is
/// made printable. The first line is taken to begin at `indent` already.
[[nodiscard]] std::string wrapped(std::string_view words, std::size_t indent,
                                  std::size_t columns = 80);

/// "file:line:column", as far as known.
[[nodiscard]] std::string location(const model::Place& at);

/// Filled up with blanks to so many columns; cut where it is longer.
[[nodiscard]] std::string padded(std::string_view words, std::size_t columns);
[[nodiscard]] std::string right_aligned(std::string_view words, std::size_t columns);

}  // namespace selaras::reports
