#pragma once

#include <string>
#include <string_view>

namespace selaras::model {

/// A field of a CSV file (RFC 4180), in quotation marks where it needs them. What a spreadsheet
/// would take for a formula is led by an apostrophe.
[[nodiscard]] std::string csv_field(std::string_view text);

/// What was given to `csv_field`, once a reader has taken off the quotation marks.
[[nodiscard]] std::string_view without_apostrophe(std::string_view field);

}  // namespace selaras::model
