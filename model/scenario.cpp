#include "model/scenario.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "model/load.h"
#include "model/shipped.h"
#include "model/ways.h"
#include "model/with_id.h"

namespace selaras::model {
namespace {

constexpr std::string_view folder = "procedures/scenarios/";

bool serves(const Resource& resource, const Actor& actor) {
  return std::ranges::find_first_of(resource.roles, actor.roles) != resource.roles.end();
}

const Resource* resource_for(const Scenario& scenario, const StepTimes* times, const Step& step) {
  if (times != nullptr && !times->resource.empty()) return scenario.resource(times->resource);
  if (step.actor) {
    for (const Resource& resource : scenario.resources) {
      if (serves(resource, *step.actor)) return &resource;
    }
  }
  return scenario.resource(scenario.otherwise.resource);
}

const StepTimes* times_of(const Scenario& scenario, const Step& step) {
  const std::string& name = scenario.procedure.empty() ? step.activity : step.id;
  const auto found = std::ranges::find(scenario.steps, name, &StepTimes::step);
  return found == scenario.steps.end() || name.empty() ? nullptr : &*found;
}

/// A constant of nothing stands for "none" where something else would be filled in.
const Distribution* some(const Distribution* stated) {
  return stated != nullptr && stated->expected() > 0 ? stated : nullptr;
}

const Distribution* either(const std::optional<Distribution>* stated,
                           const std::optional<Distribution>& otherwise) {
  if (stated != nullptr && stated->has_value()) return some(&**stated);
  return otherwise ? some(&*otherwise) : nullptr;
}

/// Empty where the file is no scenario of one procedure.
std::optional<Scenario> shipped(const ShippedFile& file) {
  Diagnostics diagnostics;
  const auto document = json::parse(file.text, std::string(file.path), diagnostics);
  assert(document && "a shipped scenario is JSON");
  if (kind_of(*document) != "scenario") return std::nullopt;
  Scenario scenario = read_scenario(*document, std::string(file.path), diagnostics);
  assert(diagnostics.empty() && "a shipped scenario has no faults");
  return scenario;
}

std::vector<Scenario> read_all() {
  std::vector<Scenario> all;
  for (const ShippedFile& file : shipped_files()) {
    if (!file.path.starts_with(folder)) continue;
    if (std::optional<Scenario> scenario = shipped(file)) all.push_back(std::move(*scenario));
  }
  return all;
}

}  // namespace

bool means(const Scenario& scenario, std::string_view name, const Step& step) {
  return !name.empty() && name == (scenario.procedure.empty() ? step.activity : step.id);
}

std::vector<BroughtDocument> documents_of(const CaseKind& kind, const Procedure& procedure) {
  std::vector<BroughtDocument> all = kind.documents;
  if (!kind.required_missing) return all;
  for (const Requirement& required : procedure.requirements) {
    if (required.document.empty() || !open_for(required.when, kind.roles)) continue;
    const auto there = std::ranges::find(all, required.document, &BroughtDocument::id);
    if (there != all.end()) continue;
    const Document* document = procedure.document(required.document);
    const std::string name = document == nullptr ? required.document : document->name;
    all.push_back({.id = required.document,
                   .title = {.id = name, .en = name},
                   .missing = *kind.required_missing,
                   .at = kind.at});
  }
  return all;
}

bool is_one(double sum) {
  constexpr double tolerance = 1e-9;
  return std::abs(sum - 1) <= tolerance;
}

std::string digits_of(double value) {
  std::string text = std::to_string(value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

double Distribution::expected() const {
  switch (kind) {
    case DistributionKind::uniform:
      return (minimum + maximum) / 2;
    case DistributionKind::triangular:
      return (minimum + mode + maximum) / 3;
    case DistributionKind::pert:
      return (minimum + 4 * mode + maximum) / 6;
    case DistributionKind::empirical: {
      double sum = 0;
      double weights = 0;
      for (const WeightedValue& seen : values) {
        sum += seen.value * seen.weight;
        weights += seen.weight;
      }
      return sum / weights;
    }
    default:
      return mean;
  }
}

const Shift* Scenario::shift(std::string_view id_) const { return with_id(shifts, id_); }

const Resource* Scenario::resource(std::string_view id_) const { return with_id(resources, id_); }

StepPlan plan_of(const Scenario& scenario, const Step& step) {
  const StepTimes* times = times_of(scenario, step);
  StepPlan plan{.stated = times};
  plan.effort = either(times == nullptr ? nullptr : &times->effort, scenario.otherwise.effort);
  plan.delay = either(times == nullptr ? nullptr : &times->delay, scenario.otherwise.delay);
  if (plan.effort != nullptr) plan.resource = resource_for(scenario, times, step);
  return plan;
}

const Decision* decision_at(const Scenario& scenario, const Procedure& procedure,
                            const Node& node) {
  const bool by_activity = scenario.procedure.empty() && node.kind == NodeKind::step;
  const std::string& name = by_activity ? procedure.step_of(node).activity : node.id;
  const auto found = std::ranges::find(scenario.decisions, name, &Decision::node);
  return found == scenario.decisions.end() ? nullptr : &*found;
}

const std::vector<Scenario>& shipped_scenarios() {
  static const std::vector<Scenario> all = read_all();
  return all;
}

const Scenario* matching_scenario(const Procedure& procedure,
                                  const std::vector<Scenario>& scenarios) {
  const Scenario* general = nullptr;
  for (const Scenario& scenario : scenarios) {
    if (scenario.procedure == procedure.id) return &scenario;
    const bool fits = scenario.procedure.empty() && scenario.service == procedure.service;
    if (fits && general == nullptr) general = &scenario;
  }
  return general;
}

}  // namespace selaras::model
