#include "simulator/inputs.h"

#include <initializer_list>
#include <string>
#include <string_view>

#include "model/json_writer.h"
#include "model/words.h"

namespace selaras::simulator {
namespace {

using model::json::decimal;

std::string unit_word(model::UnitReading unit) {
  return std::string(model::words::word_for(model::words::unit_readings(), unit));
}

std::string call(std::string_view name, std::initializer_list<double> parameters) {
  std::string text(name);
  const char* separator = "(";
  for (const double parameter : parameters) {
    text += separator + decimal(parameter);
    separator = ", ";
  }
  return text + ")";
}

std::string shape(const model::Distribution& d) {
  using enum model::DistributionKind;
  switch (d.kind) {
    case uniform:
      return call("uniform", {d.minimum, d.maximum});
    case triangular:
      return call("triangular", {d.minimum, d.mode, d.maximum});
    case exponential:
      return call("exponential", {d.mean});
    case gamma:
      return call("gamma", {d.mean, d.cv});
    case lognormal:
      return call("lognormal", {d.mean, d.cv});
    case constant:
      break;
  }
  return decimal(d.mean);
}

class Listing {
 public:
  void add(std::string name, std::string value, const model::Warrant& warrant) {
    inputs_.push_back({std::move(name), std::move(value), warrant.provenance, warrant.source});
  }
  void add(std::string name, const model::Input& input) {
    add(std::move(name), decimal(input.value), input.warrant);
  }
  void add(std::string name, const std::optional<model::Distribution>& distribution) {
    if (!distribution) return;
    add(std::move(name), shape(*distribution) + " " + unit_word(distribution->unit),
        distribution->warrant);
  }
  [[nodiscard]] std::vector<NamedInput> take() { return std::move(inputs_); }

 private:
  std::vector<NamedInput> inputs_;
};

void add_people(const model::Scenario& scenario, Listing& list) {
  for (const model::Resource& resource : scenario.resources) {
    list.add("resource." + resource.id + ".staff", resource.staff);
    list.add("resource." + resource.id + ".share", resource.share);
  }
}

void add_arrivals(const model::Scenario& scenario, Listing& list) {
  for (std::size_t index = 0; index < scenario.arrivals.size(); ++index) {
    const model::Arrivals& arrivals = scenario.arrivals[index];
    const std::string number = scenario.arrivals.size() > 1 ? "." + std::to_string(index + 1) : "";
    list.add("arrivals" + number + ".rate",
             decimal(arrivals.rate.value) + " / " + unit_word(arrivals.per), arrivals.rate.warrant);
  }
}

void add_steps(const model::Scenario& scenario, Listing& list) {
  list.add("default.effort", scenario.otherwise.effort);
  list.add("default.delay", scenario.otherwise.delay);
  for (const model::StepTimes& times : scenario.steps) {
    list.add("step." + times.step + ".effort", times.effort);
    list.add("step." + times.step + ".delay", times.delay);
  }
}

}  // namespace

std::vector<NamedInput> inputs_of(const model::Scenario& scenario) {
  Listing list;
  add_arrivals(scenario, list);
  for (const model::CaseKind& kind : scenario.kinds) list.add("kind." + kind.id, kind.share);
  add_people(scenario, list);
  add_steps(scenario, list);
  for (const model::Decision& decision : scenario.decisions) {
    for (const model::Decision::Share& share : decision.shares) {
      list.add("decision." + decision.node + "." + share.way, share.share);
    }
  }
  return list.take();
}

}  // namespace selaras::simulator
