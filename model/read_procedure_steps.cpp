#include "model/read_procedure.h"
#include "model/read_suppression.h"

namespace selaras::model {
namespace {

Actor read_one_actor(ObjectReader& reader) {
  return {.name = reader.optional_string("name").value_or(""),
          .roles = read_word_set(reader, "roles"),
          .evidence = read_evidence(reader),
          .at = reader.place()};
}

std::optional<Actor> read_actor(ObjectReader& step, std::string_view key, FileKind kind) {
  return read_object(step, key, [kind](ObjectReader& reader) {
    if (kind == FileKind::procedure) reader.required("name");
    return read_one_actor(reader);
  });
}

std::vector<Participants> read_participants(ObjectReader& step, std::string_view key) {
  return read_each(step, key, [](ObjectReader& reader) {
    reader.required("sides");
    return Participants{.sides = read_each(reader, "sides",
                                           [](ObjectReader& side) {
                                             return Side{
                                                 .actor = read_one_actor(side),
                                                 .attributes = read_word_set(side, "attributes")};
                                           }),
                        .evidence = read_evidence(reader),
                        .at = reader.place()};
  });
}

std::vector<Outcome> read_outcomes(ObjectReader& step, FileKind kind) {
  DeclaredIds outcomes("outcome");
  declare(step, "outcomes", outcomes);
  return read_each(step, "outcomes", [kind](ObjectReader& reader) {
    return Outcome{.id = read_id(reader),
                   .label = reader.optional_string("label").value_or(""),
                   .actor = read_actor(reader, "actor", kind),
                   .evidence = read_evidence(reader),
                   .at = reader.place()};
  });
}

DocumentUse read_document_use(ObjectReader& step, const json::Node& node,
                              const DeclaredIds& documents) {
  if (node.kind == json::Node::Kind::string) {
    check_use(step, node, node.string, documents);
    return {.document = node.string, .evidence = {}, .at = step.place(node)};
  }
  ObjectReader reader(node, step.file(), step.diagnostics());
  reader.required("document");
  DocumentUse use{.document = read_use(reader, "document", documents),
                  .evidence = read_evidence(reader),
                  .at = reader.place()};
  reader.finish();
  return use;
}

std::vector<DocumentUse> read_document_uses(ObjectReader& step, std::string_view key,
                                            const DeclaredIds& documents) {
  std::vector<DocumentUse> uses;
  for (const json::Node* node : step.elements(key)) {
    uses.push_back(read_document_use(step, *node, documents));
  }
  return uses;
}

/// A form may be stated for some outcomes of its decision only.
void check_form(ObjectReader& reader, const Step& step) {
  if (!step.form) return;
  DeclaredIds outcomes("outcome");
  for (const Outcome& outcome : step.outcomes) outcomes.add(outcome.id);
  const json::Node* named = reader.member("form")->find("outcomes");
  if (named == nullptr) return;
  for (const json::Node* id : elements_of(*named)) {
    if (id->kind == json::Node::Kind::string) check_use(reader, *id, id->string, outcomes);
  }
}

Step read_step(ObjectReader& reader, const DeclaredParts& declared, FileKind kind) {
  Step step;
  step.id = read_id(reader);
  step.activity = read_word(reader, "activity");
  step.refines = read_word(reader, "refines");
  step.label = reader.optional_string("label").value_or("");
  step.items = read_uses(reader, "items", declared.items);
  step.actor = read_actor(reader, "actor", kind);
  step.addressee = read_actor(reader, "addressee", kind);
  step.channel = read_actor(reader, "channel", kind);
  step.on_behalf_of = read_actor(reader, "onBehalfOf", kind);
  step.form = read_object(reader, "form", [](ObjectReader& form) {
    return Form{.value = read_id(form, "value"),
                .outcomes = read_words(form, "outcomes"),
                .evidence = read_evidence(form),
                .at = form.place()};
  });
  step.outcomes = read_outcomes(reader, kind);
  check_form(reader, step);
  step.inputs = read_document_uses(reader, "inputs", declared.documents);
  step.outputs = read_document_uses(reader, "outputs", declared.documents);
  step.parties = read_participants(reader, "parties");
  step.signatories = read_participants(reader, "signatories");
  step.milestone = read_word(reader, "milestone");
  step.recurs = read_word(reader, "recurs");
  step.when = read_condition(reader);
  step.evidence = read_evidence(reader);
  step.suppress = read_suppressions(reader);
  step.at = reader.place();
  return step;
}

Document::Content read_content(ObjectReader& reader, const DeclaredParts& declared) {
  return {.content = read_id(reader, "content"),
          .items = read_uses(reader, "items", declared.items),
          .evidence = read_evidence(reader),
          .at = reader.place()};
}

}  // namespace

std::vector<Step> read_steps(ObjectReader& file, std::string_view key,
                             const DeclaredParts& declared, FileKind kind) {
  const bool labelled = kind == FileKind::procedure && key == "steps";
  return read_each(file, key, [&](ObjectReader& reader) {
    if (labelled) reader.required("label");
    return read_step(reader, declared, kind);
  });
}

std::vector<Document> read_documents(ObjectReader& file, const DeclaredParts& declared) {
  return read_each(file, "documents", [&](ObjectReader& reader) {
    return Document{.id = read_id(reader),
                    .name = reader.optional_string("name").value_or(""),
                    .contents = read_each(
                        reader, "contents",
                        [&](ObjectReader& content) { return read_content(content, declared); }),
                    .when = read_condition(reader),
                    .evidence = read_evidence(reader),
                    .suppress = read_suppressions(reader),
                    .at = reader.place()};
  });
}

}  // namespace selaras::model
