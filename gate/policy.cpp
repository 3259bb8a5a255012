#include "gate/policy.h"

#include "gate/suppression.h"
#include "model/parallel.h"

namespace selaras::gate {
namespace {

using checker::ProcedureResult;

void set_levels(ProcedureResult& result, const Policy& policy) {
  for (checker::Finding& finding : result.findings) {
    const auto level = policy.levels.find(finding.rule);
    if (level != policy.levels.end()) finding.level = level->second;
  }
}

}  // namespace

ProcedureResult examine(const model::Procedure& procedure, const model::Reference* reference,
                        const Policy& policy) {
  ProcedureResult result = checker::check(procedure, reference);
  const std::size_t found = result.findings.size();
  suppress(result, policy.suppressions, policy.today);
  set_levels(result, policy);
  // What is wrong with a suppression is a finding, too.
  if (result.findings.size() != found) checker::arrange(result.findings);
  std::erase_if(result.findings, [&](const checker::Finding& finding) {
    return !policy.selection.includes(finding.rule);
  });
  if (policy.baseline != nullptr) mark_known(result, *policy.baseline);
  return result;
}

std::vector<ProcedureResult> examine(std::span<const Subject> subjects, const Policy& policy,
                                     unsigned threads) {
  std::vector<ProcedureResult> results(subjects.size());
  model::in_parallel(subjects.size(), threads, [&](std::size_t i) {
    results[i] = examine(*subjects[i].procedure, subjects[i].reference, policy);
  });
  return results;
}

}  // namespace selaras::gate
