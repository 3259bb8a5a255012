#include "tests/importer/facts.h"

#include <algorithm>
#include <cstdio>

#include "model/words.h"

namespace selaras::tests {
namespace {

using namespace model;

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ",") + word;
  return text;
}

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%g", value);
  return text;
}

std::string quantity_of(const Quantity& quantity) {
  if (!quantity.maximum) return "no number";
  std::string text =
      number(*quantity.minimum) + "-" + number(*quantity.maximum) + " " + quantity.unit + " as";
  for (const UnitReading& reading : quantity.readings)
    text += " " + std::string(words::word_for(words::unit_readings(), reading));
  return text;
}

class FactList {
 public:
  std::vector<std::string> of(const Procedure& procedure) {
    identity(procedure);
    for (const Section& one : procedure.sections) section(one);
    for (const Item& one : procedure.items) item(one);
    for (const CrossReference& one : procedure.references) reference(one);
    for (const Document& one : procedure.documents) document(one);
    for (const Step& one : procedure.steps) step("step " + one.id, one);
    for (const Step& one : procedure.statements) step("statement " + one.id, one);
    flow(procedure.flow);
    for (const TimeClaim& one : procedure.time_claims) claim(one);
    rest(procedure);
    std::ranges::sort(facts_);
    return std::move(facts_);
  }

 private:
  void add(std::string fact) { facts_.push_back(std::move(fact)); }

  void identity(const Procedure& procedure) {
    add("id " + procedure.id);
    add("service " + procedure.service);
    add("region " + procedure.region);
    if (procedure.level != Administration::unstated)
      add("level " + std::string(words::word_for(words::administrations(), procedure.level)));
    if (!procedure.time_zone.empty()) add("time zone " + procedure.time_zone);
    if (procedure.title) add("title " + procedure.title->text);
    if (procedure.title_repeated) add("title repeated " + procedure.title_repeated->text);
    if (procedure.decree) add("decree " + procedure.decree->number + " " + procedure.decree->date);
    if (procedure.source) add("source " + procedure.source->file + " " + procedure.source->sha256);
    add(procedure.text_complete ? "text complete" : "text incomplete");
  }

  void section(const Section& one) {
    add("section " + one.id + " " + std::string(words::word_for(words::section_kinds(), one.kind)) +
        " '" + one.heading + "' lines " + std::to_string(one.first_line) + "-" +
        std::to_string(one.last_line));
  }

  void item(const Item& one) {
    add("item " + one.id + " " + one.marker + " in " + one.section + "/" + one.parent + " " +
        std::string(words::word_for(words::item_kinds(), one.kind)) + " line " +
        std::to_string(one.evidence.empty() ? 0 : one.evidence.front().line));
  }

  void reference(const CrossReference& one) {
    std::string path;
    for (const auto& part : one.path)
      path +=
          " " + std::string(words::word_for(words::marker_units(), part.unit)) + " " + part.value;
    add("reference in " + one.item + " to" + path + (one.external ? " external" : ""));
  }

  void document(const Document& one) {
    add("document " + one.id + " for '" + joined(one.when.applicants) + "'");
    for (const Document::Content& content : one.contents) {
      std::vector<std::string> items = content.items;
      std::ranges::sort(items);
      add("document " + one.id + " holds " + content.content + " by " + joined(items));
    }
  }

  void actor(const std::string& of, const char* field, const std::optional<Actor>& actor) {
    if (actor) add(of + " " + field + " '" + actor->name + "' = " + joined(actor->roles));
  }

  void participants(const std::string& of, const char* field,
                    const std::vector<Participants>& list) {
    for (const Participants& one : list) {
      std::string text = of + " " + field;
      for (const Side& side : one.sides)
        text += " '" + side.actor.name + "' = " + joined(side.actor.roles) + " [" +
                joined(side.attributes) + "]";
      add(text);
    }
  }

  void step(const std::string& name, const Step& one) {
    add(name + " is " + one.activity + " refines '" + one.refines + "' items " + joined(one.items));
    actor(name, "actor", one.actor);
    actor(name, "addressee", one.addressee);
    actor(name, "channel", one.channel);
    actor(name, "on behalf of", one.on_behalf_of);
    if (one.form)
      add(name + " form " + one.form->value + " for '" + joined(one.form->outcomes) + "'");
    for (const Outcome& outcome : one.outcomes) {
      add(name + " outcome " + outcome.id + " '" + outcome.label + "'");
      actor(name + " outcome " + outcome.id, "actor", outcome.actor);
    }
    for (const DocumentUse& use : one.inputs) add(name + " takes " + use.document);
    for (const DocumentUse& use : one.outputs) add(name + " gives " + use.document);
    participants(name, "parties", one.parties);
    participants(name, "signatories", one.signatories);
    if (!one.milestone.empty()) add(name + " milestone " + one.milestone);
    if (!one.recurs.empty()) add(name + " recurs " + one.recurs);
  }

  void flow(const Flow& flow) {
    for (const Edge& edge : flow.edges) {
      const bool start = flow.nodes[edge.from.value()].kind == NodeKind::start;
      const std::string origin =
          start ? "" : " " + std::string(words::word_for(words::origins(), edge.origin));
      add("edge " + flow.nodes[edge.from.value()].id + " [" + edge.outcome + "] -> " +
          flow.nodes[edge.to.value()].id + origin);
    }
    for (const Node& node : flow.nodes) {
      if (node.kind == NodeKind::end)
        add("end " + node.id + " = " + node.outcome + (node.reason.id.empty() ? "" : " assumed"));
    }
  }

  void claim(const TimeClaim& one) {
    const std::string name = "claim " + one.id;
    add(name + " " + quantity_of(one.quantity) + " bound " +
        std::to_string(static_cast<int>(one.bound)));
    if (!one.condition.empty()) add(name + " if '" + one.condition + "'");
    if (!one.scope.empty()) add(name + " scope '" + one.scope + "' = " + joined(one.scope_roles));
    if (one.from)
      add(name + " from '" + one.from->text + "' = " + one.from->step +
          (one.from->at_end ? " end" : " start"));
    if (one.to) add(name + " to '" + one.to->text + "' = " + one.to->step);
    for (const TimePart& part : one.parts)
      add(name + " part '" + part.label + "' " + quantity_of(part.quantity) + " of " +
          joined(part.steps));
  }

  void rest(const Procedure& procedure) {
    for (const Requirement& one : procedure.requirements)
      add("requirement " + one.id + " by " + one.item + " is " + one.document + " '" + one.text +
          "' for '" + joined(one.when.applicants) + "'");
    if (procedure.cost) add("cost " + procedure.cost->text);
    for (const Product& one : procedure.products)
      add("product '" + one.text + "' is " + one.document);
    for (const Contact& one : procedure.contacts)
      add("contact " + one.kind + " '" + one.value + "'" + (one.complaints ? "" : " letterhead"));
  }

  std::vector<std::string> facts_;
};

}  // namespace

std::vector<std::string> facts(const model::Procedure& procedure) {
  return FactList().of(procedure);
}

std::vector<std::string> differences(const model::Procedure& expected,
                                     const model::Procedure& actual) {
  const std::vector<std::string> a = facts(expected);
  const std::vector<std::string> b = facts(actual);
  std::vector<std::string> lines;
  std::vector<std::string> only;
  std::ranges::set_difference(a, b, std::back_inserter(only));
  for (const std::string& fact : only) lines.push_back("- " + fact);
  only.clear();
  std::ranges::set_difference(b, a, std::back_inserter(only));
  for (const std::string& fact : only) lines.push_back("+ " + fact);
  return lines;
}

}  // namespace selaras::tests
