#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "checker/finding.h"
#include "checker/rule.h"
#include "model/procedure.h"
#include "model/reference.h"

namespace selaras::checker::sample {

/// Reads a procedure as the program does; a fault in it fails the test.
[[nodiscard]] model::Procedure procedure(std::string_view json);

/// A procedure of which only the flow matters: each line of `flow` is "a -> b", "a[outcome] -> b"
/// or "a" for a step without edges; "granted" and "rejected" are ends. The first step named is the
/// first of the flow. `more` are further keys of the file, each ending in a comma.
[[nodiscard]] model::Procedure flow(const std::vector<std::string>& flow,
                                    std::string_view more = {});

/// What one rule reports, with the shipped reference that matches the procedure, if any.
[[nodiscard]] std::vector<Finding> found(std::string_view rule, const model::Procedure& procedure);

[[nodiscard]] const Rule& rule(std::string_view id);

/// The values of an argument; empty where the finding has none of that name.
[[nodiscard]] std::vector<std::string> values(const Finding& finding, std::string_view argument);

}  // namespace selaras::checker::sample
