#pragma once

#include <string>
#include <vector>

#include "importer/documents.h"
#include "importer/reading.h"

namespace selaras::importer {

/// The requirements, and what is said about steps among them: where they tell the flow instead, its
/// steps are kept as statements about it.
void read_requirements(const Reading& reading, const std::vector<Entry>& entries,
                       const std::string& section, model::Procedure& procedure);

/// An item as a requirement; `document`: the id of what it asks for, or empty.
[[nodiscard]] model::Requirement requirement_of(const Reading& reading, const Noted& item,
                                                const std::string& document);
/// The same of a document that the item names, which becomes one of the procedure's.
[[nodiscard]] model::Requirement requirement_of(const Reading& reading, const Noted& item,
                                                const Mention& mention,
                                                model::Procedure& procedure);

/// True where a requirement asks for that document.
[[nodiscard]] bool is_required(const model::Procedure& procedure, const std::string& document);

}  // namespace selaras::importer
