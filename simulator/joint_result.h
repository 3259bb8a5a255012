#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/calendar.h"
#include "model/diagnostic.h"
#include "simulator/compare.h"
#include "simulator/result.h"

/// What a simulation of several procedures over shared people found, as plain data.
namespace selaras::simulator {

/// All offices of a member together. Its resources are those it does not share: as many people as
/// all offices have, queues and waits of one office.
struct MemberResult {
  std::string id;
  std::int64_t offices = 1;
  Result result;
};

/// One office; times in working days.
struct OfficeResult {
  std::string member;
  std::int64_t number = 1;  // within the member, from 1
  std::int64_t arrived = 0;
  std::int64_t completed = 0;
  Estimate cycle;
  std::vector<Estimate> shares;  // within each of the member's promises
};

/// A member where the shared people's load is another.
struct MemberAtLoad {
  std::string id;
  Result result;
  /// Against the load as assumed, replication by replication under the same random numbers; empty
  /// at that load itself.
  std::vector<Difference> changes;
};

struct LoadLevel {
  double load = 1;  // so many times as much work on each file
  std::vector<ResourceResult> shared;
  std::vector<MemberAtLoad> members;
};

struct JointResult {
  model::Diagnostics diagnostics;  // with an error among them nothing else is filled in
  std::string scenario;
  std::string calendar;
  std::string time_zone;
  std::uint64_t seed = 0;
  std::int64_t replications = 0;
  model::Date start;
  model::Length warm_up;
  bool warm_up_found = false;
  model::Length horizon;
  bool interrupted = false;  // fewer replications, or fewer levels, than asked for
  Cases cases;
  std::vector<MemberResult> members;   // in the scenario's order
  std::vector<ResourceResult> shared;  // in the scenario's order
  std::vector<LoadLevel> levels;       // by load; only those that ran to their end
  std::vector<OfficeResult> offices;   // member by member
  std::vector<NamedInput> inputs;      // numbers of offices, and what holds for all
  std::vector<std::string> tallies;    // with Options::keep_tallies, of each replication
};

}  // namespace selaras::simulator
