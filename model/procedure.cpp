#include "model/procedure.h"

#include "model/with_id.h"

namespace selaras::model {
namespace {

void add(std::vector<const Actor*>& actors, const std::optional<Actor>& actor) {
  if (actor) actors.push_back(&*actor);
}

void add(std::vector<const Actor*>& actors, const std::vector<Outcome>& outcomes) {
  for (const Outcome& outcome : outcomes) add(actors, outcome.actor);
}

}  // namespace

const Outcome* Step::outcome(std::string_view outcome_id) const {
  return with_id(outcomes, outcome_id);
}

const Actor* Step::actor_of(std::string_view outcome_id) const {
  const Outcome* named = outcome(outcome_id);
  if (named != nullptr && named->actor) return &*named->actor;
  return actor ? &*actor : nullptr;
}

std::vector<const Actor*> Step::actors() const {
  std::vector<const Actor*> found;
  add(found, actor);
  add(found, outcomes);
  return found;
}

std::vector<const Actor*> Step::everybody() const {
  std::vector<const Actor*> found;
  for (const auto* one : {&actor, &addressee, &channel, &on_behalf_of}) add(found, *one);
  add(found, outcomes);
  return found;
}

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
