#include "gate/editor/declared_ids.h"

#include <algorithm>
#include <array>
#include <set>

#include "gate/editor/show_findings.h"
#include "model/rule_page.h"
#include "model/text.h"
#include "reports/rule_text.h"

namespace selaras::gate {
namespace {

using model::json::Writer;

enum class Named { nothing, node, document, item, section, rule, activity, role, content };

/// Which ids stand under a key of a procedure file; of two entries the one whose outer key fits.
struct Use {
  std::string_view key;
  Named what;
  std::string_view within = {};  // the key next outside; empty: any
};

constexpr std::array uses{
    Use{"from", Named::node, "edges"},  Use{"to", Named::node, "edges"},
    Use{"start", Named::node},          Use{"step", Named::node},
    Use{"steps", Named::node, "parts"}, Use{"document", Named::document},
    Use{"inputs", Named::document},     Use{"outputs", Named::document},
    Use{"items", Named::item},          Use{"item", Named::item},
    Use{"parent", Named::item},         Use{"section", Named::section},
    Use{"rule", Named::rule},           Use{"select", Named::rule},
    Use{"ignore", Named::rule},         Use{"activity", Named::activity},
    Use{"refines", Named::activity},    Use{"roles", Named::role},
    Use{"content", Named::content},
};

Named named_by(const StringAt& string) {
  const bool is_severity = string.is_key && string.key() == "severity";
  if (is_severity) return Named::rule;  // there rules are keys
  if (string.is_key) return Named::nothing;
  const std::string_view outer =
      string.keys.size() < 2 ? std::string_view() : string.keys[string.keys.size() - 2];
  for (const Use& use : uses) {
    if (use.key == string.key() && (use.within.empty() || use.within == outer)) return use.what;
  }
  return Named::nothing;
}

/// Something that can be named: its id, what it is called, where it is declared.
struct Candidate {
  std::string id;
  std::string title;
  model::Place at = {};
};
using Candidates = std::vector<Candidate>;

Candidates nodes(const model::Procedure& procedure) {
  Candidates all;
  for (const model::Node& node : procedure.flow.nodes) {
    if (node.kind == model::NodeKind::start) continue;
    const bool step = node.kind == model::NodeKind::step;
    all.push_back({.id = node.id,
                   .title = step ? procedure.step_of(node).label : node.outcome,
                   .at = step ? procedure.step_of(node).at : node.at});
  }
  return all;
}

Candidates documents(const model::Procedure& procedure) {
  Candidates all;
  for (const model::Document& each : procedure.documents) {
    all.push_back({.id = each.id, .title = each.name, .at = each.at});
  }
  return all;
}

Candidates items(const model::Procedure& procedure) {
  Candidates all;
  for (const model::Item& each : procedure.items) {
    const std::string quote = each.evidence.empty() ? "" : each.evidence.front().quote;
    all.push_back({.id = each.id, .title = model::shortened(quote), .at = each.at});
  }
  return all;
}

Candidates sections(const model::Procedure& procedure) {
  Candidates all;
  for (const model::Section& each : procedure.sections) {
    all.push_back({.id = each.id, .title = each.heading, .at = each.at});
  }
  return all;
}

Candidates rules(const model::Reference* reference, const reports::Texts& texts) {
  std::set<std::string> ids;
  std::ranges::copy(model::shipped_rules(), std::inserter(ids, ids.end()));
  if (reference != nullptr) {
    for (const model::DeclaredRule& rule : reference->rules) ids.insert(rule.id);
  }
  Candidates all;
  for (const std::string& id : ids) {
    all.push_back({.id = id, .title = reports::title_of(id, reference, texts)});
  }
  return all;
}

Candidates activities(const model::Reference& reference, const reports::Texts& texts) {
  std::set<std::string> ids;
  for (const model::Step& step : reference.procedure.steps) ids.insert(step.activity);
  for (const model::Refinement& refinement : reference.refinements) ids.insert(refinement.activity);
  ids.erase("");
  const reports::Names names(reference.procedure, &reference, texts);
  Candidates all;
  for (const std::string& id : ids) all.push_back({.id = id, .title = names.term(id)});
  return all;
}

Candidates roles(const model::Reference& reference, const reports::Texts& texts) {
  Candidates all;
  for (const model::Role& role : reference.roles) {
    all.push_back({.id = role.id, .title = texts.of(role.title)});
  }
  return all;
}

Candidates contents(const model::Reference& reference, const reports::Texts& texts) {
  std::set<std::string> ids;
  for (const model::Obligation& obligation : reference.obligations) {
    for (const model::Clause& clause : obligation.clauses) {
      if (clause.kind != model::ClauseKind::includes) continue;
      ids.insert(clause.items.begin(), clause.items.end());
      for (const auto& group : clause.any_of) ids.insert(group.begin(), group.end());
    }
  }
  const reports::Names names(reference.procedure, &reference, texts);
  Candidates all;
  for (const std::string& id : ids) all.push_back({.id = id, .title = names.term(id)});
  return all;
}

Candidates of_the_file(Named what, const model::Procedure& procedure) {
  if (what == Named::node) return nodes(procedure);
  if (what == Named::document) return documents(procedure);
  if (what == Named::item) return items(procedure);
  return what == Named::section ? sections(procedure) : Candidates();
}

Candidates of_the_reference(Named what, const model::Reference& reference,
                            const reports::Texts& texts) {
  if (what == Named::activity) return activities(reference, texts);
  if (what == Named::role) return roles(reference, texts);
  return what == Named::content ? contents(reference, texts) : Candidates();
}

Candidates candidates(Named what, const View& view) {
  const Examination* known = view.file.known();
  const model::Reference* reference = known == nullptr ? nullptr : known->result.reference;
  if (what == Named::rule) return rules(reference, view.texts);
  if (known == nullptr) return {};
  if (Candidates own = of_the_file(what, *known->procedure()); !own.empty()) return own;
  return reference == nullptr ? Candidates() : of_the_reference(what, *reference, view.texts);
}

void write_candidate(Writer& json, const Candidate& candidate, const EditorRange& range) {
  constexpr int kind_reference = 18;  // of the protocol's kinds of completions
  json.begin_object().member("label", candidate.id).member("kind", kind_reference);
  json.member("detail", model::printable(candidate.title));
  json.key("textEdit").begin_object().key("range");
  write(json, range);
  json.member("newText", candidate.id).end_object().end_object();
}

}  // namespace

bool names_step(const StringAt& string) { return named_by(string) == Named::node; }
bool names_rule(const StringAt& string) { return named_by(string) == Named::rule; }

void write_definition(Writer& json, const View& view, EditorPosition position) {
  const Positions positions(view.text);
  const auto string = string_at(view.text, positions.offset(position));
  json.begin_array();
  for (const Candidate& each : string ? candidates(named_by(*string), view) : Candidates()) {
    if (each.id != string->value || each.at.begin.line == 0) continue;
    json.begin_object().member("uri", view.file.address).key("range");
    write(json, positions.range(each.at));
    json.end_object();
    break;
  }
  json.end_array();
}

void write_completion(Writer& json, const View& view, EditorPosition position) {
  const Positions positions(view.text);
  const auto string = string_at(view.text, positions.offset(position));
  json.begin_array();
  for (const Candidate& each : string ? candidates(named_by(*string), view) : Candidates()) {
    write_candidate(json, each, positions.range(string->inside));
  }
  json.end_array();
}

}  // namespace selaras::gate
