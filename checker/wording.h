#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/procedure.h"
#include "model/reference.h"

/// Comparing words of a page without knowing any: what counts as the same is data of the reference
/// and of the procedure.
namespace selaras::checker {

/// The words of a text in lower case, in order: runs of letters and digits.
[[nodiscard]] std::vector<std::string> words(std::string_view text);

/// A marker's parts: "4." is {4}, "1. a." is {1, a}, "-" is {}.
[[nodiscard]] std::vector<std::string> marker_parts(std::string_view marker);

/// How a reader finds the item: its marker without punctuation behind those of the items that hold
/// it, "4.d". A marker printed twice ("1. 1.") counts once.
[[nodiscard]] std::string number_of(const model::Item& item, const model::Procedure& procedure);

/// A name as one run of letters, so that "Dirjendukcapil" and "Dirjen Dukcapil" are the same.
[[nodiscard]] std::string squeezed(std::string_view name);

/// The same without the words that name the region and its kind ("Kota Pasuruan").
[[nodiscard]] std::string squeezed_without(std::string_view name, std::string_view region);

/// The name is one of those that the reference knows to mean exactly this role, with or without
/// the region's own words.
[[nodiscard]] bool is_alias(std::string_view name, std::string_view region,
                            const model::Role& role);

}  // namespace selaras::checker
