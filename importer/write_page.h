#pragma once

#include <string>

#include "importer/language.h"
#include "model/procedure.h"

namespace selaras::importer {

/// The procedure as a page that an office could publish, with headings and numbered steps, so that
/// importing it gives the procedure back as far as a page can say it: the page's own words where
/// items quote them, else sentences by the phrases of the service. What a page cannot say
/// (gateways, readings of a unit that its words do not tell) is left out.
[[nodiscard]] std::string write_page(const model::Procedure& procedure, const Language& language,
                                     const std::vector<Phrases>& phrases);
/// With the shipped language and phrases.
[[nodiscard]] std::string write_page(const model::Procedure& procedure);

}  // namespace selaras::importer
