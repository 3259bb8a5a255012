#pragma once

#include <map>
#include <string>
#include <vector>

#include "checker/check.h"
#include "model/annotations.h"
#include "model/diagnostic.h"
#include "model/earlier_audit.h"
#include "model/joint_scenario.h"
#include "model/scenario.h"
#include "reports/files.h"
#include "reports/texts.h"
#include "simulator/joint_process.h"
#include "simulator/joint_result.h"
#include "simulator/result.h"
#include "simulator/sensitivity.h"
#include "simulator/story.h"

namespace selaras::reports {

struct AuditedProcedure {
  const checker::ProcedureResult* result = nullptr;
  std::map<Language, std::string> diagrams;  // SVG made by this program; may lack some
  // Figures of a model, kept apart from what was found on the page; all null: not simulated.
  const simulator::Result* simulation = nullptr;
  const simulator::Story* story = nullptr;              // of the same run; null: no pictures of it
  const simulator::Sensitivity* sensitivity = nullptr;  // of the same run; null: not asked
  const model::Scenario* scenario = nullptr;
};

/// A simulation of several procedures over shared people; `participants` are the members of
/// `scenario`, in its order.
struct AuditedJoint {
  const simulator::JointResult* result = nullptr;  // null: not simulated
  const model::JointScenario* scenario = nullptr;
  const std::vector<simulator::Participant>* participants = nullptr;
};

/// Everything an audit's report shows. What it points at must outlive it.
struct Audit {
  std::vector<AuditedProcedure> procedures;         // in the order of the report
  Files files;                                      // the pages, by `source_path`
  std::vector<model::Diagnostics> unread;           // of each file that could not be used
  const model::Annotations* annotations = nullptr;  // of people; null: none
  const model::EarlierAudit* earlier = nullptr;     // to compare with; null: none
  AuditedJoint joint;                               // kept apart, as every simulation
  std::string tool_version;
  std::string command;  // that makes this report again
};

/// Of the annotations, those that belong to nothing in the audit, as warnings at their places: what
/// somebody wrote is never dropped in silence.
[[nodiscard]] model::Diagnostics orphans(const Audit& audit);

/// The references that were used, each once, in order of first use.
[[nodiscard]] std::vector<const model::Reference*> references_of(const Audit& audit);

}  // namespace selaras::reports
