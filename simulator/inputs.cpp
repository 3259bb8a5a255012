#include "simulator/inputs.h"

#include <algorithm>
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
    case pert:
      return call("pert", {d.minimum, d.mode, d.maximum});
    case weibull:
      return call("weibull", {d.mean, d.shape});
    case empirical:
      return "empirical(" + std::to_string(d.values.size()) + ")";
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

std::string cut(const model::Distribution& d) {
  std::string text;
  if (d.at_least) text += " >= " + decimal(*d.at_least);
  if (d.at_most) text += " <= " + decimal(*d.at_most);
  return text;
}

std::string length(const model::Length& length) {
  return decimal(length.amount) + " " + unit_word(length.unit);
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
    add(std::move(name),
        shape(*distribution) + cut(*distribution) + " " + unit_word(distribution->unit),
        distribution->warrant);
  }
  [[nodiscard]] std::vector<NamedInput> take() { return std::move(inputs_); }

 private:
  std::vector<NamedInput> inputs_;
};

void add_presence(const model::Resource& resource, const std::string& name, Listing& list) {
  for (const model::StaffChange& change : resource.staff_changes) {
    list.add(name + ".staff." + model::written(change.from), change.staff);
  }
  for (const model::Absence& absence : resource.leave) {
    const std::string period = model::written(absence.from) + "/" + model::written(absence.until);
    const std::string who = absence.person.empty() ? decimal(absence.staff.value) : absence.person;
    list.add(name + ".leave." + period, who, absence.staff.warrant);
  }
}

void add_queue(const model::Resource& resource, const std::string& name, Listing& list) {
  static constexpr std::string_view disciplines[] = {"fifo", "priority", "priority-preemptive",
                                                     "earliest-due-date"};
  if (resource.discipline != model::Discipline::fifo) {
    const auto discipline = static_cast<std::size_t>(resource.discipline);
    list.add(name + ".discipline", std::string(disciplines[discipline]), resource.staff.warrant);
  }
  if (resource.finishes_at_closing) list.add(name + ".closing", "finish", resource.staff.warrant);
  if (resource.queue_limit) list.add(name + ".queueLimit", resource.queue_limit->waiting);
}

void add_people(const model::Scenario& scenario, Listing& list) {
  for (const model::Resource& resource : scenario.resources) {
    const std::string name = "resource." + resource.id;
    list.add(name + ".staff", resource.staff);
    list.add(name + ".share", resource.share);
    add_presence(resource, name, list);
    add_queue(resource, name, list);
  }
}

std::string recorded(const model::Arrivals& arrivals) {
  return std::to_string(arrivals.recorded.size()) + " recorded";
}

std::string pattern(const model::Arrivals& arrivals) {
  std::string text;
  if (arrivals.from) text += " from " + model::written(*arrivals.from);
  if (arrivals.until) text += " until " + model::written(*arrivals.until);
  const auto factors = [&](const auto& values) {
    for (const double value : values) text += " " + decimal(value);
  };
  const auto uneven = [](const auto& values) {
    return std::ranges::any_of(values, [](double value) { return value != 1; });
  };
  if (uneven(arrivals.weekdays)) text += " weekdays", factors(arrivals.weekdays);
  if (uneven(arrivals.months)) text += " months", factors(arrivals.months);
  return text;
}

void add_arrivals(const model::Scenario& scenario, Listing& list) {
  for (std::size_t index = 0; index < scenario.arrivals.size(); ++index) {
    const model::Arrivals& arrivals = scenario.arrivals[index];
    const std::string number = scenario.arrivals.size() > 1 ? "." + std::to_string(index + 1) : "";
    const std::string rate = decimal(arrivals.rate.value) + " / " + unit_word(arrivals.per);
    list.add("arrivals" + number + ".rate",
             arrivals.recorded.empty() ? rate + pattern(arrivals) : recorded(arrivals),
             arrivals.rate.warrant);
  }
}

/// What a step needs of people beside their time.
void add_needs(const model::StepTimes& times, const model::Warrant& warrant, Listing& list) {
  const std::string name = "step." + times.step;
  if (times.people > 1) list.add(name + ".people", std::to_string(times.people), warrant);
  for (const model::Companions& with : times.companions) {
    list.add(name + ".with." + with.resource, std::to_string(with.people), warrant);
  }
  if (times.priority) list.add(name + ".priority", std::to_string(*times.priority), warrant);
  list.add(name + ".patience", times.patience);
  if (times.returns) {
    if (times.returns->mended) {
      list.add(name + ".returns-mended", *times.returns->mended);
    } else {
      list.add(name + ".returns", times.returns->share);
    }
    for (const model::Returns::OfKind& each : times.returns->kinds) {
      list.add(name + ".returns." + each.kind, each.share);
    }
    list.add(name + ".returns-delay", std::optional(times.returns->delay));
  }
  if (!times.batch) return;
  list.add(name + ".batch.minimum", std::to_string(times.batch->minimum), warrant);
  if (times.batch->longest)
    list.add(name + ".batch.longest", length(*times.batch->longest), warrant);
}

void add_steps(const model::Scenario& scenario, Listing& list) {
  list.add("default.effort", scenario.otherwise.effort);
  list.add("default.delay", scenario.otherwise.delay);
  for (const model::StepTimes& times : scenario.steps) {
    list.add("step." + times.step + ".effort", times.effort);
    list.add("step." + times.step + ".delay", times.delay);
    add_needs(times, times.effort ? times.effort->warrant : model::Warrant{}, list);
  }
}

}  // namespace

std::vector<NamedInput> inputs_of(const model::Scenario& scenario) {
  Listing list;
  add_arrivals(scenario, list);
  for (const model::CaseKind& kind : scenario.kinds) {
    list.add("kind." + kind.id, kind.share);
    for (const model::BroughtDocument& each : kind.documents) {
      list.add("document." + each.id + "." + kind.id, each.missing);
    }
    if (kind.required_missing) list.add("document.required." + kind.id, *kind.required_missing);
    if (kind.priority != 0) {
      list.add("kind." + kind.id + ".priority", std::to_string(kind.priority), kind.share.warrant);
    }
    if (kind.due) list.add("kind." + kind.id + ".due", length(*kind.due), kind.share.warrant);
  }
  if (scenario.due) list.add("due", length(*scenario.due), model::Warrant{});
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
