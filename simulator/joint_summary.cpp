#include "simulator/joint_summary.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "simulator/estimate.h"
#include "simulator/inputs.h"
#include "simulator/limits.h"
#include "simulator/measured_times.h"
#include "simulator/summary.h"
#include "simulator/warnings.h"

namespace selaras::simulator {
namespace {

bool same(const model::Diagnostic& a, const model::Diagnostic& b) {
  return a.code == b.code && a.arguments == b.arguments;
}

/// What several members say alike is said once.
void add_once(const model::Diagnostics& more, model::Diagnostics& all) {
  for (const model::Diagnostic& diagnostic : more) {
    const bool there = std::ranges::any_of(
        all, [&](const model::Diagnostic& each) { return same(each, diagnostic); });
    if (!there) all.push_back(diagnostic);
  }
}

/// The shared people, each as a member that works with them has seen them.
std::vector<ResourceResult> shared_people(const JointProcess& joint,
                                          const std::vector<MemberResult>& members) {
  std::vector<ResourceResult> all;
  for (std::uint32_t shared = 0; shared < joint.shared; ++shared) {
    for (std::size_t member = 0; member < members.size() && all.size() == shared; ++member) {
      const auto& resources = joint.members[member].shared;
      const auto found = std::ranges::find(resources, shared);
      if (found == resources.end()) continue;
      all.push_back(
          members[member].result.resources[static_cast<std::size_t>(found - resources.begin())]);
    }
  }
  return all;
}

void leave_out_shared(const JointProcess& joint, std::vector<MemberResult>& members) {
  for (std::size_t member = 0; member < members.size(); ++member) {
    std::vector<ResourceResult> own;
    for (std::size_t index = 0; index < joint.members[member].shared.size(); ++index) {
      if (joint.members[member].shared[index] != none) continue;
      own.push_back(std::move(members[member].result.resources[index]));
      own.back().staff *= members[member].offices;
    }
    members[member].result.resources = std::move(own);
  }
}

/// Over the replications in which there is something to divide by.
Estimate over(const std::vector<JointTally>& tallies, std::size_t office, double unit,
              std::pair<double, double> (*of)(const OfficeTally&, std::size_t), std::size_t claim) {
  std::vector<double> values;
  for (const JointTally& tally : tallies) {
    const auto [part, whole] = of(tally.offices[office], claim);
    if (whole > 0) values.push_back(part / whole / unit);
  }
  return estimate(values);
}

std::pair<double, double> cycle(const OfficeTally& tally, std::size_t) {
  return {static_cast<double>(tally.cycle), static_cast<double>(tally.closed)};
}

std::pair<double, double> kept(const OfficeTally& tally, std::size_t claim) {
  return {static_cast<double>(tally.claims[claim].kept),
          static_cast<double>(tally.claims[claim].covered)};
}

OfficeResult office_result(const JointProcess& joint, const std::vector<JointTally>& tallies,
                           std::size_t index, std::size_t limits) {
  const Office& office = joint.offices[index];
  const JointMember& member = joint.members[office.member];
  OfficeResult result{.member = member.participant.member->id,
                      .number = static_cast<std::int64_t>(index) - member.first_office + 1};
  for (const JointTally& tally : tallies) {
    result.arrived += tally.offices[index].arrived;
    result.completed += tally.offices[index].closed;
  }
  const std::size_t claims = member.process.claims.size() - limits;
  const model::Ticks day = member.process.shifts[0].rules().working_day;
  result.cycle = over(tallies, index, static_cast<double>(day), cycle, 0);
  for (std::size_t claim = 0; claim < claims; ++claim) {
    result.shares.push_back(over(tallies, index, 1, kept, claim));
  }
  return result;
}

/// The member as if it had been simulated by itself.
Result result_of(const JointMember& member, std::vector<Tally>& tallies,
                 const std::vector<Limit>& limits, unsigned threads) {
  Result result{.procedure = member.participant.procedure->id,
                .scenario = member.scenario.id,
                .calendar = member.process.shifts[0].rules().id,
                .replications = static_cast<std::int64_t>(tallies.size())};
  result.inputs = inputs_of(member.scenario);
  summarise(member.process, *member.participant.procedure, member.scenario, tallies, threads,
            result);
  take_limits(limits, result);
  add_warnings(member.process, member.scenario, tallies, result);
  return result;
}

}  // namespace

JointSummary summarise(const JointProcess& joint, std::vector<JointTally>& tallies,
                       const std::vector<Limit>& limits, unsigned threads) {
  JointSummary summary;
  for (std::size_t index = 0; index < joint.members.size(); ++index) {
    const JointMember& member = joint.members[index];
    std::vector<Tally> own;
    for (JointTally& tally : tallies) own.push_back(std::move(tally.members[index]));
    Result result = result_of(member, own, limits, threads);
    add_once(std::exchange(result.diagnostics, {}), summary.diagnostics);
    summary.members.push_back({member.participant.member->id, member.offices, std::move(result)});
  }
  summary.shared = shared_people(joint, summary.members);
  leave_out_shared(joint, summary.members);
  return summary;
}

std::vector<OfficeResult> office_results(const JointProcess& joint,
                                         const std::vector<JointTally>& tallies,
                                         const std::vector<Limit>& limits) {
  std::vector<OfficeResult> all;
  for (std::size_t office = 0; office < joint.offices.size(); ++office) {
    all.push_back(office_result(joint, tallies, office, limits.size()));
  }
  return all;
}

std::optional<double> least_precise(const std::vector<JointTally>& tallies) {
  double widest = 0;
  for (std::size_t member = 0; member < tallies.front().members.size(); ++member) {
    std::vector<double> means;
    for (const JointTally& tally : tallies) {
      const CompactTimes& times = tally.members[member].cycle.of(model::TimeBase::working);
      if (!times.empty()) means.push_back(mean_of(times));
    }
    const Estimate mean = estimate(means);
    if (!mean.half_width95 || mean.mean <= 0) return std::nullopt;
    widest = std::max(widest, *mean.half_width95 / mean.mean);
  }
  return widest;
}

std::vector<NamedInput> joint_inputs(const model::JointScenario& joint) {
  std::vector<NamedInput> all;
  for (const model::Member& member : joint.members) {
    all.push_back({"member." + member.id + ".offices",
                   std::to_string(static_cast<std::int64_t>(member.offices.value)),
                   member.offices.warrant.provenance, member.offices.warrant.source});
  }
  for (NamedInput& input : inputs_of(joint.common)) all.push_back(std::move(input));
  return all;
}

}  // namespace selaras::simulator
