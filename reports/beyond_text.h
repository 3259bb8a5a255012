#pragma once

#include <string>

#include "model/scenario.h"
#include "reports/names.h"
#include "simulator/result.h"

namespace selaras::reports {

/// The document's name of that id in the scenario, in the reader's language.
[[nodiscard]] std::string document_name(const std::string& id, const model::Scenario* scenario,
                                        const Names& names);

/// The same of an entry that the scenario follows.
[[nodiscard]] std::string followed_name(const std::string& id, const model::Scenario* scenario,
                                        const Names& names);

/// Which documents files came back for, and what the scenario follows beyond the first outcome;
/// empty where it states neither.
[[nodiscard]] std::string beyond_text(const simulator::Result& result,
                                      const model::Scenario& scenario, const Names& names);

}  // namespace selaras::reports
