#include "reports/peers.h"

#include "reports/service_components.h"

namespace selaras::reports {
namespace {

Standing without_one_that_states(Standing all) {
  if (all.others > 0) --all.others;
  return all;
}

}  // namespace

Peers::Peers(const Audit& audit, const Texts& texts)
    : stating_(service_components().size()), pages_(audit.procedures.size()) {
  for (const AuditedProcedure& each : audit.procedures) {
    for (const checker::ObligationResult& result : each.result->obligations) {
      if (result.verdict == checker::Verdict::not_applicable) continue;
      Standing& standing = obligations_[{each.result->reference, result.id}];
      ++standing.others;
      if (result.verdict != checker::Verdict::met) ++standing.lacking;
    }
    for (std::size_t i = 0; i < stating_.size(); ++i) {
      if (service_components()[i].answer(*each.result->procedure, texts)) ++stating_[i];
    }
  }
}

Standing Peers::of(const checker::ProcedureResult& page, std::string_view obligation) const {
  const auto found = obligations_.find({page.reference, obligation});
  return found == obligations_.end() ? Standing{} : without_one_that_states(found->second);
}

Standing Peers::of_component(std::size_t component) const {
  return without_one_that_states({pages_, pages_ - stating_[component]});
}

bool is_good_practice(const Standing& standing) {
  return standing.lacking > 0 && 2 * standing.lacking >= standing.others;
}

}  // namespace selaras::reports
