#pragma once

#include <optional>
#include <string>
#include <vector>

#include "behaviour/net.h"
#include "behaviour/run.h"
#include "checker/check.h"
#include "checker/facts.h"
#include "checker/finding.h"

/// How the clauses of an obligation are judged. Each kind of clause has one evaluator; none of them
/// knows an obligation, a role or a region by name.
namespace selaras::checker {

/// What one clause came to, and what a finding about it would say.
struct Judgement {
  Verdict verdict = Verdict::met;
  Reason reason = Reason::none;
  std::vector<std::string> missing;       // ids, sorted
  std::vector<const model::Step*> steps;  // that it rests on
  const model::Actor* named = nullptr;    // of a clause about somebody: whom it judges
  model::EvidenceList evidence;
  std::vector<Argument> arguments;
  std::optional<Element> element;  // else the first step, else the obligation
  std::optional<model::Place> at;  // else the first step's
  std::vector<std::string> witness;
  Showing showing;
  std::string variant;        // of the message, where the clause is broken by a run
  bool contradicted = false;  // a contrary procedure, a conforming other section
  bool stands_in = false;     // it rests on a step that only counts as the one meant
  bool told = false;          // another clause's finding says it already

  Judgement& with(std::string name, ArgumentKind kind, std::vector<std::string> values);
  Judgement& on(const model::Step& step);
  Judgement& cite(const model::EvidenceList& quotes);
  Judgement& show(const behaviour::Net& net, const behaviour::Shown& shown);
};

[[nodiscard]] Judgement judged(Verdict verdict, Reason reason);

/// A step of the procedure that states an activity, itself or by standing for it.
struct Occurrence {
  const model::Step* step = nullptr;
  std::optional<model::RoleField> actor_from;  // its actor is this field of the step
  bool stands_in = false;  // a refinement, counted because no step states the activity itself
};

/// The circumstances under which clauses are judged.
struct Circumstances {
  const Facts& facts;
  const behaviour::Net& net;
  const model::Reference& reference;
  const model::Obligation& obligation;
  const model::Reading* reading = nullptr;

  /// Steps that state the activity under this reading; where none does, refinements that count as
  /// it when it is missing.
  [[nodiscard]] std::vector<Occurrence> occurrences(const std::string& activity) const;
  [[nodiscard]] std::vector<Occurrence> occurrences(const std::vector<std::string>& any) const;
  /// Statements about the activities in sections that do not count here.
  [[nodiscard]] std::vector<const model::Step*> elsewhere(
      const std::vector<std::string>& any) const;
  /// True where text in this item counts for the obligation.
  [[nodiscard]] bool counts(const std::vector<std::string>& items) const;
};

/// Whom the step names there; of the actor, whom it names for the outcome.
[[nodiscard]] const model::Actor* field_of(const model::Step& step, model::RoleField field,
                                           std::string_view outcome = {});
[[nodiscard]] const model::Actor* field_of(const Occurrence& occurrence, model::RoleField field,
                                           std::string_view outcome = {});

/// The value of an argument that names a step by one of its outcomes; of none, the step's id.
[[nodiscard]] std::string value_of(const model::Step& step, const model::Outcome* outcome);

/// How a name's possible roles fit those allowed.
enum class Fit { conforms, body_of_head, ambiguous, contrary };
[[nodiscard]] Fit fit(const model::Reference& reference, const std::vector<std::string>& roles,
                      const std::vector<std::string>& allowed);

/// Nothing is said: not met, or not decidable where the text is known to be cut.
[[nodiscard]] Judgement silent(const Circumstances& circumstances);

// The evaluators, one for each kind of clause.
Judgement judge_occurs(const Circumstances&, const model::Clause&);
Judgement judge_role(const Circumstances&, const model::Clause&);
Judgement judge_participants(const Circumstances&, const model::Clause&);
Judgement judge_form(const Circumstances&, const model::Clause&);
Judgement judge_includes(const Circumstances&, const model::Clause&);
Judgement judge_precedes(const Circumstances&, const model::Clause&);
Judgement judge_leads(const Circumstances&, const model::Clause&);
Judgement judge_excludes(const Circumstances&, const model::Clause&);
Judgement judge_branches(const Circumstances&, const model::Clause&);
Judgement judge_returns(const Circumstances&, const model::Clause&);
Judgement judge_produced(const Circumstances&, const model::Clause&);
Judgement judge_recurs(const Circumstances&, const model::Clause&);
Judgement judge_within(const Circumstances&, const model::Clause&);
Judgement judge_distinct(const Circumstances&, const model::Clause&);

[[nodiscard]] Judgement judge(const Circumstances& circumstances, const model::Clause& clause);

}  // namespace selaras::checker
