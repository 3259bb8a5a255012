#include "model/read_reference.h"

namespace selaras::model {
namespace {

/// Reads the members that the clause's kind gives a meaning to; `finish` reports all others.
class ClauseReading {
 public:
  ClauseReading(ObjectReader& reader, const DeclaredVocabulary& declared, Clause& clause)
      : reader_(reader), declared_(declared), clause_(clause) {}

  void read() {
    switch (clause_.kind) {
      case ClauseKind::occurs:
      case ClauseKind::distinct:
        return read_steps();
      case ClauseKind::role:
        return read_role();
      case ClauseKind::participants:
        return read_participants();
      case ClauseKind::form:
        return read_form();
      case ClauseKind::includes:
        return read_includes();
      case ClauseKind::precedes:
        return read_order();
      case ClauseKind::leads:
        return read_leads();
      case ClauseKind::excludes:
        return read_excludes();
      case ClauseKind::branches:
        return read_branches();
      case ClauseKind::returns:
        return read_returns();
      case ClauseKind::produced:
        return read_produced();
      case ClauseKind::recurs:
        return read_recurs();
      case ClauseKind::within:
        return read_within();
    }
  }

 private:
  /// A required list of declared ids that is not empty.
  std::vector<std::string> some(std::string_view key, const DeclaredIds& declared) {
    const json::Node* node = reader_.required(key);
    std::vector<std::string> ids = read_uses(reader_, key, declared);
    const bool empty_array =
        node != nullptr && node->kind == json::Node::Kind::array && node->elements.empty();
    if (empty_array) reader_.report("empty-value", *node, {{"key", std::string(key)}});
    return ids;
  }

  void read_steps() { clause_.steps = some("step", declared_.activities); }

  /// An outcome names nobody but who acts.
  void read_role() {
    static const words::Table<RoleField> of_an_outcome{{"actor", RoleField::actor}};
    const json::Node* step = reader_.member("step");
    const bool by_outcome = step != nullptr && step->kind == json::Node::Kind::string &&
                            step->string.find('[') != std::string::npos;
    by_outcome ? read_step_and_outcome("step") : read_steps();
    clause_.field =
        reader_.word("field", by_outcome ? of_an_outcome : words::role_fields(), RoleField::actor);
    clause_.allow = some("allow", declared_.roles);
    for (const json::Node* field : reader_.elements("orFields")) {
      if (const auto known = reader_.word_of(*field, "orFields", words::role_fields())) {
        clause_.or_fields.push_back(*known);
      }
    }
  }

  void read_participants() {
    static const words::Table<bool> fields{{"parties", false}, {"signatories", true}};
    read_steps();
    clause_.signatories = reader_.word("field", fields, false);
    clause_.sides = read_groups("sides", declared_.roles);
    const json::Node* sides = reader_.required("sides");
    for (const auto& pair : clause_.sides) {
      if (pair.size() != 2) return reader_.report("wrong-pair", *sides, {{"key", "sides"}});
    }
  }

  void read_form() {
    read_steps();
    reader_.required("value");
    clause_.value = read_use(reader_, "value", declared_.terms);
    read_outcomes();
  }

  void read_includes() {
    const bool party = reader_.member("party") != nullptr;
    const bool document = reader_.member("document") != nullptr;
    if (party == document) conflict(party, "document", "party");
    clause_.document = read_use(reader_, "document", declared_.parts.documents);
    clause_.party = read_use(reader_, "party", declared_.roles);
    if (party) read_steps();
    const bool items = reader_.member("items") != nullptr;
    const bool any_of = reader_.member("anyOf") != nullptr;
    if (items == any_of) conflict(items, "items", "anyOf");
    clause_.items = read_uses(reader_, "items", declared_.terms);
    clause_.any_of = read_groups("anyOf", declared_.terms);
  }

  void read_order() {
    const bool by_outcome =
        clause_.kind == ClauseKind::precedes && reader_.member("from") != nullptr;
    const bool any_way = reader_.member("step") != nullptr;
    if (by_outcome && any_way) conflict(true, "from", "step");
    by_outcome ? read_from() : read_steps();
    clause_.then = some("then", declared_.activities);
  }

  void read_leads() {
    read_from();
    clause_.to_end = reader_.boolean("end", false);
    clause_.then = clause_.to_end ? read_uses(reader_, "to", declared_.activities)
                                  : some("to", declared_.activities);
  }

  void read_excludes() {
    read_from();
    clause_.then = some("never", declared_.activities);
  }

  void read_branches() {
    read_steps();
    reader_.required("outcomes");
    read_outcomes();
  }

  void read_returns() {
    read_from();
    clause_.then = some("to", declared_.activities);
  }

  void read_produced() {
    reader_.required("document");
    clause_.document = read_use(reader_, "document", declared_.parts.documents);
    clause_.then = some("before", declared_.activities);
  }

  void read_recurs() {
    read_steps();
    clause_.value = read_id(reader_, "every");
  }

  void read_within() {
    read_order();
    reader_.required("limit");
    clause_.limit = reader_.optional_number("limit").value_or(0);
    if (clause_.limit < 0) {
      reader_.report("number-too-small", *reader_.member("limit"),
                     {{"key", "limit"}, {"least", "0"}});
    }
  }

  void read_from() { read_step_and_outcome("from"); }

  /// "step[outcome]", or a step as a whole.
  void read_step_and_outcome(std::string_view key) {
    const std::string from = reader_.string(key);
    const json::Node* node = reader_.member(key);
    if (node == nullptr || node->kind != json::Node::Kind::string) return;
    const std::size_t bracket = from.find('[');
    const std::string step = from.substr(0, bracket);
    check_use(reader_, *node, step, declared_.activities);
    clause_.steps = {step};
    if (bracket == std::string::npos) return;
    if (!from.ends_with(']')) return reader_.report("invalid-id", *node, {{"id", shortened(from)}});
    clause_.outcome = from.substr(bracket + 1, from.size() - bracket - 2);
    check_outcome(*node, clause_.outcome);
  }

  void read_outcomes() {
    clause_.outcomes = reader_.strings("outcomes");
    for (const json::Node* node : reader_.elements("outcomes")) check_outcome(*node, node->string);
  }

  /// An outcome must be one of a step that the clause names.
  void check_outcome(const json::Node& at, const std::string& outcome) {
    static const DeclaredIds none("outcome");
    const DeclaredIds* outcomes = &none;
    for (const std::string& step : clause_.steps) {
      const auto found = declared_.outcomes.find(step);
      if (found == declared_.outcomes.end()) continue;
      outcomes = &found->second;
      if (outcomes->contains(outcome)) return;
    }
    if (at.kind == json::Node::Kind::string) check_use(reader_, at, outcome, *outcomes);
  }

  std::vector<std::vector<std::string>> read_groups(std::string_view key,
                                                    const DeclaredIds& declared) {
    std::vector<std::vector<std::string>> groups;
    for (const json::Node* group : reader_.elements(key)) {
      if (group->kind != json::Node::Kind::array) {
        reader_.wrong_type(*group, key, "array");
        continue;
      }
      std::vector<std::string>& ids = groups.emplace_back();
      for (const json::Node& id : group->elements) {
        if (id.kind != json::Node::Kind::string) {
          reader_.wrong_type(id, key, "string");
          continue;
        }
        check_use(reader_, id, id.string, declared);
        ids.push_back(id.string);
      }
    }
    return groups;
  }

  /// Of two keys, one and only one must be there.
  void conflict(bool both, std::string_view key, std::string_view other) {
    if (!both) {
      reader_.required(key);
      return;
    }
    reader_.report("conflicting-keys", *reader_.member(key),
                   {{"key", std::string(key)}, {"other", std::string(other)}});
  }

  ObjectReader& reader_;
  const DeclaredVocabulary& declared_;
  Clause& clause_;
};

}  // namespace

Clause read_clause(ObjectReader& reader, const DeclaredVocabulary& declared) {
  Clause clause;
  clause.at = reader.place();
  clause.rule = read_id(reader, "rule");
  clause.silent = read_word(reader, "silent");
  clause.level = reader.optional_word("level", words::levels());
  clause.advisory = reader.boolean("advisory", false);
  clause.readings = read_uses(reader, "readings", declared.readings);
  if (reader.member("basis") != nullptr) clause.basis = read_basis(reader, declared);
  reader.required("kind");
  const auto kind = reader.optional_word("kind", words::clause_kinds());
  if (!kind) {
    reader.accept_all();
    return clause;
  }
  clause.kind = *kind;
  ClauseReading(reader, declared, clause).read();
  return clause;
}

}  // namespace selaras::model
