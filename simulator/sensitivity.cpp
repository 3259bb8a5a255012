#include "simulator/sensitivity.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <utility>

#include "simulator/compare.h"
#include "simulator/inputs.h"

namespace selaras::simulator {
namespace {

/// An input and how to change it: in a copy of the scenario, by a factor.
struct Lever {
  std::string name;
  std::function<void(model::Scenario&, double)> pull;
};

class Levers {
 public:
  explicit Levers(const model::Scenario& scenario) : scenario_(scenario) {}

  std::vector<Lever> all() {
    add_arrivals();
    add_shares_of_kinds();
    add_documents();
    add_people();
    add_times(
        "default", [](model::Scenario & s) -> auto& { return s.otherwise; }, scenario_.otherwise);
    for (std::size_t at = 0; at < scenario_.steps.size(); ++at) {
      add_times(
          "step." + scenario_.steps[at].step,
          [at](model::Scenario & s) -> auto& { return s.steps[at]; }, scenario_.steps[at]);
      add_applicant(at);
    }
    add_decisions();
    return std::move(levers_);
  }

 private:
  static bool open(const model::Warrant& warrant) {
    return warrant.provenance != model::Provenance::quoted;
  }

  void add(std::string name, std::function<void(model::Scenario&, double)> pull) {
    levers_.push_back({std::move(name), std::move(pull)});
  }

  void add_arrivals() {
    for (std::size_t at = 0; at < scenario_.arrivals.size(); ++at) {
      if (!open(scenario_.arrivals[at].rate.warrant)) continue;
      const std::string number = scenario_.arrivals.size() > 1 ? "." + std::to_string(at + 1) : "";
      add("arrivals" + number + ".rate", [at](model::Scenario& scenario, double factor) {
        scenario.arrivals[at].rate.value *= factor;
      });
    }
  }

  void add_people() {
    for (std::size_t at = 0; at < scenario_.resources.size(); ++at) {
      const model::Resource& resource = scenario_.resources[at];
      if (open(resource.staff.warrant)) {
        add("resource." + resource.id + ".staff", [at](model::Scenario& scenario, double factor) {
          double& staff = scenario.resources[at].staff.value;
          const double other = std::round(staff * factor);
          const double one_off = factor < 1 ? staff - 1 : staff + 1;
          staff = std::max(1.0, factor < 1 ? std::min(other, one_off) : std::max(other, one_off));
        });
      }
      if (open(resource.share.warrant) && resource.share.value < 1) {
        add("resource." + resource.id + ".share", [at](model::Scenario& scenario, double factor) {
          double& share = scenario.resources[at].share.value;
          share = std::min(1.0, share * factor);
        });
      }
    }
  }

  static void stretch(std::optional<model::Distribution>& times, double factor) {
    times->mean *= factor;
    times->minimum *= factor;
    times->mode *= factor;
    times->maximum *= factor;
  }

  template <class Owner, class Stated>
  void add_times(const std::string& name, Owner owner, const Stated& stated) {
    if (stated.effort && open(stated.effort->warrant)) {
      add(name + ".effort", [owner](model::Scenario& scenario, double factor) {
        stretch(owner(scenario).effort, factor);
      });
    }
    if (stated.delay && open(stated.delay->warrant)) {
      add(name + ".delay", [owner](model::Scenario& scenario, double factor) {
        stretch(owner(scenario).delay, factor);
      });
    }
  }

  void add_applicant(std::size_t at) {
    const model::StepTimes& stated = scenario_.steps[at];
    const std::string name = "step." + stated.step;
    if (stated.patience && open(stated.patience->warrant)) {
      add(name + ".patience", [at](model::Scenario& scenario, double factor) {
        stretch(scenario.steps[at].patience, factor);
      });
    }
    if (stated.returns && stated.returns->mended && open(stated.returns->mended->warrant)) {
      add(name + ".returns-mended", [at](model::Scenario& scenario, double factor) {
        double& share = scenario.steps[at].returns->mended->value;
        share = std::min(1.0, share * factor);
      });
    }
    if (stated.returns && !stated.returns->mended && open(stated.returns->share.warrant)) {
      add(name + ".returns", [at](model::Scenario& scenario, double factor) {
        constexpr double most = 0.99;
        double& share = scenario.steps[at].returns->share.value;
        share = std::min(most, share * factor);
      });
    }
  }

  /// One share takes its new value, the others keep their proportions.
  template <class Shares>
  static void shift(Shares& shares, std::size_t at, double factor) {
    const double before = shares[at].share.value;
    const double after = std::min(1.0, before * factor);
    for (auto& each : shares) each.share.value *= (1 - after) / (1 - before);
    shares[at].share.value = after;
  }

  static bool movable(double share) { return share > 0 && share < 1; }

  void add_shares_of_kinds() {
    for (std::size_t at = 0; at < scenario_.kinds.size(); ++at) {
      const model::CaseKind& kind = scenario_.kinds[at];
      if (!open(kind.share.warrant) || !movable(kind.share.value)) continue;
      add("kind." + kind.id,
          [at](model::Scenario& scenario, double factor) { shift(scenario.kinds, at, factor); });
    }
  }

  void add_documents() {
    for (std::size_t kind = 0; kind < scenario_.kinds.size(); ++kind) {
      const model::CaseKind& stated = scenario_.kinds[kind];
      for (std::size_t at = 0; at < stated.documents.size(); ++at) {
        if (!open(stated.documents[at].missing.warrant)) continue;
        add("document." + stated.documents[at].id + "." + stated.id,
            [kind, at](model::Scenario& scenario, double factor) {
              raise(scenario.kinds[kind].documents[at].missing.value, factor);
            });
      }
      if (!stated.required_missing || !open(stated.required_missing->warrant)) continue;
      add("document.required." + stated.id, [kind](model::Scenario& scenario, double factor) {
        raise(scenario.kinds[kind].required_missing->value, factor);
      });
    }
  }

  static void raise(double& probability, double factor) {
    constexpr double most = 0.99;
    probability = std::min(most, probability * factor);
  }

  void add_decisions() {
    for (std::size_t which = 0; which < scenario_.decisions.size(); ++which) {
      const model::Decision& decision = scenario_.decisions[which];
      for (std::size_t at = 0; at < decision.shares.size(); ++at) {
        const model::Decision::Share& share = decision.shares[at];
        if (!open(share.share.warrant) || !movable(share.share.value)) continue;
        add("decision." + decision.node + "." + share.way,
            [which, at](model::Scenario& scenario, double factor) {
              shift(scenario.decisions[which].shares, at, factor);
            });
      }
    }
  }

  const model::Scenario& scenario_;
  std::vector<Lever> levers_;
};

const NamedInput* input_named(const std::vector<NamedInput>& inputs, const std::string& name) {
  const auto found = std::ranges::find(inputs, name, &NamedInput::name);
  return found == inputs.end() ? nullptr : &*found;
}

std::string value_of(const std::vector<NamedInput>& inputs, const std::string& name) {
  const NamedInput* input = input_named(inputs, name);
  return input == nullptr ? "" : input->value;
}

Estimate effect(const Result& before, const Result& after) {
  const std::vector<Difference> all = differences(before, after);
  const auto mean = std::ranges::find_if(all, [](const Difference& each) {
    return each.measure == "cycle.mean" && each.unit == "working-day";
  });
  return mean == all.end() ? Estimate{} : mean->difference;
}

}  // namespace

double Influence::reach() const { return std::max(std::abs(low.mean), std::abs(high.mean)); }

Sensitivity sensitivity(const model::Procedure& procedure, const model::Scenario& scenario,
                        const model::Calendar& calendar, const Options& options, double range) {
  Sensitivity all{.range = range};
  const Result base = simulate(procedure, scenario, calendar, options);
  if (model::has_errors(base.diagnostics)) return all;
  Options same = options;  // as many replications as the base, so that they are pairs
  same.precision.reset();
  same.replications = base.replications;
  const std::vector<NamedInput> inputs = inputs_of(scenario);
  for (const Lever& lever : Levers(scenario).all()) {
    if (options.is_interrupted()) return {};
    Influence influence{.input = lever.name, .value = value_of(inputs, lever.name)};
    if (const NamedInput* input = input_named(inputs, lever.name)) {
      influence.provenance = input->provenance;
    }
    const auto at = [&](double factor, std::string& value) {
      model::Scenario changed = scenario;
      lever.pull(changed, factor);
      value = value_of(inputs_of(changed), lever.name);
      return effect(base, simulate(procedure, changed, calendar, same));
    };
    influence.low = at(1 - range, influence.low_value);
    influence.high = at(1 + range, influence.high_value);
    all.influences.push_back(std::move(influence));
  }
  std::ranges::stable_sort(all.influences, std::greater(), &Influence::reach);
  return all;
}

}  // namespace selaras::simulator
