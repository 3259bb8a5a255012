#include "checker/repair.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <set>

#include "checker/candidates.h"

namespace selaras::checker {
namespace {

bool speaks_of(const model::Clause& clause, const Finding& finding) {
  return clause.rule == finding.rule || clause.silent == finding.rule ||
         std::ranges::count(finding.carries, clause.rule) > 0;
}

std::vector<Repair> candidates(const model::Procedure& procedure, const model::Reference& reference,
                               const Finding& finding) {
  const model::Obligation* obligation = reference.obligation(finding.obligation);
  if (obligation == nullptr) return graph_candidates(procedure, reference, finding);
  std::vector<Repair> all;
  for (const model::Clause& clause : obligation->clauses) {
    if (!speaks_of(clause, finding)) continue;
    for (auto* of : {&field_candidates, &flow_candidates}) {
      std::ranges::move(of(procedure, reference, clause, finding), std::back_inserter(all));
    }
  }
  return all;
}

/// The finding is gone, and none has come.
bool puts_right(const Repair& repair, const model::Procedure& procedure,
                const model::Reference& reference, const Finding& finding,
                const std::set<std::string>& before) {
  const model::Procedure mended = applied(procedure, repair.edits);
  const ProcedureResult after = check(mended, &reference);
  return std::ranges::all_of(after.findings, [&](const Finding& one) {
    return one.fingerprint != finding.fingerprint && before.contains(one.fingerprint);
  });
}

}  // namespace

std::optional<Repair> repair(const model::Procedure& procedure, const model::Reference& reference,
                             const Finding& finding, const std::vector<Finding>& findings) {
  std::set<std::string> before;
  for (const Finding& one : findings) before.insert(one.fingerprint);
  for (Repair& candidate : candidates(procedure, reference, finding)) {
    if (puts_right(candidate, procedure, reference, finding, before)) return std::move(candidate);
  }
  return std::nullopt;
}

void suggest_repairs(ProcedureResult& result) {
  if (result.reference == nullptr) return;
  // All of them: what a selection leaves out was there before, too.
  const auto before = check(*result.procedure, result.reference).findings;
  for (Finding& finding : result.findings) {
    auto found = repair(*result.procedure, *result.reference, finding, before);
    if (found) finding.repair = std::make_shared<const Repair>(std::move(*found));
  }
}

}  // namespace selaras::checker
