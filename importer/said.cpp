#include "importer/said.h"

#include <algorithm>

#include "model/json_writer.h"
#include "model/text.h"
#include "model/words.h"

namespace selaras::importer {
namespace {

using namespace model;

std::string joined(std::vector<std::string> words) {
  std::ranges::sort(words);
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

std::string quantity_of(const Quantity& quantity) {
  if (!quantity.maximum) return quantity.unit;
  std::string text = json::decimal(quantity.minimum.value_or(*quantity.maximum)) + " - " +
                     json::decimal(*quantity.maximum) + " " + folded(quantity.unit);
  for (const UnitReading& reading : quantity.readings)
    text += " " + std::string(words::word_for(words::unit_readings(), reading));
  return text;
}

class Collection {
 public:
  explicit Collection(const std::map<std::string, std::string>& names) : names_(names) {}

  std::vector<Said> of(const Procedure& procedure) {
    identity(procedure);
    for (const Step& one : procedure.steps) step("steps/" + name(one.id), one);
    for (const Step& one : procedure.statements) step("statements/" + one.activity, one);
    flow(procedure.flow);
    for (const Document& one : procedure.documents) document(one);
    for (const TimeClaim& one : procedure.time_claims) claim(one);
    lists(procedure);
    std::sort(said_.begin(), said_.end());
    return std::move(said_);
  }

 private:
  std::string name(const std::string& id) const {
    const auto found = names_.find(id);
    return found == names_.end() ? id : found->second;
  }

  /// What is empty is not said.
  void add(std::string at, const std::string& value, const Place& place) {
    if (!value.empty()) said_.push_back({std::move(at), value, place});
  }

  void identity(const Procedure& one) {
    add("service", one.service, one.at);
    add("region", one.region, one.at);
    if (one.level != Administration::unstated)
      add("level", std::string(words::word_for(words::administrations(), one.level)), one.at);
    add("timeZone", one.time_zone, one.at);
    add("applicantKinds", joined(one.applicant_kinds), one.at);
    add("reference", one.reference, one.at);
    if (one.title) add("title", folded(one.title->text), one.title->at);
    if (one.title_repeated)
      add("titleRepeated", folded(one.title_repeated->text), one.title_repeated->at);
    if (one.decree) {
      add("decree/number", one.decree->number.empty() ? "-" : folded(one.decree->number),
          one.decree->at);
      add("decree/date", one.decree->date, one.decree->at);
    }
    add("textComplete", one.text_complete ? "true" : "false", one.at);
  }

  void actor(const std::string& at, const std::optional<Actor>& actor) {
    if (actor) add(at, actor->name + " = " + joined(actor->roles), actor->at);
  }

  void participants(const std::string& at, const std::vector<Participants>& list) {
    for (const Participants& one : list) {
      std::string text;
      for (const Side& side : one.sides)
        text += side.actor.name + " = " + joined(side.actor.roles) + " [" +
                joined(side.attributes) + "] ";
      add(at, text, one.at);
    }
  }

  void step(const std::string& at, const Step& one) {
    add(at + "/activity", one.activity, one.at);
    if (one.activity.empty()) add(at + "/label", folded(one.label), one.at);
    add(at + "/refines", one.refines, one.at);
    actor(at + "/actor", one.actor);
    actor(at + "/addressee", one.addressee);
    actor(at + "/channel", one.channel);
    actor(at + "/onBehalfOf", one.on_behalf_of);
    if (one.form)
      add(at + "/form", one.form->value + " " + joined(one.form->outcomes), one.form->at);
    for (const Outcome& outcome : one.outcomes) {
      add(at + "/outcomes", outcome.id, outcome.at);
      actor(at + "/outcomes/" + outcome.id + "/actor", outcome.actor);
    }
    for (const DocumentUse& use : one.inputs) add(at + "/inputs", use.document, use.at);
    for (const DocumentUse& use : one.outputs) add(at + "/outputs", use.document, use.at);
    participants(at + "/parties", one.parties);
    participants(at + "/signatories", one.signatories);
    add(at + "/milestone", one.milestone, one.at);
    add(at + "/recurs", one.recurs, one.at);
    add(at + "/when", joined(one.when.applicants), one.at);
  }

  /// Ends have no name of their own: they are known by their outcome.
  std::string node(const Flow& flow, NodeId id) const {
    const Node& node = flow.nodes[id.value()];
    return node.kind == NodeKind::end ? "end(" + node.outcome + ")" : name(node.id);
  }

  void flow(const Flow& flow) {
    for (const Edge& edge : flow.edges) {
      const bool start = flow.nodes[edge.from.value()].kind == NodeKind::start;
      const std::string outcome = edge.outcome.empty() ? "" : "[" + edge.outcome + "]";
      add("flow/" + node(flow, edge.from) + outcome,
          node(flow, edge.to) +
              (start ? "" : " " + std::string(words::word_for(words::origins(), edge.origin))) +
              joined(edge.when.applicants),
          edge.at);
    }
    for (const Node& one : flow.nodes) {
      const bool gateway =
          one.kind != NodeKind::start && one.kind != NodeKind::step && one.kind != NodeKind::end;
      if (gateway) add("flow", one.id, one.at);
    }
  }

  void document(const Document& one) {
    const std::string at = "documents/" + one.id;
    add("documents", one.id, one.at);
    add(at + "/when", joined(one.when.applicants), one.at);
    for (const Document::Content& content : one.contents)
      add(at + "/contents", content.content, content.at);
  }

  void claim(const TimeClaim& one) {
    const std::string at = "timeClaims/" + one.id;
    add(at, "-", one.at);
    add(at + "/quantity", quantity_of(one.quantity), one.at);
    if (one.bound != Bound::none)
      add(at + "/bound", std::string(words::word_for(words::bounds(), one.bound)), one.at);
    if (one.from) add(at + "/from", folded(one.from->text) + " " + name(one.from->step), one.at);
    if (one.to) add(at + "/to", folded(one.to->text) + " " + name(one.to->step), one.at);
    add(at + "/condition", folded(one.condition), one.at);
    add(at + "/scope", folded(one.scope), one.at);
    for (const TimePart& part : one.parts) {
      std::vector<std::string> steps;
      for (const std::string& id : part.steps) steps.push_back(name(id));
      add(at + "/parts",
          folded(part.label) + " " + quantity_of(part.quantity) + " " + joined(steps), part.at);
    }
  }

  void lists(const Procedure& procedure) {
    for (const Requirement& one : procedure.requirements)
      add("requirements", folded(one.text) + " " + one.document + " " + joined(one.when.applicants),
          one.at);
    if (procedure.cost) add("cost", folded(procedure.cost->text), procedure.cost->at);
    for (const Product& one : procedure.products)
      add("products", folded(one.text) + " " + one.document, one.at);
    for (const Contact& one : procedure.contacts)
      add(one.complaints ? "contacts/complaints" : "contacts", one.kind + " " + folded(one.value),
          one.at);
    for (const CrossReference& one : procedure.references) reference(one);
  }

  void reference(const CrossReference& one) {
    std::string path = one.external ? "external" : "";
    for (const CrossReference::Part& part : one.path)
      path +=
          " " + std::string(words::word_for(words::marker_units(), part.unit)) + " " + part.value;
    add("references", path.empty() ? "-" : path, one.at);
  }

  const std::map<std::string, std::string>& names_;
  std::vector<Said> said_;
};

}  // namespace

std::vector<Said> all_said(const model::Procedure& procedure,
                           const std::map<std::string, std::string>& names) {
  return Collection(names).of(procedure);
}

}  // namespace selaras::importer
