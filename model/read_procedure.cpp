#include "model/read_procedure.h"

#include "model/file_head.h"
#include "model/load.h"
#include "model/read_suppression.h"
#include "model/words.h"

namespace selaras::model {
namespace {

std::string read_one_of(ObjectReader& reader, std::string_view key,
                        const std::vector<std::string_view>& choices) {
  words::Table<std::string_view> table;
  for (const std::string_view choice : choices) table.emplace_back(choice, choice);
  return std::string(reader.optional_word(key, table).value_or(""));
}

std::optional<Statement> read_statement(ObjectReader& file, std::string_view key) {
  return read_object(file, key, [](ObjectReader& reader) {
    return Statement{
        .text = reader.string("text"), .evidence = read_evidence(reader), .at = reader.place()};
  });
}

std::optional<Decree> read_decree(ObjectReader& file) {
  return read_object(file, "decree", [](ObjectReader& reader) {
    return Decree{.number = reader.optional_string("number").value_or(""),
                  .date = read_date(reader, "date"),
                  .evidence = read_evidence(reader),
                  .at = reader.place()};
  });
}

/// The source lies beside the procedure; a path could make a report read any file.
std::string read_source_file(ObjectReader& reader) {
  std::string name = reader.string("file");
  const bool plain = name.find_first_of("/\\:") == std::string::npos && name != "." && name != "..";
  const json::Node* node = reader.member("file");
  if (node != nullptr && node->kind == json::Node::Kind::string && (!plain || name.empty())) {
    reader.report("invalid-file-name", *node, {{"value", shortened(name)}});
  }
  return name;
}

std::string read_sha256(ObjectReader& reader) {
  const std::optional<std::string> hash = reader.optional_string("sha256");
  if (!hash) return {};
  const bool hex = hash->find_first_not_of("0123456789abcdef") == std::string::npos;
  if (!hex || hash->size() != 64) {
    reader.report("invalid-sha256", *reader.member("sha256"), {{"value", shortened(*hash)}});
  }
  return *hash;
}

/// Reports make links of addresses, so that nothing but a web page may be named.
std::string read_address(ObjectReader& reader) {
  const std::optional<std::string> address = reader.optional_string("address");
  if (!address) return {};
  if (!address->starts_with("https://") && !address->starts_with("http://")) {
    reader.report("invalid-address", *reader.member("address"), {{"value", shortened(*address)}});
  }
  return *address;
}

std::optional<Source> read_source(ObjectReader& file) {
  return read_object(file, "source", [](ObjectReader& reader) {
    return Source{.file = read_source_file(reader),
                  .sha256 = read_sha256(reader),
                  .address = read_address(reader),
                  .retrieved = read_date(reader, "retrieved"),
                  .at = reader.place()};
  });
}

void read_lines(ObjectReader& reader, Section& section) {
  const json::Node* lines = reader.required("lines");
  if (lines == nullptr) return;
  const bool two = lines->kind == json::Node::Kind::array && lines->elements.size() == 2;
  if (!two) return reader.report("wrong-lines", *lines);
  section.first_line = read_line(reader, lines->elements[0]);
  section.last_line = read_line(reader, lines->elements[1]);
  if (section.last_line != 0 && section.first_line > section.last_line) {
    reader.report("range-reversed", *lines, {{"key", "lines"}});
  }
}

std::vector<Section> read_sections(ObjectReader& file) {
  return read_each(file, "sections", [](ObjectReader& reader) {
    Section section;
    section.id = read_id(reader);
    section.kind = reader.word("kind", words::section_kinds(), SectionKind::procedure);
    section.heading = reader.optional_string("heading").value_or("");
    read_lines(reader, section);
    section.suppress = read_suppressions(reader);
    section.at = reader.place();
    return section;
  });
}

std::vector<Item> read_items(ObjectReader& file, const DeclaredParts& declared) {
  return read_each(file, "items", [&](ObjectReader& reader) {
    reader.required("section");
    return Item{.id = read_id(reader),
                .section = read_use(reader, "section", declared.sections),
                .marker = reader.optional_string("marker").value_or(""),
                .parent = read_use(reader, "parent", declared.items),
                .kind = reader.word("kind", words::item_kinds(), ItemKind::step),
                .evidence = read_evidence(reader),
                .suppress = read_suppressions(reader),
                .at = reader.place()};
  });
}

/// An item is no part of itself.
void check_parents(ObjectReader& file, const std::vector<Item>& items) {
  std::vector<Link> links;
  for (const Item& item : items) links.push_back({item.id, item.parent});
  for (const std::size_t item : circles(links)) {
    add_fault(file.diagnostics(),
              {"parent-cycle", items[item].at, {{"kind", "item"}, {"id", items[item].id}}});
  }
}

std::vector<CrossReference> read_references(ObjectReader& file, const DeclaredParts& declared) {
  return read_each(file, "references", [&](ObjectReader& reader) {
    reader.required("item");
    return CrossReference{.item = read_use(reader, "item", declared.items),
                          .path = read_each(reader, "path",
                                            [](ObjectReader& part) {
                                              return CrossReference::Part{
                                                  .unit = part.word("unit", words::marker_units(),
                                                                    MarkerUnit::number),
                                                  .value = part.string("value")};
                                            }),
                          .external = reader.boolean("external", false),
                          .evidence = read_evidence(reader),
                          .at = reader.place()};
  });
}

std::vector<Requirement> read_requirements(ObjectReader& file, const DeclaredParts& declared) {
  DeclaredIds requirements("requirement");
  declare(file, "requirements", requirements);
  return read_each(file, "requirements", [&](ObjectReader& reader) {
    reader.required("item");
    return Requirement{.id = read_id(reader),
                       .item = read_use(reader, "item", declared.items),
                       .document = read_use(reader, "document", declared.documents),
                       .text = reader.string("text"),
                       .when = read_condition(reader),
                       .evidence = read_evidence(reader),
                       .at = reader.place()};
  });
}

std::vector<Product> read_products(ObjectReader& file, const DeclaredParts& declared) {
  return read_each(file, "products", [&](ObjectReader& reader) {
    return Product{.text = reader.string("text"),
                   .document = read_use(reader, "document", declared.documents),
                   .evidence = read_evidence(reader),
                   .at = reader.place()};
  });
}

std::vector<Contact> read_contacts(ObjectReader& file) {
  return read_each(file, "contacts", [](ObjectReader& reader) {
    reader.required("kind");
    return Contact{.kind = read_one_of(reader, "kind",
                                       {"phone", "email", "web", "app", "social", "post", "office",
                                        "box", "survey"}),
                   .value = reader.string("value"),
                   .complaints = reader.boolean("complaints", true),
                   .evidence = read_evidence(reader),
                   .at = reader.place()};
  });
}

void read_identity(ObjectReader& file, Procedure& procedure) {
  procedure.id = read_id(file);
  procedure.service = read_id(file, "service");
  procedure.region = file.optional_string("region").value_or("");
  procedure.level =
      file.optional_word("level", words::administrations()).value_or(Administration::unstated);
  procedure.time_zone = read_one_of(file, "timeZone", {"WIB", "WITA", "WIT"});
  procedure.applicant_kinds = read_word_set(file, "applicantKinds");
  procedure.reference = read_word(file, "reference");
  procedure.title = read_statement(file, "title");
  procedure.title_repeated = read_statement(file, "titleRepeated");
  procedure.decree = read_decree(file);
  procedure.source = read_source(file);
  procedure.text_complete = file.boolean("textComplete", true);
}

void read_parts(ObjectReader& file, Procedure& procedure) {
  DeclaredParts declared;
  declare(file, "sections", declared.sections);
  declare(file, "items", declared.items);
  declare_parts(file, declared);
  DeclaredIds statements("statement");
  declare(file, "statements", statements);

  procedure.sections = read_sections(file);
  procedure.items = read_items(file, declared);
  check_parents(file, procedure.items);
  procedure.references = read_references(file, declared);
  procedure.documents = read_documents(file, declared);
  file.required("steps");
  procedure.steps = read_steps(file, "steps", declared, FileKind::procedure);
  procedure.statements = read_steps(file, "statements", declared, FileKind::procedure);
  procedure.flow = read_flow(file, procedure.steps, declared, FileKind::procedure);
  procedure.time_claims = read_time_claims(file, declared);
  procedure.requirements = read_requirements(file, declared);
  procedure.cost = read_statement(file, "cost");
  procedure.products = read_products(file, declared);
  procedure.contacts = read_contacts(file);
  procedure.suppress = read_each(file, "suppress", read_wide_suppression);
}

}  // namespace

Procedure read_procedure(const json::Node& document, const std::string& file,
                         Diagnostics& diagnostics) {
  const std::size_t first = diagnostics.size();
  Procedure procedure;
  procedure.file = file;
  ObjectReader reader(document, file, diagnostics);
  procedure.at = reader.place();
  if (reader.is_object() && read_head(reader, "procedure", procedure_format_version)) {
    read_identity(reader, procedure);
    read_parts(reader, procedure);
    reader.finish();
  }
  sort_by_place(diagnostics, first);
  return procedure;
}

}  // namespace selaras::model
