#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/arrivals.h"
#include "model/calendar.h"
#include "model/diagnostic.h"
#include "model/distribution.h"
#include "model/json.h"
#include "model/place.h"
#include "model/procedure.h"
#include "model/resource.h"
#include "model/text.h"

/// What a simulation assumes about the world round a procedure: how much work comes, who does it,
/// how long it takes. Pages promise times; they do not state these, so that every value carries
/// where it comes from.
namespace selaras::model {

struct Length {
  double amount = 0;
  UnitReading unit;
  Place at;
};

/// Files that are done together: they gather until enough are there, and on a day for it; a file
/// that has waited longest lets all go.
struct Batch {
  std::int64_t minimum = 1;
  std::array<bool, 7> days{true, true, true, true, true, true, true};  // Monday first
  std::optional<Length> longest;  // no file waits longer for the others; then days do not count
  Place at;
};

/// People of another resource who are needed at the same time.
struct Companions {
  std::string resource;
  std::int64_t people = 1;
  Place at;
};

/// Files that come back: after the work, with that share, the file goes to the applicant and comes
/// to the step again when it is complete. Or the share comes about by itself: the file goes back as
/// long as one of the documents that its kind of case brings is missing.
struct Returns {
  struct OfKind {
    std::string kind;  // id of a kind of case
    Input share;
  };
  Input share;                // below 1
  std::vector<OfKind> kinds;  // whose share is another
  /// Where stated, documents decide instead of the share: one that is missing is mended with this
  /// probability each time the file was back.
  std::optional<Input> mended = {};
  Distribution delay;  // until it is back; needs nobody
  Place at;
};

/// How long a step takes: effort is time of the resource, and the delay after it needs nobody.
struct StepTimes {
  std::string step;      // id, or an activity where the scenario names no procedure
  std::string resource;  // id; empty: the one that serves a role of the step's actor
  std::optional<Distribution> effort;
  std::optional<Distribution> delay;
  std::int64_t people = 1;                    // of the resource, all at once
  std::vector<Companions> companions = {};    // the effort runs by the hours of `resource`
  std::optional<std::int64_t> priority = {};  // instead of the case's
  std::optional<Batch> batch = {};
  /// How long an applicant waits at this step, in the queue and for the delay behind it, before
  /// giving up; work in progress is waited for. The case is then closed as `abandoned`.
  std::optional<Distribution> patience = {};
  std::optional<Returns> returns = {};
  Place at = {};
};

/// How often a decision takes each way out: named by its outcome, or by the target's id where the
/// edge has no outcome.
struct Decision {
  struct Share {
    std::string way;
    Input share;
  };
  std::string node;
  std::vector<Share> shares;  // they sum to one; at an inclusive gateway each is taken by itself
  Place shares_at = {};
  Place at = {};
};

inline constexpr std::size_t most_case_kinds = 64;
inline constexpr std::size_t most_documents = 64;  // of all kinds of case together

/// A document that applicants bring, and how likely it is missing when the file comes in first, or
/// is not as it should be.
struct BroughtDocument {
  std::string id;
  Text title;
  Input missing;  // below 1
  Place at;
};

struct CaseKind {
  std::string id;
  Text title;
  std::vector<std::string> roles;  // of applicants; those that `when` conditions name
  Input share;                     // they sum to one
  std::int64_t priority = 0;       // the higher, the more urgent
  std::optional<Length> due = {};  // since arrival; empty: the scenario's
  std::vector<BroughtDocument> documents = {};
  /// Beside these, each document that the procedure's requirements ask of such an applicant, as
  /// likely missing as that.
  std::optional<Input> required_missing = {};
  Place at = {};
};

/// What is followed beyond a case's first outcome: how often a step is done, or an end is reached,
/// and how long after another step.
struct Followed {
  std::string id;
  Text title;
  std::string step;   // id of a step or an end, or an activity
  std::string since;  // id of a step, or an activity; empty: the arrival
  Place at;
};
inline constexpr std::size_t most_followed = 12;

inline constexpr std::int64_t most_priority = 1000;

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
  Length warm_up;             // cases that arrive in it are simulated but not counted
  std::optional<Length> due;  // since arrival; for queues in the order of due dates
  Length window;              // cases that arrive in it are counted, and followed to their end
  std::int64_t replications = 1;
  std::uint64_t seed = 0;
  std::vector<Shift> shifts;
  std::vector<Resource> resources;
  std::vector<Arrivals> arrivals;
  std::vector<CaseKind> kinds;
  Otherwise otherwise;
  std::vector<StepTimes> steps;
  std::vector<Decision> decisions;
  std::vector<Followed> follow;
  Place at;

  [[nodiscard]] const Shift* shift(std::string_view id) const;
  [[nodiscard]] const Resource* resource(std::string_view id) const;
};

/// Whether shares that sum to this are all of it, but for rounding.
[[nodiscard]] bool is_one(double sum);
/// How a case is closed whose applicant has given up.
inline constexpr std::string_view abandoned = "abandoned";
/// A number in a message: as many decimals as it needs, at most six.
[[nodiscard]] std::string digits_of(double value);

// Codes of diagnostics beside those of any file, with their arguments:
//   number-range                   key, least, most
//   distribution-without-width                            (bounds equal, or not in order)
//   effort-in-calendar-time
//   staff-not-whole                                       (nor any other count of people)
//   staff-never-back               resource               (the last change leaves nobody)
//   people-and-staff               resource               (a number beside the names)
//   people-not-interrupted         resource               (named people, preemptive)
//   wrong-period                   from, until
//   pattern-without-arrivals                              (every factor is 0)
//   wrong-moment                   value                  (of a recorded arrival)
//   batch-without-effort           step
//   returns-without-effort         step
//   returns-without-documents      step                   (nobody brings any)
//   returns-share-and-documents                           (both are stated)
//   documents-looked-at-twice      step                   (at several steps)
//   documents-not-looked-at        kind                   (at no step)
//   patience-without-wait          step                   (neither work nor delay)
//   no-due-date                    resource               (due dates in a queue, and none stated)
//   shares-not-one                 sum
//   window-empty
//   no-arrivals
//   role-served-twice              role, resource
//   too-many                       key, limit             (kinds, documents, follow)
// and where scenario and procedure meet:
//   scenario-of-another-procedure  procedure, scenario
//   unknown-id                     kind (step, node, outcome, kind; role: a warning), id,
//                                  suggestion
//   step-without-times             step
//   step-without-resource          step
//   decision-without-shares        step
//   outcome-leads-two-ways         step, outcome
//   shares-not-one                 sum                    (of a decision; an inclusive one: all 0)
//   more-people-than-staff         step, resource
//   companions-in-other-order      step, resource         (queues of different discipline)

/// Reads a scenario. With an error among the diagnostics the result must not be used.
[[nodiscard]] Scenario read_scenario(const json::Node& document, const std::string& file,
                                     Diagnostics& diagnostics);

/// Holds scenario and procedure side by side: every step, outcome and applicant that the scenario
/// names is known, every step has its times and people, every decision its shares. Places are the
/// scenario's.
void check_scenario(const Scenario& scenario, const Procedure& procedure, Diagnostics& diagnostics);

/// What the scenario says of one step of the procedure, after `otherwise` is filled in.
struct StepPlan {
  const StepTimes* stated = nullptr;     // null: the step is not mentioned
  const Distribution* effort = nullptr;  // null: takes nobody's time
  const Distribution* delay = nullptr;   // null: none
  const Resource* resource = nullptr;    // null where there is no effort
};
[[nodiscard]] StepPlan plan_of(const Scenario& scenario, const Step& step);

/// The documents that a case of that kind brings: those stated, then those required of it.
[[nodiscard]] std::vector<BroughtDocument> documents_of(const CaseKind& kind,
                                                        const Procedure& procedure);

/// Whether a name of a scenario means that step: its id, or its activity where the scenario names
/// no procedure.
[[nodiscard]] bool means(const Scenario& scenario, std::string_view name, const Step& step);

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
