#include "simulator/joint_size.h"

#include <algorithm>
#include <utility>

#include "simulator/joint_simulate.h"

namespace selaras::simulator {
namespace {

/// The load as assumed is always run.
std::vector<double> loads_for(const JointAssertion& target) {
  if (target.load == 1) return {1};
  return {1, target.load};
}

/// The target in the member that is furthest from keeping it: where it holds there, it holds in
/// all.
void judge_worst(const JointAssertion& target, const LoadLevel& level,
                 const model::Calendar& calendar, Attempt& attempt) {
  const auto is_worse = [&](const Judgement& a, const Judgement& b) {
    return target.assertion.at_most ? a.high() > b.high() : a.low() < b.low();
  };
  for (const MemberAtLoad& member : level.members) {
    if (!target.member.empty() && member.id != target.member) continue;
    Judgement judged = judge({target.assertion}, member.result, calendar).front();
    if (!attempt.member.empty() && !is_worse(judged, attempt.target)) continue;
    judged.assertion.text = text_of(target);
    attempt.target = std::move(judged);
    attempt.member = member.id;
  }
}

}  // namespace

Sizing find_joint_size(const model::JointScenario& joint,
                       const std::vector<Participant>& participants,
                       const model::Calendar& calendar, const JointAssertion& target,
                       const Options& options, const std::function<void(const Trial&)>& tried) {
  model::JointScenario staffed = joint;
  staffed.loads = loads_for(target);
  Options limited = options;
  limited.limits = limits_of({target});
  Search search{.at_most = target.assertion.at_most,
                .interrupted = [&] { return options.is_interrupted(); },
                .tried = tried};
  for (const model::Resource& resource : joint.common.resources) {
    search.resources.push_back(resource.id);
  }
  search.attempt = [&](const Staff& staff) {
    put_staff(staff, staffed.common.resources);
    JointResult result = simulate(staffed, participants, calendar, limited);
    if (model::has_errors(result.diagnostics)) {
      return Attempt{.diagnostics = std::move(result.diagnostics)};
    }
    Attempt attempt{.diagnostics = result.diagnostics, .target = {.assertion = target.assertion}};
    attempt.target.assertion.text = text_of(target);
    const auto level = std::ranges::find(result.levels, target.load, &LoadLevel::load);
    if (level == result.levels.end()) return attempt;  // interrupted before
    attempt.offered = people_offered(level->shared, staff);
    judge_worst(target, *level, calendar, attempt);
    return attempt;
  };
  return least_staff(search);
}

}  // namespace selaras::simulator
