#pragma once

#include "simulator/joint_process.h"

namespace selaras::simulator {

/// Puts the processes of the members side by side, office by office: fills in everything but
/// `members` and `shared`, which must be there.
[[nodiscard]] JointProcess joined(JointProcess members);

}  // namespace selaras::simulator
