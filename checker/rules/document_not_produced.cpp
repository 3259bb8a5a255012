#include <algorithm>
#include <map>

#include "checker/rule.h"

namespace selaras::checker {
namespace {

using model::DocumentUse;
using model::Step;

bool has(const std::vector<DocumentUse>& uses, std::string_view document) {
  return std::ranges::find(uses, document, &DocumentUse::document) != uses.end();
}

/// The applicant brings it: it is required, or already taken in by a first step.
bool is_brought(const std::string& document, const Facts& facts) {
  const auto& required = facts.procedure().requirements;
  return std::ranges::find(required, document, &model::Requirement::document) != required.end() ||
         std::ranges::any_of(facts.first_steps(),
                             [&](const Step* step) { return has(step->inputs, document); });
}

bool is_produced_before(const std::string& document, const Step& step, const Facts& facts) {
  return std::ranges::any_of(facts.producers(document), [&](const Step* producer) {
    return facts.graph().leads_to(facts.node(*producer), facts.node(step));
  });
}

/// Said to come into being, though outside the procedure section.
bool is_stated_elsewhere(const std::string& document, const Facts& facts) {
  return std::ranges::any_of(facts.procedure().statements, [&](const Step& statement) {
    return has(statement.outputs, document);
  });
}

void check(const Facts& facts, Findings& findings) {
  if (!facts.procedure().text_complete) return;
  std::map<std::string, std::vector<const Step*>> lacking;
  for (const Step& step : facts.procedure().steps) {
    if (!facts.graph().reachable(facts.node(step))) continue;
    for (const DocumentUse& use : step.inputs) {
      if (is_brought(use.document, facts) || is_stated_elsewhere(use.document, facts) ||
          is_produced_before(use.document, step, facts)) {
        continue;
      }
      lacking[use.document].push_back(&step);
    }
  }
  for (const auto& [document, steps] : lacking) {
    Finding& finding = findings.report(steps.front()->at, {"document", document})
                           .with("document", ArgumentKind::document, document);
    std::vector<std::string> ids;
    for (const Step* step : steps) {
      ids.push_back(step->id);
      finding.cite(step->evidence);
    }
    finding.with("steps", ArgumentKind::step, ids);
  }
}

}  // namespace

extern const Rule document_not_produced{
    .id = "document-not-produced", .level = Level::note, .check = check};

}  // namespace selaras::checker
