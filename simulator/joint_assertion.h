#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/calendar.h"
#include "model/diagnostic.h"
#include "model/joint_scenario.h"
#include "simulator/assertion.h"
#include "simulator/joint_result.h"

namespace selaras::simulator {

/// What a user claims of a joint scenario: an assertion with the member and the load that it is
/// about before it, `provinces@150%: p90(cycle) <= 40 wd`. Without a member it is claimed of each,
/// without a load of the one that is assumed.
struct JointAssertion {
  std::string member;  // id; empty: each
  double load = 1;
  Assertion assertion;
};

/// As it is written.
[[nodiscard]] std::string text_of(const JointAssertion& assertion);

/// Empty where the text is none, or of a load that no scenario may have.
[[nodiscard]] std::optional<JointAssertion> joint_assertion_from(std::string_view text);

/// The limits that a run must look at so that the assertions can be judged, in their order.
[[nodiscard]] std::vector<Limit> limits_of(const std::vector<JointAssertion>& assertions);

/// Codes of diagnostics, with their arguments:
///   unknown-id      kind (member), id, suggestion
void check_members(const std::vector<JointAssertion>& assertions, const model::JointScenario& joint,
                   model::Diagnostics& diagnostics);
/// Beside these:
///   load-not-run    load, loads                    (percent)
void check(const std::vector<JointAssertion>& assertions, const model::JointScenario& joint,
           model::Diagnostics& diagnostics);

/// One judgement a member that is meant, its text naming it; of loads that were not run to their
/// end, none. `result` comes from a run with `limits_of` these.
[[nodiscard]] std::vector<Judgement> judge(const std::vector<JointAssertion>& assertions,
                                           const JointResult& result,
                                           const model::Calendar& calendar);

}  // namespace selaras::simulator
