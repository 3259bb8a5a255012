#pragma once

#include "model/diagnostic.h"
#include "model/procedure.h"

namespace selaras::importer {

/// What a procedure says and its page, once read, does not say (page-cannot-say), or the other way
/// round (page-says-more): `at` is where in the procedure, by ids, `value` what it says there.
/// Wording, evidence and the numbering of the page are its own and not compared.
[[nodiscard]] model::Diagnostics losses(const model::Procedure& procedure,
                                        const model::Procedure& read_back);

}  // namespace selaras::importer
