#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>

#include "checker/check.h"
#include "cli/command.h"
#include "cli/inputs.h"
#include "cli/project.h"
#include "cli/scenarios.h"
#include "reports/supplements.h"
#include "simulator/simulate.h"
#include "simulator/story.h"

namespace selaras::cli {

/// What an audit does to each procedure beside checking it.
struct AuditWork {
  std::int64_t replications = 100;
  unsigned threads = 0;               // 0: as many as the machine has
  std::optional<double> sensitivity;  // each assumption varied by that share; empty: none is
  bool suggest = false;               // try repairs of its findings
};

/// Everything an audit makes of one procedure, kept where the report can point at it.
struct Worked {
  checker::ProcedureResult result;
  Setting setting;
  std::optional<simulator::Result> simulation;
  simulator::Story story;
  reports::Supplements supplements;  // to the simulation
  model::Diagnostics said;           // by the simulation
  std::map<reports::Language, std::string> pictures;
  std::string dot;
};

/// Each procedure by itself, several at a time; the terminal is told in between. The inputs and the
/// project must outlive what is returned.
[[nodiscard]] std::deque<Worked> worked_on(const Inputs& inputs, const Project& project,
                                           const AuditWork& work, const Voice& voice);

}  // namespace selaras::cli
