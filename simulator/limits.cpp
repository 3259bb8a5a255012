#include "simulator/limits.h"

#include <iterator>

namespace selaras::simulator {

model::Procedure with_limits(model::Procedure procedure, const std::vector<Limit>& limits) {
  for (const Limit& limit : limits) {
    model::TimeClaim claim;
    claim.quantity.minimum = claim.quantity.maximum = limit.amount;
    claim.quantity.readings = {limit.unit};
    claim.bound = model::Bound::maximum;
    procedure.time_claims.push_back(std::move(claim));
  }
  return procedure;
}

void take_limits(const std::vector<Limit>& limits, Result& result) {
  const auto first = result.promises.end() - static_cast<std::ptrdiff_t>(limits.size());
  result.limits.assign(std::make_move_iterator(first),
                       std::make_move_iterator(result.promises.end()));
  result.promises.erase(first, result.promises.end());
}

}  // namespace selaras::simulator
