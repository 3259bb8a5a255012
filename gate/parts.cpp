#include "gate/parts.h"

#include <algorithm>

#include "model/json_writer.h"
#include "model/words.h"

namespace selaras::gate {
namespace {

using model::json::decimal;

std::vector<std::string> quotes_of(const model::EvidenceList& evidence) {
  std::vector<std::string> quotes;
  for (const model::Evidence& each : evidence) quotes.push_back(each.quote);
  std::ranges::sort(quotes);
  return quotes;
}

/// Gathers the facts of one part; what is not stated leaves none.
class Facts {
 public:
  Facts& word(std::string field, const std::string& value) {
    return add({std::move(field), {value}, ""}, !value.empty());
  }
  Facts& words(std::string field, std::vector<std::string> values) {
    std::ranges::sort(values);
    const bool any = !values.empty();
    return add({std::move(field), std::move(values), ""}, any);
  }
  Facts& parts(std::string field, std::string kind, std::vector<std::string> ids) {
    std::erase(ids, "");
    const bool any = !ids.empty();
    return add({std::move(field), std::move(ids), std::move(kind)}, any);
  }
  /// What was given last helps to tell parts apart, but is no matter of its own.
  Facts& hidden() {
    if (stated_) facts_.back().shown = false;
    return *this;
  }
  std::vector<Fact> take() { return std::move(facts_); }

 private:
  Facts& add(Fact fact, bool stated) {
    stated_ = stated;
    if (stated) facts_.push_back(std::move(fact));
    return *this;
  }

  std::vector<Fact> facts_;
  bool stated_ = false;  // what was given last left a fact
};

std::string named(const model::Actor& actor) {
  std::string text = actor.name;
  for (const std::string& role : actor.roles) text += (role == actor.roles[0] ? " <" : ", ") + role;
  return actor.roles.empty() ? text : text + ">";
}

std::string named(const std::optional<model::Actor>& actor) {
  return actor ? named(*actor) : std::string();
}

std::vector<std::string> named(const std::vector<model::Participants>& all) {
  std::vector<std::string> list;
  for (const model::Participants& participants : all) {
    std::string sides;
    for (const model::Side& side : participants.sides) {
      sides += (sides.empty() ? "" : " + ") + named(side.actor);
      for (const std::string& attribute : side.attributes) sides += " (" + attribute + ")";
    }
    list.push_back(sides);
  }
  return list;
}

std::vector<std::string> documents_of(const std::vector<model::DocumentUse>& uses) {
  std::vector<std::string> ids;
  for (const model::DocumentUse& use : uses) ids.push_back(use.document);
  return ids;
}

std::string form_of(const std::optional<model::Form>& form) {
  if (!form) return {};
  std::string text = form->value;
  for (const std::string& outcome : form->outcomes) text += " [" + outcome + "]";
  return text;
}

std::string amount(const model::Quantity& quantity) {
  std::string text;
  if (quantity.minimum) text = decimal(*quantity.minimum);
  if (quantity.maximum && quantity.maximum != quantity.minimum) {
    text += "–" + decimal(*quantity.maximum);
  }
  if (!quantity.unit.empty()) text += (text.empty() ? "" : " ") + quantity.unit;
  return text;
}

std::vector<std::string> readings_of(const model::Quantity& quantity) {
  std::vector<std::string> readings;
  for (const model::UnitReading& reading : quantity.readings) {
    readings.emplace_back(model::words::word_for(model::words::unit_readings(), reading));
  }
  return readings;
}

void add(Facts& facts, const std::string& field, const std::optional<model::Milestone>& milestone) {
  if (!milestone) return;
  facts.word(field, milestone->text).parts(field, "step", {milestone->step});
  facts.word(field + "At", milestone->at_end ? "" : "start");
}

Part part_of(const model::Step& step, std::string kind) {
  std::vector<std::string> outcomes;
  std::vector<std::string> by_outcome;
  for (const model::Outcome& outcome : step.outcomes) {
    if (outcome.actor) by_outcome.push_back(outcome.id + ": " + named(*outcome.actor));
    outcomes.push_back(outcome.label.empty() ? outcome.id
                                             : outcome.id + " “" + outcome.label + "”");
  }
  Facts facts;
  facts.word("label", step.label).word("activity", step.activity).word("refines", step.refines);
  facts.word("actor", named(step.actor)).word("addressee", named(step.addressee));
  facts.word("channel", named(step.channel)).word("onBehalfOf", named(step.on_behalf_of));
  facts.word("form", form_of(step.form)).words("outcomes", std::move(outcomes));
  facts.words("outcomeActors", std::move(by_outcome));
  facts.parts("inputs", "document", documents_of(step.inputs));
  facts.parts("outputs", "document", documents_of(step.outputs));
  facts.words("parties", named(step.parties)).words("signatories", named(step.signatories));
  facts.word("milestone", step.milestone).word("recurs", step.recurs);
  facts.words("applicants", step.when.applicants);
  facts.parts("items", "item", step.items).hidden();
  return {.kind = std::move(kind),
          .id = step.id,
          .title = step.label.empty() ? step.activity : step.label,
          .key = step.activity,
          .quotes = quotes_of(step.evidence),
          .facts = facts.take(),
          .at = step.at};
}

Part part_of(const model::Document& document) {
  Facts facts;
  std::vector<std::string> contents;
  std::vector<std::string> items;
  for (const model::Document::Content& content : document.contents) {
    contents.push_back(content.content);
    items.insert(items.end(), content.items.begin(), content.items.end());
  }
  facts.word("name", document.name).words("contents", std::move(contents));
  facts.words("applicants", document.when.applicants);
  facts.parts("items", "item", std::move(items)).hidden();
  return {.kind = "document",
          .id = document.id,
          .title = document.name.empty() ? document.id : document.name,
          .quotes = quotes_of(document.evidence),
          .facts = facts.take(),
          .at = document.at};
}

Part part_of(const model::TimeClaim& claim) {
  Facts facts;
  facts.word("time", amount(claim.quantity)).words("readings", readings_of(claim.quantity));
  if (claim.bound != model::Bound::none) {
    facts.word("bound", std::string(model::words::word_for(model::words::bounds(), claim.bound)));
  }
  add(facts, "from", claim.from);
  add(facts, "to", claim.to);
  facts.word("condition", claim.condition).word("scope", claim.scope);
  facts.words("scopeRoles", claim.scope_roles);
  for (const model::TimePart& part : claim.parts) {
    facts.word("part", part.label + ": " + amount(part.quantity));
    facts.words("part readings", readings_of(part.quantity));
    facts.parts("part " + part.label, "step", part.steps);
  }
  return {.kind = "claim",
          .id = claim.id,
          .title = amount(claim.quantity),
          .quotes = quotes_of(claim.evidence),
          .facts = facts.take(),
          .at = claim.at};
}

Part part_of(const model::Section& section) {
  Facts facts;
  facts.word("kind",
             std::string(model::words::word_for(model::words::section_kinds(), section.kind)));
  facts.hidden().word("heading", section.heading).hidden();
  return {.kind = "section",
          .id = section.id,
          .title = section.heading,
          .facts = facts.take(),
          .at = section.at};
}

Part part_of(const model::Item& item) {
  Facts facts;
  facts.word("kind", std::string(model::words::word_for(model::words::item_kinds(), item.kind)));
  facts.hidden().word("marker", item.marker).hidden();
  facts.parts("section", "section", {item.section}).hidden();
  facts.parts("parent", "item", {item.parent}).hidden();
  return {.kind = "item",
          .id = item.id,
          .title = item.marker,
          .key = item.marker,
          .quotes = quotes_of(item.evidence),
          .facts = facts.take(),
          .at = item.at};
}

Part part_of(const model::Requirement& requirement) {
  Facts facts;
  facts.word("text", requirement.text).words("applicants", requirement.when.applicants);
  facts.parts("document", "document", {requirement.document});
  facts.parts("item", "item", {requirement.item}).hidden();
  return {.kind = "requirement",
          .id = requirement.id,
          .title = requirement.text,
          .quotes = quotes_of(requirement.evidence),
          .facts = facts.take(),
          .at = requirement.at};
}

/// Gateways, ends and the start; steps are parts of their own, named as nodes by their own kind.
std::string kind_of(const model::Node& node) {
  return node.kind == model::NodeKind::step ? "step" : "node";
}

Part part_of(const model::Node& node) {
  Facts facts;
  facts.word("kind", std::to_string(static_cast<int>(node.kind))).hidden();
  facts.word("outcome", node.outcome).hidden();
  return {.kind = "node",
          .id = node.id,
          .title = node.outcome,
          .key = node.outcome,
          .quotes = quotes_of(node.evidence),
          .facts = facts.take(),
          .at = node.at};
}

/// Where each node leads: tells apart what is alike in itself.
void add_flow(const model::Procedure& procedure, std::vector<Part>& parts) {
  const model::Flow& flow = procedure.flow;
  std::vector<Part*> by_node(flow.nodes.size());
  std::vector<Part*> steps;
  std::vector<Part*> nodes;
  for (Part& part : parts) {
    if (part.kind == "step") steps.push_back(&part);
    if (part.kind == "node") nodes.push_back(&part);
  }
  std::size_t other = 0;
  for (std::size_t i = 0; i < flow.nodes.size(); ++i) {
    const bool is_step = flow.nodes[i].kind == model::NodeKind::step;
    by_node[i] = is_step ? steps[flow.nodes[i].step] : nodes[other++];
  }
  for (const model::Edge& edge : flow.edges) {
    const model::Node& to = flow.nodes[edge.to.value()];
    by_node[edge.from.value()]->facts.push_back(
        {.field = "then " + edge.outcome, .values = {to.id}, .of = kind_of(to), .shown = false});
  }
}

Part whole(const model::Procedure& procedure) {
  Facts facts;
  facts.word("service", procedure.service).word("region", procedure.region);
  if (procedure.level != model::Administration::unstated) {
    facts.word("level", std::string(model::words::word_for(model::words::administrations(),
                                                           procedure.level)));
  }
  facts.word("timeZone", procedure.time_zone).words("applicantKinds", procedure.applicant_kinds);
  facts.word("reference", procedure.reference);
  if (procedure.title) facts.word("title", procedure.title->text);
  if (procedure.title_repeated) facts.word("titleRepeated", procedure.title_repeated->text);
  if (procedure.decree)
    facts.word("decree", procedure.decree->number + " " + procedure.decree->date);
  if (procedure.cost) facts.word("cost", procedure.cost->text);
  facts.word("textComplete", procedure.text_complete ? "" : "false");
  for (const model::Product& product : procedure.products) {
    facts.word("product", product.text).parts("product", "document", {product.document});
  }
  std::vector<std::string> contacts;
  std::vector<std::string> letterhead;
  for (const model::Contact& contact : procedure.contacts) {
    (contact.complaints ? contacts : letterhead).push_back(contact.kind + " " + contact.value);
  }
  facts.words("contacts", std::move(contacts)).words("letterhead", std::move(letterhead));
  return {.kind = "procedure",
          .id = procedure.id,
          .title = procedure.region,
          .facts = facts.take(),
          .at = procedure.at};
}

template <class List>
void add(std::vector<Part>& parts, const List& list) {
  for (const auto& each : list) parts.push_back(part_of(each));
}

}  // namespace

std::vector<Part> parts_of(const model::Procedure& procedure) {
  std::vector<Part> parts{whole(procedure)};
  add(parts, procedure.sections);
  add(parts, procedure.items);
  add(parts, procedure.documents);
  for (const model::Step& step : procedure.steps) parts.push_back(part_of(step, "step"));
  for (const model::Step& step : procedure.statements) parts.push_back(part_of(step, "statement"));
  for (const model::Node& node : procedure.flow.nodes) {
    if (node.kind != model::NodeKind::step) parts.push_back(part_of(node));
  }
  add(parts, procedure.time_claims);
  add(parts, procedure.requirements);
  add_flow(procedure, parts);
  return parts;
}

}  // namespace selaras::gate
