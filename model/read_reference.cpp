#include "model/read_reference.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>

#include "model/file_head.h"
#include "model/load.h"
#include "model/with_id.h"

namespace selaras::model {
namespace {

std::vector<Role> read_roles(ObjectReader& file, const DeclaredVocabulary& declared) {
  return read_each(file, "roles", [&](ObjectReader& reader) {
    return Role{.id = read_id(reader),
                .title = reader.text("title"),
                .kind_of = read_use(reader, "kindOf", declared.roles),
                .head_of = read_use(reader, "headOf", declared.roles),
                .central = reader.boolean("central", false),
                .aliases = reader.strings("aliases")};
  });
}

std::vector<Term> read_terms(ObjectReader& file) {
  return read_each(file, "terms", [](ObjectReader& reader) {
    return Term{.id = read_id(reader), .title = reader.text("title")};
  });
}

std::vector<Refinement> read_refinements(ObjectReader& file, const DeclaredVocabulary& declared) {
  return read_each(file, "refinements", [&](ObjectReader& reader) {
    return Refinement{.activity = read_id(reader, "activity"),
                      .of = read_use(reader, "of", declared.parts.steps),
                      .title = reader.text("title"),
                      .counts_as_when_missing = reader.boolean("countsAsWhenMissing", false)};
  });
}

/// A whole number from 0 to the limit; 1 where absent.
std::uint32_t read_weight(ObjectReader& reader, std::string_view key) {
  const std::int64_t weight = reader.optional_integer(key).value_or(1);
  if (weight >= 0 && weight <= move_weight_limit) return static_cast<std::uint32_t>(weight);
  reader.report(
      "number-range", *reader.member(key),
      {{"key", std::string(key)}, {"least", "0"}, {"most", std::to_string(move_weight_limit)}});
  return 1;
}

std::vector<MoveWeight> read_weights(ObjectReader& file, const DeclaredVocabulary& declared) {
  return read_each(file, "weights", [&](ObjectReader& reader) {
    reader.required("activity");
    return MoveWeight{.activity = read_use(reader, "activity", declared.activities),
                      .missing = read_weight(reader, "missing"),
                      .extra = read_weight(reader, "extra")};
  });
}

std::vector<Article> read_articles(ObjectReader& file, const DeclaredVocabulary& declared) {
  return read_each(file, "articles", [&](ObjectReader& reader) {
    return Article{.id = read_id(reader),
                   .law = reader.string("law"),
                   .citation = read_by_level(reader, "citation", declared.levels,
                                             [](ObjectReader& citations, std::string_view key) {
                                               return citations.string(key);
                                             }),
                   .number_inferred = reader.boolean("numberInferred", false),
                   .status = reader.optional_string("status").value_or(""),
                   .read = reader.boolean("read", false)};
  });
}

std::vector<LeastTime> read_least_times(ObjectReader& file, const DeclaredVocabulary& declared) {
  return read_each(file, "leastTimes", [&](ObjectReader& reader) {
    for (const char* key : {"activity", "value"}) reader.required(key);
    LeastTime time{.activity = read_use(reader, "activity", declared.activities),
                   .value = reader.optional_number("value").value_or(0),
                   .unit = reader.word("unit", words::unit_readings(), UnitReading{}),
                   .basis = read_basis(reader, declared)};
    if (time.value < 0) {
      reader.report("number-too-small", *reader.member("value"),
                    {{"key", "value"}, {"least", "0"}});
    }
    return time;
  });
}

Reading::Equation read_equation(ObjectReader& reader, const DeclaredVocabulary& declared) {
  reader.required("activity");
  reader.required("by");
  return {.activity = read_use(reader, "activity", declared.activities),
          .by = read_use(reader, "by", declared.activities),
          .actor_from = reader.optional_word("actorFrom", words::role_fields())};
}

std::vector<Reading> read_readings(ObjectReader& file, const DeclaredVocabulary& declared) {
  return read_each(file, "readings", [&](ObjectReader& reader) {
    return Reading{.id = read_id(reader),
                   .title = reader.text("title"),
                   .is_default = reader.boolean("default", false),
                   .equations = read_each(reader, "equations", [&](ObjectReader& equation) {
                     return read_equation(equation, declared);
                   })};
  });
}

std::vector<DeclaredRule> read_rules(ObjectReader& file) {
  DeclaredIds rules("rule");
  declare(file, "rules", rules);
  return read_each(file, "rules", [](ObjectReader& reader) {
    return DeclaredRule{.id = read_id(reader),
                        .level = reader.word("level", words::levels(), Level::warning),
                        .group = read_id(reader, "group"),
                        .title = reader.text("title"),
                        .message = reader.text("message"),
                        .help = reader.text("help"),
                        .at = reader.place()};
  });
}

std::vector<Text> read_texts(ObjectReader& file, std::string_view key) {
  std::vector<Text> texts;
  for (const json::Node* node : file.elements(key)) {
    texts.push_back(read_text(*node, file.file(), file.diagnostics()));
  }
  return texts;
}

std::vector<Administration> read_levels(ObjectReader& file) {
  std::vector<Administration> levels;
  for (const json::Node* node : file.elements("levels")) {
    if (const auto level = file.word_of(*node, "levels", words::administrations())) {
      levels.push_back(*level);
    }
  }
  return levels;
}

template <class Element>
void add_ids(DeclaredIds& ids, const std::vector<Element>& elements) {
  for (const Element& element : elements) ids.add(element.id);
}

/// Ids of one list of the file, and of the same list of the reference that it extends.
template <class Element>
void declare_with(ObjectReader& file, std::string_view key, DeclaredIds& ids,
                  const std::vector<Element>& inherited) {
  declare(file, key, ids);
  add_ids(ids, inherited);
}

void declare_refinements(ObjectReader& file, DeclaredIds& activities, const Reference& base) {
  for (const json::Node* element : file.elements("refinements")) {
    const json::Node* id = element->find("activity");
    if (id == nullptr || id->kind != json::Node::Kind::string || activities.add(id->string))
      continue;
    file.report("duplicate-id", *id, {{"kind", activities.kind()}, {"id", shortened(id->string)}});
  }
  for (const Refinement& refinement : base.refinements) activities.add(refinement.activity);
}

DeclaredVocabulary declare_vocabulary(ObjectReader& file, const Reference& base) {
  DeclaredVocabulary declared;
  add_ids(declared.parts.nodes, base.procedure.steps);
  declare_parts(file, declared.parts);
  add_ids(declared.parts.steps, base.procedure.steps);
  add_ids(declared.parts.documents, base.procedure.documents);
  for (const std::string_view step : declared.parts.steps.all()) {
    declared.activities.add(std::string(step));
  }
  declare_refinements(file, declared.activities, base);
  declare_with(file, "roles", declared.roles, base.roles);
  declare_with(file, "terms", declared.terms, base.terms);
  declare_with(file, "articles", declared.articles, base.articles);
  declare_with(file, "readings", declared.readings, base.readings);
  declare_with(file, "obligations", declared.obligations, base.obligations);
  declared.levels = file.member("levels") == nullptr ? base.levels : read_levels(file);
  return declared;
}

/// What a file says takes the place of what it extends, id by id; the rest follows.
template <class Element, class Projection>
void extend(std::vector<Element>& base, std::vector<Element> own, Projection id) {
  std::map<std::string, std::size_t> index;
  for (std::size_t i = 0; i < base.size(); ++i) index.try_emplace(std::invoke(id, base[i]), i);
  for (Element& element : own) {
    const auto same = index.find(std::invoke(id, element));
    if (same == index.end()) {
      base.push_back(std::move(element));
    } else {
      base[same->second] = std::move(element);
    }
  }
}

template <class Element>
void extend(std::vector<Element>& base, std::vector<Element> own) {
  extend(base, std::move(own), &Element::id);
}

/// Checks the words that the reference's own steps and documents use.
class VocabularyCheck {
 public:
  VocabularyCheck(const DeclaredVocabulary& declared, Diagnostics& diagnostics)
      : declared_(declared), diagnostics_(diagnostics) {}

  void check(const Step& step) {
    for (const Actor* actor : step.everybody()) check(*actor);
    for (const auto* list : {&step.parties, &step.signatories}) {
      for (const Participants& participants : *list) check(participants);
    }
    if (step.form) check(step.form->value, step.form->at, declared_.terms);
    for (const std::string& role : step.when.applicants) check(role, step.at, declared_.roles);
  }

  void check(const Document& document) {
    for (const Document::Content& content : document.contents) {
      check(content.content, content.at, declared_.terms);
    }
    for (const std::string& role : document.when.applicants) {
      check(role, document.at, declared_.roles);
    }
  }

 private:
  void check(const Actor& actor) {
    for (const std::string& role : actor.roles) check(role, actor.at, declared_.roles);
  }

  void check(const Participants& participants) {
    for (const Side& side : participants.sides) {
      check(side.actor);
      for (const std::string& attribute : side.attributes) {
        check(attribute, side.actor.at, declared_.terms);
      }
    }
  }

  void check(const std::string& id, const Place& at, const DeclaredIds& declared) {
    if (!declared.contains(id)) add_unknown(diagnostics_, at, id, declared);
  }

  const DeclaredVocabulary& declared_;
  Diagnostics& diagnostics_;
};

void read_flow_of_reference(ObjectReader& file, DeclaredVocabulary& declared,
                            Procedure& procedure) {
  std::vector<Step> steps = read_steps(file, "steps", declared.parts, FileKind::reference);
  for (Step& step : steps) {
    if (step.activity.empty()) step.activity = step.id;
  }
  std::vector<Document> documents = read_documents(file, declared.parts);
  VocabularyCheck check(declared, file.diagnostics());
  for (const Step& step : steps) check.check(step);
  for (const Document& document : documents) check.check(document);
  extend(procedure.documents, std::move(documents));
  extend(procedure.steps, std::move(steps));
  for (const Step& step : procedure.steps) {
    DeclaredIds outcomes("outcome");
    add_ids(outcomes, step.outcomes);
    declared.outcomes.insert_or_assign(step.id, std::move(outcomes));
  }
  // Whoever changes the steps says how they follow each other; otherwise the flow is taken over.
  const bool own_flow = file.member("steps") != nullptr || file.member("flow") != nullptr;
  if (own_flow || procedure.flow.nodes.empty()) {
    procedure.flow = read_flow(file, procedure.steps, declared.parts, FileKind::reference);
  }
}

void read_validity(ObjectReader& file, Reference& reference) {
  read_object(file, "valid", [&](ObjectReader& valid) {
    reference.valid_from = read_date(valid, "from");
    reference.valid_until = read_date(valid, "until");
    const bool both = !reference.valid_from.empty() && !reference.valid_until.empty();
    if (both && reference.valid_until < reference.valid_from) {
      valid.report("range-reversed", {{"key", "valid"}});
    }
    return true;
  });
}

/// The reference that this one extends; an empty one where it extends none.
Reference read_base(ObjectReader& file, const std::vector<Reference>& bases) {
  DeclaredIds known("reference");
  add_ids(known, bases);
  const std::string id = read_use(file, "extends", known);
  const Reference* found = with_id(bases, id);
  Reference base = found == nullptr ? Reference{} : *found;
  base.extends = id;
  base.is_default = false;
  base.supersedes.clear();
  return base;
}

void read_identity(ObjectReader& file, const DeclaredVocabulary& declared, Reference& reference) {
  reference.id = read_id(file);
  reference.procedure.id = reference.id;
  reference.version = file.string("version");
  reference.is_default = file.boolean("default", false);
  reference.supersedes = read_word(file, "supersedes");
  reference.title = file.text("title");
  read_validity(file, reference);
  const bool alone = reference.extends.empty();
  for (const std::string_view key : {"service", "levels", "product"}) {
    if (alone) file.required(key);
  }
  if (file.member("service") != nullptr) reference.procedure.service = read_word(file, "service");
  if (file.member("product") != nullptr) {
    reference.product = read_use(file, "product", declared.parts.documents);
  }
  if (file.member("calendar") != nullptr) reference.calendar = read_word(file, "calendar");
  reference.levels = declared.levels;
}

void read_parts(ObjectReader& file, DeclaredVocabulary& declared, Reference& reference) {
  read_flow_of_reference(file, declared, reference.procedure);
  extend(reference.roles, read_roles(file, declared));
  extend(reference.terms, read_terms(file));
  extend(reference.refinements, read_refinements(file, declared), &Refinement::activity);
  extend(reference.weights, read_weights(file, declared), &MoveWeight::activity);
  extend(reference.least_times, read_least_times(file, declared), &LeastTime::activity);
  extend(reference.articles, read_articles(file, declared));
  extend(reference.readings, read_readings(file, declared));
  extend(reference.obligations, read_obligations(file, declared));
  check_needs(reference.obligations, file.diagnostics());
  extend(reference.rules, read_rules(file));
  std::ranges::move(read_texts(file, "limits"), std::back_inserter(reference.limits));
  std::ranges::move(read_texts(file, "sources"), std::back_inserter(reference.sources));
}

/// A role is no kind of itself.
void check_kinds(ObjectReader& file, const std::vector<Role>& roles) {
  std::vector<Link> links;
  for (const Role& role : roles) links.push_back({role.id, role.kind_of});
  for (const std::size_t role : circles(links)) {
    file.report("parent-cycle", {{"kind", "role"}, {"id", roles[role].id}});
  }
}

}  // namespace

Reference read_reference(const json::Node& document, const std::string& file,
                         const std::vector<Reference>& bases, Diagnostics& diagnostics) {
  const std::size_t first = diagnostics.size();
  ObjectReader reader(document, file, diagnostics);
  Reference reference;
  if (reader.is_object() && read_head(reader, "reference", procedure_format_version)) {
    reference = read_base(reader, bases);
    reference.procedure.file = file;
    reference.procedure.at = reader.place();
    DeclaredVocabulary declared = declare_vocabulary(reader, reference);
    read_identity(reader, declared, reference);
    read_parts(reader, declared, reference);
    check_kinds(reader, reference.roles);
    reader.finish();
  }
  sort_by_place(diagnostics, first);
  return reference;
}

}  // namespace selaras::model
