#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/calendar.h"
#include "model/diagnostic.h"
#include "model/joint_scenario.h"
#include "model/procedure.h"
#include "simulator/process.h"

namespace selaras::simulator {

/// A member with what it names, found.
struct Participant {
  const model::Member* member = nullptr;
  const model::Procedure* procedure = nullptr;
  const model::Scenario* scenario = nullptr;  // its own
};

/// A member by itself: the process of one of its offices, its people in the scenario's order, the
/// shared ones among them.
struct JointMember {
  Participant participant;
  model::Scenario scenario;  // under what all have in common
  Process process;
  std::uint32_t offices = 1;
  std::uint32_t first_office = 0;
  std::vector<std::uint32_t> shared;    // [own resource]: of the joint process; or none
  std::vector<std::uint32_t> outcomes;  // [joint outcome]: own; or none
};

struct Office {
  std::uint32_t member = 0;
  std::uint32_t first_station = 0;   // of the joint process
  std::uint32_t first_resource = 0;  // of those it does not share, in the member's order
};

/// Many offices as one process: each has its stations and people, all the shared people. Streams,
/// and with them the draws of each case, hang on the member's id and the office's number in it, so
/// that neither the order of members nor another office changes them.
struct JointProcess {
  Process process;  // without claims: those are judged member by member
  std::vector<JointMember> members;
  std::vector<Office> offices;
  std::vector<std::uint32_t> office_of_stream;
  std::uint32_t shared = 0;  // resources; they are the first of the process
};

/// The draws of an office's n-th stream of arrivals, from 0.
[[nodiscard]] std::uint64_t stream_key(const std::string& member, std::uint32_t office,
                                       std::uint32_t stream);

/// Empty where an error was reported.
[[nodiscard]] std::optional<JointProcess> compile(const model::JointScenario& joint,
                                                  const std::vector<Participant>& participants,
                                                  const model::Calendar& calendar, double load,
                                                  model::Diagnostics& diagnostics);

}  // namespace selaras::simulator
