#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "model/diagnostic.h"
#include "model/scenario.h"
#include "simulator/assertion.h"
#include "simulator/result.h"

/// The search for the least staffing that keeps a target, whatever is simulated.
namespace selaras::simulator {

/// So many people of each resource, in the scenario's order.
using Staff = std::vector<std::int64_t>;

/// One staffing that was tried.
struct Trial {
  Staff staff;
  Judgement target;
  std::string member;  // of a joint scenario: the one that the judgement is of; else empty
};

enum class SizingEnd {
  found,         // the last trial's staff keeps the target, and one person fewer anywhere does not
  unattainable,  // however many people there are: it is not they who are missing
  undecided,     // with any number of people the replications do not suffice to say
  too_many,      // the search gave up at `most_staff` of one resource
  interrupted,
};

struct Sizing {
  model::Diagnostics diagnostics;  // with an error among them nothing else is filled in
  SizingEnd end = SizingEnd::found;
  std::vector<std::string> resources;  // ids
  Staff least;                         // below it the work alone is more than they can do
  std::vector<Trial> trials;           // as the search went, those taken as well as those not
  Staff staff;                         // what keeps the target
  Judgement target;                    // with that staff, or with any number of people
  std::string member;                  // as of a trial
};

inline constexpr std::int64_t most_staff = 10'000;

/// What a run with some staffing says.
struct Attempt {
  model::Diagnostics diagnostics;  // with an error among them nothing else is filled in
  std::vector<double> offered;     // [resource]: so many people's time its work takes
  Judgement target;
  std::string member;  // as of a trial
};

/// What the search asks and whom it tells.
struct Search {
  std::vector<std::string> resources;  // ids
  bool at_most = true;                 // the target is kept by low values
  std::function<Attempt(const Staff&)> attempt;
  std::function<bool()> interrupted;
  std::function<void(const Trial&)> tried = {};
};

void put_staff(const Staff& staff, std::vector<model::Resource>& resources);
/// So many people's time the work takes that came to each, by what it took of that staff's.
[[nodiscard]] std::vector<double> people_offered(const std::vector<ResourceResult>& resources,
                                                 const Staff& staff);

/// People are added one by one where they help most (Fox's marginal allocation), from the least
/// that the work needs, and taken away again where they turn out not to be missed: so many runs as
/// there are steps times resources, not as there are combinations.
[[nodiscard]] Sizing least_staff(const Search& search);

}  // namespace selaras::simulator
