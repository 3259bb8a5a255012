#include <algorithm>

#include "checker/document_runs.h"
#include "checker/rule.h"

namespace selaras::checker {
namespace {

using model::Requirement;
using model::Step;

/// A first step takes it in: an earlier one of its kind exists, as with a renewal.
bool is_brought(const std::string& document, const Facts& facts) {
  return std::ranges::any_of(facts.first_steps(),
                             [&](const Step* step) { return takes_in(*step, document); });
}

/// The step of the procedure that makes what is required before it begins; null where the applicant
/// can bring it: it is made by the applicant, or by a first step.
const Step* later_maker(const Requirement& requirement, const Facts& facts) {
  if (requirement.document.empty() || is_brought(requirement.document, facts)) return nullptr;
  const auto makers = facts.producers(requirement.document);
  const auto brought = [&](const Step* maker) {
    return facts.is_first(*maker) || (maker->actor && facts.is_applicant(*maker->actor));
  };
  return makers.empty() || std::ranges::any_of(makers, brought) ? nullptr : makers.front();
}

void check(const Facts& facts, Findings& findings) {
  std::vector<std::string> documents;
  std::vector<std::string> steps;
  model::EvidenceList evidence;
  const Requirement* first = nullptr;
  behaviour::Run shown;
  for (const Requirement& requirement : facts.procedure().requirements) {
    const Step* maker = later_maker(requirement, facts);
    const auto run = maker == nullptr ? std::nullopt : run_to_maker(facts, requirement.document);
    if (!run) continue;
    if (run->size() > shown.size()) shown = *run;
    if (first == nullptr) first = &requirement;
    documents.push_back(requirement.document);
    if (std::ranges::find(steps, maker->id) == steps.end()) steps.push_back(maker->id);
    evidence.insert(evidence.end(), requirement.evidence.begin(), requirement.evidence.end());
    evidence.insert(evidence.end(), maker->evidence.begin(), maker->evidence.end());
  }
  if (first == nullptr) return;
  findings.report(first->at, {"procedure", facts.procedure().id})
      .with("documents", ArgumentKind::document, documents)
      .with("steps", ArgumentKind::step, steps)
      .cite(evidence)
      .witness = behaviour::steps_of(facts.net(), shown);
}

}  // namespace

extern const Rule circular_requirement{
    .id = "circular-requirement", .level = Level::warning, .check = check};

}  // namespace selaras::checker
