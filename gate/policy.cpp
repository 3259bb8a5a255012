#include "gate/policy.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <thread>

#include "gate/suppression.h"

namespace selaras::gate {
namespace {

using checker::ProcedureResult;

void set_levels(ProcedureResult& result, const Policy& policy) {
  for (checker::Finding& finding : result.findings) {
    const auto level = policy.levels.find(finding.rule);
    if (level != policy.levels.end()) finding.level = level->second;
  }
}

unsigned workers_for(std::size_t subjects, unsigned asked) {
  const unsigned most = asked == 0 ? std::max(1u, std::thread::hardware_concurrency()) : asked;
  return static_cast<unsigned>(std::min<std::size_t>(most, subjects));
}

}  // namespace

ProcedureResult examine(const model::Procedure& procedure, const model::Reference* reference,
                        const Policy& policy) {
  ProcedureResult result = checker::check(procedure, reference);
  suppress(result, policy.suppressions, policy.today);
  set_levels(result, policy);
  checker::arrange(result.findings);
  std::erase_if(result.findings, [&](const checker::Finding& finding) {
    return !policy.selection.includes(finding.rule);
  });
  if (policy.baseline != nullptr) mark_known(result, *policy.baseline);
  return result;
}

std::vector<ProcedureResult> examine(std::span<const Subject> subjects, const Policy& policy,
                                     unsigned threads) {
  std::vector<ProcedureResult> results(subjects.size());
  std::vector<std::exception_ptr> faults(subjects.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < subjects.size(); i = next++) {
      try {
        results[i] = examine(*subjects[i].procedure, subjects[i].reference, policy);
      } catch (...) {
        faults[i] = std::current_exception();
      }
    }
  };
  {
    std::vector<std::jthread> others;
    for (unsigned i = 1; i < workers_for(subjects.size(), threads); ++i) others.emplace_back(work);
    work();
  }
  for (const std::exception_ptr& fault : faults) {
    if (fault) std::rethrow_exception(fault);
  }
  return results;
}

}  // namespace selaras::gate
