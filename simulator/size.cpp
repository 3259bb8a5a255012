#include "simulator/size.h"

#include <utility>

namespace selaras::simulator {

Sizing find_size(const model::Procedure& procedure, const model::Scenario& scenario,
                 const model::Calendar& calendar, const Assertion& target, const Options& options,
                 const std::function<void(const Trial&)>& tried) {
  model::Scenario staffed = scenario;
  Options limited = options;
  limited.limits = limits_of({target});
  Search search{.at_most = target.at_most,
                .interrupted = [&] { return options.is_interrupted(); },
                .tried = tried};
  for (const model::Resource& resource : scenario.resources) {
    search.resources.push_back(resource.id);
  }
  search.attempt = [&](const Staff& staff) {
    put_staff(staff, staffed.resources);
    Result result = simulate(procedure, staffed, calendar, limited);
    if (model::has_errors(result.diagnostics)) {
      return Attempt{.diagnostics = std::move(result.diagnostics)};
    }
    return Attempt{.diagnostics = result.diagnostics,
                   .offered = people_offered(result.resources, staff),
                   .target = judge({target}, result, calendar).front()};
  };
  return least_staff(search);
}

}  // namespace selaras::simulator
