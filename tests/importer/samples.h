#pragma once

#include <string>
#include <string_view>

#include "importer/import.h"

/// Pages written for the tests, in the layouts that published ones have.
namespace selaras::tests {

/// The procedure of a page; the test fails where the page is refused.
[[nodiscard]] model::Procedure read(std::string_view page);
/// Why a page is refused; empty where it is read.
[[nodiscard]] std::string refusal(std::string_view page);
/// True where the import asks a person to look at that.
[[nodiscard]] bool notes(std::string_view page, std::string_view code);

/// "1. first\n2. second\n…" as the steps of a page that has everything else.
[[nodiscard]] std::string page_with_steps(std::string_view steps);
[[nodiscard]] std::string page_with_time(std::string_view time);
[[nodiscard]] std::string page_with_requirements(std::string_view requirements);

/// Edges as "a -> b [outcome] stated", a line each.
[[nodiscard]] std::string flow_of(const model::Procedure& procedure);
/// The ids of the steps, separated by blanks.
[[nodiscard]] std::string steps_of(const model::Procedure& procedure);

}  // namespace selaras::tests
