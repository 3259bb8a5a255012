#include "reports/audit.h"

#include <algorithm>

namespace selaras::reports {

namespace {

bool has_finding(const Audit& audit, const std::string& fingerprint) {
  return std::ranges::any_of(audit.procedures, [&](const AuditedProcedure& each) {
    return std::ranges::count(each.result->findings, fingerprint, &checker::Finding::fingerprint) >
           0;
  });
}

bool has_cell(const Audit& audit, const model::Judgement& judgement) {
  return std::ranges::any_of(audit.procedures, [&](const AuditedProcedure& each) {
    return each.result->procedure->id == judgement.procedure &&
           each.result->obligation(judgement.obligation) != nullptr;
  });
}

}  // namespace

model::Diagnostics orphans(const Audit& audit) {
  model::Diagnostics list;
  if (audit.annotations == nullptr) return list;
  const auto warning = model::Diagnostic::Severity::warning;
  for (const model::FindingNote& note : audit.annotations->findings) {
    if (has_finding(audit, note.fingerprint)) continue;
    list.push_back({.code = "note-without-finding",
                    .at = note.at,
                    .arguments = {{"fingerprint", note.fingerprint}},
                    .severity = warning});
  }
  for (const model::Judgement& each : audit.annotations->judgements) {
    if (has_cell(audit, each)) continue;
    list.push_back({.code = "judgement-without-cell",
                    .at = each.at,
                    .arguments = {{"procedure", each.procedure}, {"obligation", each.obligation}},
                    .severity = warning});
  }
  return list;
}

std::vector<const model::Reference*> references_of(const Audit& audit) {
  std::vector<const model::Reference*> used;
  for (const AuditedProcedure& each : audit.procedures) {
    const model::Reference* reference = each.result->reference;
    if (reference != nullptr && std::ranges::count(used, reference) == 0) used.push_back(reference);
  }
  return used;
}

}  // namespace selaras::reports
