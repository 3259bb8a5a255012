#pragma once

#include "gate/match.h"
#include "model/procedure.h"

namespace selaras::gate {

/// The newer procedure under the older one's ids, as far as its steps, gateways and ends are known
/// there; of the others, one that would be taken for something else has another id. For whatever
/// tells steps by their ids: pictures, scenarios.
[[nodiscard]] model::Procedure with_older_ids(const model::Procedure& newer,
                                              const model::Procedure& older);

}  // namespace selaras::gate
