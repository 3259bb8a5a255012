#include <algorithm>
#include <map>

#include "checker/document_runs.h"
#include "checker/rule.h"

namespace selaras::checker {
namespace {

using model::Step;

/// It comes from outside: it is required, a first step takes it in, another section says that it
/// is made, or nobody makes it and the applicant himself uses it.
bool is_brought(const std::string& document, const Step& user, const Facts& facts) {
  const model::Procedure& procedure = facts.procedure();
  const auto takes = [&](const Step* step) { return takes_in(*step, document); };
  const auto states = [&](const Step& statement) { return puts_out(statement, document); };
  return std::ranges::find(procedure.requirements, document, &model::Requirement::document) !=
             procedure.requirements.end() ||
         std::ranges::any_of(facts.first_steps(), takes) ||
         std::ranges::any_of(procedure.statements, states) ||
         (facts.producers(document).empty() && user.actor && facts.is_applicant(*user.actor));
}

/// The steps that may lack one document, and the shortest run that shows it.
struct Lack {
  std::vector<const Step*> users;
  behaviour::Run run;
};

std::map<std::string, Lack> lacks(const Facts& facts) {
  std::map<std::string, Lack> found;
  for (const Step& step : facts.procedure().steps) {
    for (const model::DocumentUse& use : step.inputs) {
      if (is_brought(use.document, step, facts)) continue;
      auto run = used_unmade(facts, step, use.document);
      if (!run) continue;
      Lack& lack = found[use.document];
      if (lack.users.empty() || run->size() < lack.run.size()) lack.run = std::move(*run);
      lack.users.push_back(&step);
    }
  }
  return found;
}

void check(const Facts& facts, Findings& findings) {
  if (!facts.procedure().text_complete) return;
  for (const auto& [document, lack] : lacks(facts)) {
    Finding& finding = findings.report(lack.users.front()->at, {"document", document})
                           .with("document", ArgumentKind::document, document);
    std::vector<std::string> users;
    for (const Step* user : lack.users) {
      users.push_back(user->id);
      finding.cite(user->evidence);
    }
    std::vector<std::string> makers;
    for (const Step* maker : facts.producers(document)) {
      makers.push_back(maker->id);
      finding.cite(maker->evidence);
    }
    finding.with("steps", ArgumentKind::step, users);
    if (!makers.empty()) {
      finding.with("makers", ArgumentKind::step, makers).message_variant = "some-run";
    }
    finding.witness = behaviour::steps_of(facts.net(), lack.run);
  }
}

}  // namespace

extern const Rule document_not_produced{
    .id = "document-not-produced", .level = Level::note, .check = check};

}  // namespace selaras::checker
