#include "model/joint_scenario.h"

#include <algorithm>

namespace selaras::model {
namespace {

/// The shared people in the place of the member's own of that id, which they relieve; they do the
/// same roles unless others are stated.
void share(const Resource& shared, double load, Scenario& scenario) {
  const auto own = std::ranges::find(scenario.resources, shared.id, &Resource::id);
  if (own == scenario.resources.end()) return;
  std::vector<std::string> roles = shared.roles.empty() ? own->roles : shared.roles;
  *own = shared;
  own->roles = std::move(roles);
  own->share.value /= load;
}

/// The step's own times, to be written over; made where the scenario does not mention it.
StepTimes& times_at(const Step& step, Scenario& scenario) {
  const std::string& name = scenario.procedure.empty() ? step.activity : step.id;
  const auto found = std::ranges::find(scenario.steps, name, &StepTimes::step);
  if (found != scenario.steps.end()) return *found;
  scenario.steps.push_back({.step = name, .resource = {}, .effort = {}, .delay = {}});
  return scenario.steps.back();
}

/// What is stated of a step for all holds here too; what is not stated stays.
void take_over(const StepTimes& stated, StepTimes& own) {
  own.at = stated.at;
  if (!stated.resource.empty()) own.resource = stated.resource;
  if (stated.effort) own.effort = stated.effort;
  if (stated.delay) own.delay = stated.delay;
  if (stated.people > 1) own.people = stated.people;
  if (!stated.companions.empty()) own.companions = stated.companions;
  if (stated.priority) own.priority = stated.priority;
  if (stated.batch) own.batch = stated.batch;
  if (stated.patience) own.patience = stated.patience;
  if (stated.returns) own.returns = stated.returns;
}

}  // namespace

Scenario scenario_of(const Member& member, const JointScenario& joint, const Scenario& own,
                     const Procedure& procedure, double load) {
  const Scenario& common = joint.common;
  Scenario scenario = own;
  scenario.at = member.at;
  scenario.calendar = common.calendar;
  scenario.time_zone = common.time_zone;
  scenario.start = common.start;
  scenario.warm_up = common.warm_up;
  scenario.window = common.window;
  if (common.due) scenario.due = common.due;
  if (!member.arrivals.empty()) scenario.arrivals = member.arrivals;
  for (const Resource& shared : common.resources) share(shared, load, scenario);
  for (const StepTimes& stated : common.steps) {
    for (const Step& step : procedure.steps) {
      if (step.activity == stated.step) take_over(stated, times_at(step, scenario));
    }
  }
  return scenario;
}

}  // namespace selaras::model
