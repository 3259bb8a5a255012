#include "model/procedure.h"

#include "model/with_id.h"

namespace selaras::model {
const Step* Procedure::step(std::string_view step_id) const { return with_id(steps, step_id); }

const Item* Procedure::item(std::string_view item_id) const { return with_id(items, item_id); }

const Section* Procedure::section(std::string_view section_id) const {
  return with_id(sections, section_id);
}

const Document* Procedure::document(std::string_view document_id) const {
  return with_id(documents, document_id);
}

const Section* Procedure::section_of_item(std::string_view item_id) const {
  const Item* found = item(item_id);
  return found == nullptr ? nullptr : section(found->section);
}

}  // namespace selaras::model
