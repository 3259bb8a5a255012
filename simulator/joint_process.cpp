#include "simulator/joint_process.h"

#include <algorithm>
#include <utility>

#include "model/read_ids.h"
#include "simulator/joining.h"
#include "simulator/random.h"

namespace selaras::simulator {
namespace {

/// Some gigabytes.
constexpr std::uint64_t most_stations = 5'000'000;

std::uint32_t index32(std::size_t index) { return static_cast<std::uint32_t>(index); }

/// Finds out what every member is by itself, and whether they go together.
class Members {
 public:
  Members(const model::JointScenario& joint, const std::vector<Participant>& participants,
          const model::Calendar& calendar, model::Diagnostics& diagnostics)
      : joint_(joint),
        participants_(participants),
        calendar_(calendar),
        diagnostics_(diagnostics) {}

  std::optional<JointProcess> compile(double load) {
    check_steps();
    JointProcess all{.shared = index32(joint_.common.resources.size())};
    for (const Participant& participant : participants_) add(participant, load, all);
    if (model::has_errors(diagnostics_)) return std::nullopt;
    check_shared(all);
    check_size(all);
    if (model::has_errors(diagnostics_)) return std::nullopt;
    return all;
  }

 private:
  void check_steps() {
    model::DeclaredIds activities("step");
    for (const Participant& participant : participants_) {
      for (const model::Step& step : participant.procedure->steps) activities.add(step.activity);
    }
    for (const model::StepTimes& times : joint_.common.steps) {
      if (activities.contains(times.step)) continue;
      model::add_unknown(diagnostics_, times.at, times.step, activities);
    }
  }

  void add(const Participant& participant, double load, JointProcess& all) {
    JointMember member{
        .participant = participant,
        .scenario = model::scenario_of(*participant.member, joint_, *participant.scenario,
                                       *participant.procedure, load)};
    std::optional<Process> process =
        simulator::compile(*participant.procedure, member.scenario, calendar_, diagnostics_);
    if (!process) return;
    member.process = std::move(*process);
    member.offices = static_cast<std::uint32_t>(participant.member->offices.value);
    for (const model::Resource& resource : member.scenario.resources) {
      const auto& shared = joint_.common.resources;
      const auto found = std::ranges::find(shared, resource.id, &model::Resource::id);
      member.shared.push_back(
          found == shared.end() ? none : index32(static_cast<std::size_t>(found - shared.begin())));
    }
    all.members.push_back(std::move(member));
  }

  /// Shared people to whom no work comes are most likely misspelt.
  void check_shared(const JointProcess& all) {
    std::vector<bool> used(joint_.common.resources.size(), false);
    const auto use = [&](const JointMember& member, std::uint32_t resource) {
      if (resource != none && member.shared[resource] != none) used[member.shared[resource]] = true;
    };
    for (const JointMember& member : all.members) {
      for (const Station& station : member.process.stations) use(member, station.resource);
      for (const Companion& with : member.process.companions) use(member, with.resource);
    }
    for (std::size_t resource = 0; resource < used.size(); ++resource) {
      if (used[resource]) continue;
      const model::Resource& stated = joint_.common.resources[resource];
      diagnostics_.push_back(
          {.code = "shared-with-nobody", .at = stated.at, .arguments = {{"resource", stated.id}}});
    }
  }

  void check_size(const JointProcess& all) {
    std::uint64_t stations = 0;
    for (const JointMember& member : all.members) {
      stations += std::uint64_t{member.offices} * member.process.stations.size();
      if (stations <= most_stations) continue;
      const model::Member& stated = *member.participant.member;
      diagnostics_.push_back(
          {.code = "too-many",
           .at = stated.at,
           .arguments = {{"key", "offices"}, {"limit", std::to_string(most_stations)}}});
      return;
    }
  }

  const model::JointScenario& joint_;
  const std::vector<Participant>& participants_;
  const model::Calendar& calendar_;
  model::Diagnostics& diagnostics_;
};

}  // namespace

std::uint64_t stream_key(const std::string& member, std::uint32_t office, std::uint32_t stream) {
  return key_of(key_of(key_of(member), office), stream);
}

std::optional<JointProcess> compile(const model::JointScenario& joint,
                                    const std::vector<Participant>& participants,
                                    const model::Calendar& calendar, double load,
                                    model::Diagnostics& diagnostics) {
  std::optional<JointProcess> members =
      Members(joint, participants, calendar, diagnostics).compile(load);
  if (!members) return std::nullopt;
  return joined(std::move(*members));
}

}  // namespace selaras::simulator
