#include "cli/joint_parts.h"

#include <algorithm>
#include <deque>
#include <iterator>
#include <optional>

#include "cli/complain.h"
#include "cli/errors.h"
#include "cli/joint_simulation.h"
#include "cli/study.h"
#include "model/load.h"
#include "simulator/joint_assertion.h"
#include "simulator/joint_simulate.h"

namespace selaras::cli {
namespace {

/// What a part carries of a joint run, read as if from files.
class Whole {
 public:
  Whole(const simulator::NamedPart& named, model::Diagnostics& faults) {
    const auto document = model::json::parse(named.part.scenario, named.file, faults);
    if (!document) return;
    joint = model::read_joint_scenario(*document, named.file, faults);
    if (joint.members.size() != named.part.members.size()) {
      faults.push_back({.code = "part-damaged", .at = {.file = named.file}});
    }
    for (const simulator::MemberFiles& member : named.part.members) read(member, named, faults);
    if (model::has_errors(faults)) return;
    for (std::size_t index = 0; index < joint.members.size(); ++index) {
      participants.push_back({&joint.members[index], &procedures_[index], &scenarios_[index]});
    }
    calendar = calendar_of(joint.common, faults);
  }
  Whole(const Whole&) = delete;
  Whole& operator=(const Whole&) = delete;

  model::JointScenario joint;
  std::vector<simulator::Participant> participants;
  const model::Calendar* calendar = nullptr;  // null: with a fault

 private:
  void read(const simulator::MemberFiles& member, const simulator::NamedPart& named,
            model::Diagnostics& faults) {
    const auto procedure = model::json::parse(member.procedure, named.file, faults);
    const auto scenario = model::json::parse(member.scenario, named.file, faults);
    if (!procedure || !scenario) return;
    procedures_.push_back(model::read_procedure(*procedure, named.file, faults));
    scenarios_.push_back(model::read_scenario(*scenario, named.file, faults));
  }

  std::deque<model::Procedure> procedures_;
  std::deque<model::Scenario> scenarios_;
};

std::vector<simulator::JointAssertion> assertions_of(const simulator::PartFile& part) {
  std::vector<simulator::JointAssertion> all;
  for (const std::string& text : part.assertions) {
    if (const auto assertion = simulator::joint_assertion_from(text)) all.push_back(*assertion);
  }
  return all;
}

}  // namespace

std::string joint_part(const JointSetting& setting, const simulator::Options& options,
                       const std::vector<std::string>& asserted,
                       const simulator::JointResult& result) {
  const std::int64_t first = options.part ? options.part->first : 1;
  simulator::PartFile part{.version = SELARAS_VERSION,
                           .procedure = {},
                           .scenario = setting.text(),
                           .members = {},
                           .seed = result.seed,
                           .cases = options.cases,
                           .warm_up = options.warm_up,
                           .find_warm_up = options.find_warm_up,
                           .assertions = asserted,
                           .in_progress = {},
                           .replications = {first, first + result.replications - 1},
                           .tallies = result.tallies};
  for (const simulator::Participant& member : setting.participants()) {
    part.members.push_back(
        {model::write_procedure(*member.procedure), setting.scenario_text(member)});
  }
  return simulator::write_part(part);
}

int merge_joint(std::vector<simulator::NamedPart> parts, const reports::Files& files,
                const std::vector<Output>& outputs, const Voice& voice) {
  model::Diagnostics faults;
  const Whole whole(parts.front(), faults);
  complain({faults}, files, voice);
  if (whole.calendar == nullptr) return unusable;
  std::vector<std::string> tallies;
  for (simulator::NamedPart& each : parts) {
    std::ranges::move(each.part.tallies, std::back_inserter(tallies));
  }
  const simulator::PartFile& part = parts.front().part;
  const std::vector<simulator::JointAssertion> assertions = assertions_of(part);
  const simulator::Options options{.seed = part.seed,
                                   .cases = part.cases,
                                   .warm_up = part.warm_up,
                                   .find_warm_up = part.find_warm_up,
                                   .limits = simulator::limits_of(assertions)};
  const simulator::JointResult result =
      simulator::merged(whole.joint, whole.participants, *whole.calendar, options, tallies);
  complain({result.diagnostics}, {}, voice);
  if (model::has_errors(result.diagnostics)) return unusable;
  const reports::Supplements supplements{.judgements =
                                             simulator::judge(assertions, result, *whole.calendar)};
  for (const Output& output : outputs) {
    write_joint(output, result, whole.joint, whole.participants, false, supplements, voice);
  }
  return all_hold(supplements.judgements) ? nothing_found : found;
}

}  // namespace selaras::cli
