#include "simulator/joint_statistics.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace selaras::simulator {
namespace {

/// People of several offices as one: their numbers and their time together.
void add(const WindowUsage& more, WindowUsage& sum) {
  sum.usage.busy += more.usage.busy;
  sum.usage.queue += more.usage.queue;
  sum.usage.waited += more.usage.waited;
  sum.usage.offered += more.usage.offered;
  sum.usage.begun += more.usage.begun;
  sum.usage.given_up += more.usage.given_up;
  sum.usage.staff += more.usage.staff;
  sum.usage.time += more.usage.time;
  sum.longest_queue = std::max(sum.longest_queue, more.longest_queue);
}

}  // namespace

JointStatistics::JointStatistics(const JointProcess& joint) : joint_(joint) {
  members_.reserve(joint.members.size());
  for (const JointMember& member : joint.members) members_.emplace_back(member.process);
}

void JointStatistics::begin() {
  noted_.clear();
  for (std::size_t member = 0; member < members_.size(); ++member) {
    members_[member].begin(0);
    noted_.emplace_back(joint_.members[member].process.claims.size());
  }
  tallies_.clear();
  for (const Office& office : joint_.offices) {
    tallies_.push_back({.claims = std::vector<ClaimTally>(noted_[office.member].size())});
  }
}

JointTally JointStatistics::take(const std::vector<WindowUsage>& usage) {
  JointTally tally;
  for (std::size_t index = 0; index < members_.size(); ++index) {
    tally.members.push_back(members_[index].take());
    const JointMember& member = joint_.members[index];
    std::vector<WindowUsage>& resources = tally.members.back().resources;
    resources.resize(member.shared.size());
    for (std::size_t own = 0, position = 0; own < resources.size(); ++own) {
      if (member.shared[own] != none) {
        resources[own] = usage[member.shared[own]];
        continue;
      }
      for (std::uint32_t office = 0; office < member.offices; ++office) {
        const Office& one = joint_.offices[member.first_office + office];
        add(usage[one.first_resource + position], resources[own]);
      }
      ++position;
    }
  }
  tally.offices = std::move(tallies_);
  return tally;
}

void JointStatistics::arrived(const Arrival& arrival) {
  if (arrival.slot >= offices_.size()) offices_.resize(arrival.slot + 1);
  offices_[arrival.slot] = joint_.office_of_stream[arrival.stream];
  if (arrival.counted) ++tallies_[offices_[arrival.slot]].arrived;
  of(arrival.slot).arrived(arrival);
}

void JointStatistics::passed(std::uint32_t slot, std::uint32_t marks, Instant at) {
  of(slot).passed(slot, marks, at);
  note_judgements(slot);
}

void JointStatistics::closed(std::uint32_t slot, std::uint32_t outcome, Instant at) {
  const JointMember& member = joint_.members[office(slot).member];
  const std::optional<Ticks> cycle = of(slot).closed(slot, member.outcomes[outcome], at);
  note_judgements(slot);
  if (!cycle) return;  // not counted
  OfficeTally& tally = tallies_[offices_[slot]];
  ++tally.closed;
  tally.cycle += *cycle;
}

void JointStatistics::left(std::uint32_t slot, bool closed, Instant at) {
  of(slot).left(slot, closed, at);
  note_judgements(slot);
}

/// What the member's statistics have just judged is of this office.
void JointStatistics::note_judgements(std::uint32_t slot) {
  const std::uint32_t member = office(slot).member;
  const std::vector<ClaimTally>& judged = members_[member].tally().claims;
  std::vector<ClaimTally>& noted = noted_[member];
  std::vector<ClaimTally>& claims = tallies_[offices_[slot]].claims;
  for (std::size_t claim = 0; claim < judged.size(); ++claim) {
    claims[claim].covered += judged[claim].covered - noted[claim].covered;
    claims[claim].kept += judged[claim].kept - noted[claim].kept;
    noted[claim] = judged[claim];
  }
}

}  // namespace selaras::simulator
