#pragma once

#include <string>
#include <vector>

#include "model/joint_scenario.h"
#include "reports/supplements.h"
#include "reports/texts.h"
#include "simulator/joint_process.h"
#include "simulator/joint_result.h"

namespace selaras::reports {

/// What a simulation of several procedures over shared people is about: `participants` are the
/// members of `scenario`, in its order.
struct JointSubject {
  const model::JointScenario& scenario;
  const std::vector<simulator::Participant>& participants;
  bool offices = false;  // each office is wanted by itself
};

/// Plain text of at most 80 columns: the shared people, what their load does to each member's
/// promises and times, the members. Says first that a model is no evidence.
[[nodiscard]] std::string joint_text(const simulator::JointResult& result,
                                     const JointSubject& subject, const Texts& texts,
                                     const Supplements& supplements = {});

/// For other programs, `schemaVersion` 1: members as `simulate` writes a procedure, shared people,
/// levels of their load.
[[nodiscard]] std::string joint_json(const simulator::JointResult& result,
                                     const JointSubject& subject, const Texts& texts,
                                     const Supplements& supplements = {});

/// One line a figure: load, part, id, measure, unit, value, low95, high95.
[[nodiscard]] std::string joint_csv(const simulator::JointResult& result,
                                    const JointSubject& subject);

}  // namespace selaras::reports
