#include "model/json_layout.h"
#include "model/json_writer.h"
#include "model/load.h"
#include "model/words.h"

namespace selaras::model {
namespace {

/// Writes each part under its key, in the order of the format; what is absent is left out.
class ProcedureWriter {
 public:
  std::string write(const Procedure& procedure) {
    json_.begin_object();
    identity(procedure);
    each("sections", procedure.sections);
    each("items", procedure.items);
    each("references", procedure.references);
    each("documents", procedure.documents);
    json_.key("steps");
    list(procedure.steps);
    each("statements", procedure.statements);
    json_.key("flow");
    flow(procedure.flow);
    each("timeClaims", procedure.time_claims);
    each("requirements", procedure.requirements);
    part("cost", procedure.cost);
    each("products", procedure.products);
    each("contacts", procedure.contacts);
    each("suppress", procedure.suppress);
    json_.end_object();
    return json::fitted(json_.take());
  }

 private:
  void identity(const Procedure& procedure) {
    json_.member("$schema", "../schema/procedure.schema.json");
    json_.member("kind", "procedure").member("formatVersion", procedure_format_version);
    json_.member("id", procedure.id).member("service", procedure.service);
    text("region", procedure.region);
    if (procedure.level != Administration::unstated) {
      word("level", words::administrations(), procedure.level);
    }
    text("timeZone", procedure.time_zone);
    texts("applicantKinds", procedure.applicant_kinds);
    text("reference", procedure.reference);
    if (!procedure.text_complete) json_.member("textComplete", false);
    part("title", procedure.title);
    part("titleRepeated", procedure.title_repeated);
    part("decree", procedure.decree);
    part("source", procedure.source);
  }

  // The members of each kind of part.

  void members(const Statement& statement) {
    json_.member("text", statement.text);
    evidence(statement.evidence);
  }
  void members(const Decree& decree) {
    json_.member_or_null("number", decree.number);
    text("date", decree.date);
    evidence(decree.evidence);
  }
  void members(const Source& source) {
    json_.member("file", source.file);
    text("sha256", source.sha256);
    text("address", source.address);
    text("retrieved", source.retrieved);
  }
  void members(const Section& section) {
    json_.member("id", section.id);
    word("kind", words::section_kinds(), section.kind);
    text("heading", section.heading);
    json_.key("lines").begin_array();
    json_.value(section.first_line).value(section.last_line).end_array();
    each("suppress", section.suppress);
  }
  void members(const Item& item) {
    json_.member("id", item.id).member("section", item.section);
    text("marker", item.marker);
    text("parent", item.parent);
    word("kind", words::item_kinds(), item.kind);
    evidence(item.evidence);
    each("suppress", item.suppress);
  }
  void members(const CrossReference& reference) {
    json_.member("item", reference.item);
    each("path", reference.path);
    if (reference.external) json_.member("external", true);
    evidence(reference.evidence);
  }
  void members(const CrossReference::Part& part) {
    word("unit", words::marker_units(), part.unit);
    json_.member("value", part.value);
  }
  void members(const Document& document) {
    json_.member("id", document.id);
    text("name", document.name);
    each("contents", document.contents);
    when(document.when);
    evidence(document.evidence);
    each("suppress", document.suppress);
  }
  void members(const Document::Content& content) {
    json_.member("content", content.content);
    texts("items", content.items);
    evidence(content.evidence);
  }
  void members(const Step& step) {
    json_.member("id", step.id);
    text("activity", step.activity);
    text("refines", step.refines);
    json_.member("label", step.label);
    texts("items", step.items);
    part("actor", step.actor);
    part("addressee", step.addressee);
    part("channel", step.channel);
    part("onBehalfOf", step.on_behalf_of);
    part("form", step.form);
    each("outcomes", step.outcomes);
    each("inputs", step.inputs);
    each("outputs", step.outputs);
    each("parties", step.parties);
    each("signatories", step.signatories);
    text("milestone", step.milestone);
    text("recurs", step.recurs);
    when(step.when);
    evidence(step.evidence);
    each("suppress", step.suppress);
  }
  void members(const Actor& actor) {
    json_.member("name", actor.name);
    json_.member("roles", actor.roles);
    evidence(actor.evidence);
  }
  void members(const Side& side) {
    json_.member("name", side.actor.name);
    json_.member("roles", side.actor.roles);
    texts("attributes", side.attributes);
    evidence(side.actor.evidence);
  }
  void members(const Participants& participants) {
    json_.key("sides");
    list(participants.sides);
    evidence(participants.evidence);
  }
  void members(const Form& form) {
    json_.member("value", form.value);
    texts("outcomes", form.outcomes);
    evidence(form.evidence);
  }
  void members(const Outcome& outcome) {
    json_.member("id", outcome.id);
    text("label", outcome.label);
    part("actor", outcome.actor);
    evidence(outcome.evidence);
  }
  void members(const TimeClaim& claim) {
    json_.member("id", claim.id);
    quantity(claim.quantity);
    if (claim.bound != Bound::none) word("bound", words::bounds(), claim.bound);
    part("from", claim.from);
    part("to", claim.to);
    if (!claim.condition.empty()) {
      json_.key("condition").begin_object().member("text", claim.condition).end_object();
    }
    if (!claim.scope.empty()) {
      json_.key("scope").begin_object().member("text", claim.scope);
      texts("roles", claim.scope_roles);
      json_.end_object();
    }
    each("parts", claim.parts);
    evidence(claim.evidence);
    each("suppress", claim.suppress);
  }
  void members(const Milestone& milestone) {
    json_.member("text", milestone.text);
    text("step", milestone.step);
    if (!milestone.at_end) json_.member("at", "start");
    evidence(milestone.evidence);
  }
  void members(const TimePart& part) {
    json_.member("label", part.label);
    quantity(part.quantity);
    texts("steps", part.steps);
    evidence(part.evidence);
  }
  void members(const Requirement& requirement) {
    json_.member("id", requirement.id).member("item", requirement.item);
    text("document", requirement.document);
    json_.member("text", requirement.text);
    when(requirement.when);
    evidence(requirement.evidence);
  }
  void members(const Product& product) {
    json_.member("text", product.text);
    text("document", product.document);
    evidence(product.evidence);
  }
  void members(const Contact& contact) {
    json_.member("kind", contact.kind).member("value", contact.value);
    if (!contact.complaints) json_.member("complaints", false);
    evidence(contact.evidence);
  }
  void members(const Suppression& suppression) {
    json_.member("rule", suppression.rule);
    text("element", suppression.element);
    text("reason", suppression.reason);
    text("by", suppression.by);
    text("until", suppression.until);
  }
  void members(const Evidence& cited) {
    json_.member("line", cited.line).member("quote", cited.quote);
  }

  void element(const DocumentUse& use) {
    if (use.evidence.empty()) {
      json_.value(use.document);
      return;
    }
    json_.begin_object().member("document", use.document);
    evidence(use.evidence);
    json_.end_object();
  }
  template <class Part>
  void element(const Part& part) {
    json_.begin_object();
    members(part);
    json_.end_object();
  }

  void flow(const Flow& flow) {
    json_.begin_object();
    if (!flow.edges.empty()) json_.member("start", id_of(flow, flow.edges.front().to));
    json_.key("edges").begin_array();
    for (std::size_t i = 1; i < flow.edges.size(); ++i) edge(flow, flow.edges[i]);
    json_.end_array();
    nodes(flow, "gateways", [](NodeKind kind) {
      return kind == NodeKind::parallel || kind == NodeKind::exclusive ||
             kind == NodeKind::inclusive;
    });
    nodes(flow, "ends", [](NodeKind kind) { return kind == NodeKind::end; });
    json_.end_object();
  }
  static const std::string& id_of(const Flow& flow, NodeId node) {
    return flow.nodes[node.value()].id;
  }
  void edge(const Flow& flow, const Edge& edge) {
    json_.begin_object().member("from", id_of(flow, edge.from));
    text("outcome", edge.outcome);
    json_.member("to", id_of(flow, edge.to));
    word("origin", words::origins(), edge.origin);
    reason(edge.reason);
    when(edge.when);
    evidence(edge.evidence);
    json_.end_object();
  }
  template <class Wanted>
  void nodes(const Flow& flow, std::string_view key, Wanted wanted) {
    json_.key(key).begin_array();
    for (const Node& node : flow.nodes) {
      if (!wanted(node.kind)) continue;
      json_.begin_object().member("id", node.id);
      if (node.kind == NodeKind::end) {
        json_.member("outcome", node.outcome);
      } else {
        word("kind", words::gateway_kinds(), node.kind);
      }
      reason(node.reason);
      evidence(node.evidence);
      json_.end_object();
    }
    json_.end_array();
  }

  void quantity(const Quantity& quantity) {
    if (quantity.minimum && quantity.minimum == quantity.maximum) {
      json_.member("value", *quantity.minimum);
    } else if (quantity.minimum && quantity.maximum) {
      json_.member("minimum", *quantity.minimum);
      json_.member("maximum", *quantity.maximum);
    }
    text("unit", quantity.unit);
    if (quantity.readings.empty()) return;
    json_.key("readings").begin_array();
    for (const UnitReading& reading : quantity.readings) {
      json_.value(words::word_for(words::unit_readings(), reading));
    }
    json_.end_array();
  }

  // Members that are left out where there is nothing to say.

  void text(std::string_view key, const std::string& value) {
    if (!value.empty()) json_.member(key, value);
  }
  void texts(std::string_view key, const std::vector<std::string>& values) {
    if (!values.empty()) json_.member(key, values);
  }
  template <class Value>
  void word(std::string_view key, const words::Table<Value>& table, const Value& value) {
    json_.member(key, words::word_for(table, value));
  }
  template <class Part>
  void part(std::string_view key, const std::optional<Part>& part) {
    if (!part) return;
    json_.key(key);
    element(*part);
  }
  template <class Part>
  void each(std::string_view key, const std::vector<Part>& parts) {
    if (parts.empty()) return;
    json_.key(key);
    list(parts);
  }
  template <class Part>
  void list(const std::vector<Part>& parts) {
    json_.begin_array();
    for (const Part& part : parts) element(part);
    json_.end_array();
  }
  void reason(const Text& reason) {
    if (reason == Text{}) return;
    json_.key("reason").begin_object();
    json_.member("id", reason.id).member("en", reason.en).end_object();
  }
  void when(const Condition& condition) {
    if (condition.applicants.empty()) return;
    json_.key("when").begin_object();
    json_.member("applicant", condition.applicants).end_object();
  }
  /// A single piece of evidence stands without brackets.
  void evidence(const EvidenceList& list_of_evidence) {
    if (list_of_evidence.empty()) return;
    json_.key("evidence");
    if (list_of_evidence.size() == 1) {
      element(list_of_evidence.front());
    } else {
      list(list_of_evidence);
    }
  }

  json::Writer json_;
};

}  // namespace

std::string write_procedure(const Procedure& procedure) {
  return ProcedureWriter().write(procedure);
}

}  // namespace selaras::model
