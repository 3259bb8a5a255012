#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/procedure.h"
#include "model/scenario.h"

/// Several procedures that share people: offices that each run a flow of their own, and pools that
/// serve them all. A member is a number of offices alike; what it assumes stands in a scenario of
/// its own, and what they have in common stands here and holds instead.
namespace selaras::model {

struct Member {
  std::string id;
  Text title;
  std::string procedure;           // id
  std::string scenario;            // id; empty: the one that matches the procedure
  Input offices;                   // a whole number, at least 1
  std::vector<Arrivals> arrivals;  // of each office; empty: the scenario's
  Place at;
};

struct JointScenario {
  /// Title, calendar, window, replications and seed of all; its resources are those shared, in
  /// place of each member's of the same id; its steps hold in place of each member's of the same
  /// activity.
  Scenario common;
  std::vector<Member> members;
  /// The shared people's work on each file is so many times as long, to see what their load does; 1
  /// is among them.
  std::vector<double> loads;
};

inline constexpr double most_offices = 100'000;
inline constexpr std::size_t most_members = 10'000;
inline constexpr std::size_t most_loads = 20;
inline constexpr double least_load = 0.01;
inline constexpr double most_load = 100;

// Codes of diagnostics beside those of a scenario, with their arguments:
//   number-range               key (offices, loads), least, most
//   offices-not-whole
//   too-many                   key (members, loads), limit
//   empty-value                key (members, shared)
// and where members meet their procedures and scenarios:
//   unknown-id                 kind (procedure, scenario, step), id, suggestion
//   shared-with-nobody         resource    (no member's work comes to it)
//   procedure-without-scenario procedure
//   too-many                   key (offices), limit     (more steps, offices by offices, than fit)

/// Reads a joint scenario. With an error among the diagnostics the result must not be used.
[[nodiscard]] JointScenario read_joint_scenario(const json::Node& document, const std::string& file,
                                                Diagnostics& diagnostics);

/// What one office of the member assumes: its own scenario under what all have in common. The
/// shared people's work on each file is `load` times as long.
[[nodiscard]] Scenario scenario_of(const Member& member, const JointScenario& joint,
                                   const Scenario& own, const Procedure& procedure, double load);

}  // namespace selaras::model
