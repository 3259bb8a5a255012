#include "reports/repair_text.h"

#include <algorithm>
#include <optional>

namespace selaras::reports {
namespace {

using checker::Edit;

/// A step by its label, an end or gateway by what it is called.
std::string place_of(const std::string& id, const Names& names) {
  if (names.procedure().step(id) != nullptr) return names.step(id);
  return names.of(checker::ArgumentKind::end, id);
}

/// As the page words it, else as the reference calls it.
std::string outcome_of(const checker::Repair& repair, const Names& names) {
  const model::Step* step =
      repair.steps.empty() ? nullptr : names.procedure().step(repair.steps.front());
  const model::Outcome* outcome = step == nullptr ? nullptr : step->outcome(repair.outcome);
  const bool worded = outcome != nullptr && !outcome->label.empty();
  return worded ? names.texts().quote(outcome->label) : names.term(repair.outcome);
}

void write_actor(model::json::Writer& json, const std::optional<model::Actor>& actor) {
  if (!actor) return;
  json.member("name", actor->name).member("roles", actor->roles);
}

void write_step(model::json::Writer& json, const model::Step& step) {
  json.member("id", step.id).member("activity", step.activity);
  std::vector<std::string> outcomes;
  for (const model::Outcome& outcome : step.outcomes) outcomes.push_back(outcome.id);
  json.member("outcomes", outcomes);
  if (!step.actor) return;
  json.key("actor").begin_object();
  write_actor(json, step.actor);
  json.end_object();
}

void write_members(model::json::Writer& json, const Edit& edit) {
  switch (edit.kind) {
    case Edit::Kind::add_step:
      return write_step(json, edit.step);
    case Edit::Kind::add_edge:
    case Edit::Kind::remove_edge:
      json.member_or_null("from", edit.from).member_or_null("outcome", edit.outcome);
      json.member("to", edit.to);
      return;
    case Edit::Kind::add_end:
      json.member("id", edit.id).member_or_null("outcome", edit.value);
      return;
    case Edit::Kind::add_outcome:
      json.member("step", edit.id).member("outcome", edit.outcome);
      return write_actor(json, edit.step.actor);
    case Edit::Kind::set_role:
      json.member("step", edit.id).member("field", edit.field);
      if (!edit.outcome.empty()) json.member("outcome", edit.outcome);
      return write_actor(json, edit.step.actor);
    case Edit::Kind::set_form:
      json.member("step", edit.id);
      if (edit.step.form) {
        json.member("value", edit.step.form->value).member("outcomes", edit.step.form->outcomes);
      }
      return;
    case Edit::Kind::add_contents:
      json.member("document", edit.id).member("contents", edit.values);
      return;
    case Edit::Kind::set_time:
      json.member("claim", edit.id).member("steps", edit.values);
      json.member("workingDays", edit.working_days);
      return;
    case Edit::Kind::remove_step:
    case Edit::Kind::set_participants:
    case Edit::Kind::set_recurrence:
    case Edit::Kind::add_output:
      json.member("step", edit.id).member_or_null("value", edit.value);
      return;
  }
}

}  // namespace

std::string sentence_of(const checker::Repair& repair, const Names& names) {
  const auto place = [&](std::size_t index) {
    return index < repair.steps.size() ? place_of(repair.steps[index], names) : std::string();
  };
  const std::string& pattern = names.texts()("repair." + repair.kind);
  return filled(pattern, [&](std::string_view name) -> std::optional<std::string> {
    if (name == "first") return place(0);
    if (name == "second") return place(1);
    if (name == "days") return names.texts().number(repair.working_days);
    if (name == "outcome") return outcome_of(repair, names);
    if (name == "role") return names.role(repair.role);
    if (name == "document" && !repair.steps.empty()) return names.document(repair.steps.front());
    return std::nullopt;
  });
}

void write_edits(model::json::Writer& json, const checker::Repair& repair) {
  json.begin_array();
  for (const Edit& edit : repair.edits) {
    json.begin_object().member("edit", word(edit.kind));
    write_members(json, edit);
    json.end_object();
  }
  json.end_array();
}

}  // namespace selaras::reports
