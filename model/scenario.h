#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/calendar.h"
#include "model/diagnostic.h"
#include "model/json.h"
#include "model/place.h"
#include "model/procedure.h"
#include "model/text.h"

/// What a simulation assumes about the world round a procedure: how much work comes, who does it,
/// how long it takes. Pages promise times; they do not state these, so that every value carries
/// where it comes from.
namespace selaras::model {

/// Quoted from a source, derived from quoted figures, or assumed.
enum class Provenance { quoted, derived, assumed };

struct Warrant {
  Provenance provenance = Provenance::assumed;
  Text source;  // empty: none stated
  bool operator==(const Warrant&) const = default;
};

/// A number with its warrant.
struct Input {
  double value = 0;
  Warrant warrant;
  Place at;
};

enum class DistributionKind { constant, uniform, triangular, exponential, gamma, lognormal };

/// A length of time as a random quantity. Which members count depends on the kind: constant: mean;
/// uniform: minimum, maximum; triangular: those and mode; exponential: mean; gamma, lognormal: mean
/// and cv (standard deviation / mean). All in `unit`.
struct Distribution {
  DistributionKind kind = DistributionKind::constant;
  double mean = 0;
  double cv = 0;
  double minimum = 0;
  double mode = 0;
  double maximum = 0;
  UnitReading unit;
  Warrant warrant;
  Place at;

  [[nodiscard]] double expected() const;  // in `unit`
};

/// Hours of its own that some of the staff, or the arrivals, keep.
struct Shift {
  std::string id;
  Text title;
  Week week;
  bool observes_holidays = true;  // holidays and special hours of the calendar hold for it too
  Place at;
};

/// People who do the same work from one queue, first come first served. Work in progress at closing
/// time pauses and goes on at the next opening.
struct Resource {
  std::string id;
  Text title;
  std::vector<std::string> roles;  // whose steps they do
  Input staff;                     // a whole number
  Input share;                     // of their working time that this service gets, (0, 1]
  std::string shift;               // id; empty: the calendar's hours
  Place at;
};

/// Cases that arrive independently of each other (a Poisson process). A rate per unit of working
/// time runs during the shift's hours only, one per unit of calendar time round the clock.
struct Arrivals {
  Input rate;
  UnitReading per;
  std::string shift;  // id; empty: the calendar's hours
  Place at;
};

/// How long a step takes: effort is time of the resource, and the delay after it needs nobody.
struct StepTimes {
  std::string step;      // id, or an activity where the scenario names no procedure
  std::string resource;  // id; empty: the one that serves a role of the step's actor
  std::optional<Distribution> effort;
  std::optional<Distribution> delay;
  Place at;
};

/// How often a decision takes each way out: named by its outcome, or by the target's id where the
/// edge has no outcome.
struct Decision {
  struct Share {
    std::string way;
    Input share;
  };
  std::string node;
  std::vector<Share> shares;  // they sum to one
  Place at;
};

inline constexpr std::size_t most_case_kinds = 64;

struct CaseKind {
  std::string id;
  Text title;
  std::vector<std::string> roles;  // of applicants; those that `when` conditions name
  Input share;                     // they sum to one
  Place at;
};

struct Length {
  double amount = 0;
  UnitReading unit;
  Place at;
};

/// What holds for steps and decisions that are not mentioned.
struct Otherwise {
  std::string resource;  // for steps whose actor is not stated, or is served by nobody
  std::optional<Distribution> effort;
  std::optional<Distribution> delay;
  bool equal_shares = false;  // decisions take each way out equally often
  Place at;
};

struct Scenario {
  std::string file;
  std::string id;
  std::string procedure;  // id; empty: fits every procedure of the service, steps by activity
  std::string service;
  std::string calendar;   // id
  std::string time_zone;  // WIB, WITA, WIT
  Text title;
  std::vector<Text> notes;  // what a reader of the results must know
  Date start;
  Length warm_up;  // cases that arrive in it are simulated but not counted
  Length window;   // cases that arrive in it are counted, and followed to their end
  std::int64_t replications = 1;
  std::uint64_t seed = 0;
  std::vector<Shift> shifts;
  std::vector<Resource> resources;
  std::vector<Arrivals> arrivals;
  std::vector<CaseKind> kinds;
  Otherwise otherwise;
  std::vector<StepTimes> steps;
  std::vector<Decision> decisions;
  Place at;

  [[nodiscard]] const Shift* shift(std::string_view id) const;
  [[nodiscard]] const Resource* resource(std::string_view id) const;
};

// Codes of diagnostics beside those of any file, with their arguments:
//   number-range                   key, least, most
//   distribution-without-width                            (bounds equal, or not in order)
//   effort-in-calendar-time
//   staff-not-whole
//   shares-not-one                 sum
//   window-empty
//   no-arrivals
//   role-served-twice              role, resource
//   too-many                       key, limit             (kinds)
// and where scenario and procedure meet:
//   scenario-of-another-procedure  procedure, scenario
//   unknown-id                     kind (step, node, outcome; role: a warning), id, suggestion
//   step-without-times             step
//   step-without-resource          step
//   decision-without-shares        step
//   outcome-leads-two-ways         step, outcome
//   gateway-not-simulated          gateway                (an inclusive one)

/// Reads a scenario. With an error among the diagnostics the result must not be used.
[[nodiscard]] Scenario read_scenario(const json::Node& document, const std::string& file,
                                     Diagnostics& diagnostics);

/// Holds scenario and procedure side by side: every step, outcome and applicant that the scenario
/// names is known, every step has its times and people, every decision its shares. Places are the
/// scenario's.
void check_scenario(const Scenario& scenario, const Procedure& procedure, Diagnostics& diagnostics);

/// What the scenario says of one step of the procedure, after `otherwise` is filled in.
struct StepPlan {
  const Distribution* effort = nullptr;  // null: takes nobody's time
  const Distribution* delay = nullptr;   // null: none
  const Resource* resource = nullptr;    // null where there is no effort
};
[[nodiscard]] StepPlan plan_of(const Scenario& scenario, const Step& step);

/// The decision entry for a node; null where there is none.
[[nodiscard]] const Decision* decision_at(const Scenario& scenario, const Procedure& procedure,
                                          const Node& node);

/// The scenarios compiled into the program. They are ours: a fault in them is a bug, not input.
[[nodiscard]] const std::vector<Scenario>& shipped_scenarios();

/// The scenario shipped for that procedure, else one that fits every procedure of its service; null
/// where there is none.
[[nodiscard]] const Scenario* matching_scenario(const Procedure& procedure,
                                                const std::vector<Scenario>& scenarios);

}  // namespace selaras::model
