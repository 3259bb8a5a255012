#include "reports/audit.h"

#include <algorithm>

namespace selaras::reports {

std::vector<const model::Reference*> references_of(const Audit& audit) {
  std::vector<const model::Reference*> used;
  for (const AuditedProcedure& each : audit.procedures) {
    const model::Reference* reference = each.result->reference;
    if (reference != nullptr && std::ranges::count(used, reference) == 0) used.push_back(reference);
  }
  return used;
}

}  // namespace selaras::reports
