#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/place.h"
#include "model/procedure.h"
#include "model/text.h"

/// The flow that procedures are measured against: a graph of the same kind, the words it uses, and
/// what it demands, as data. Another law or another service is another file.
namespace selaras::model {

enum class Level { note, warning, error };

/// How far a citation is verified, weakest last: read in the law, transcribed elsewhere, worded
/// alike on audited pages, told by a secondary source, inferred.
enum class Mark { verified, transcribed, page, secondary, inferred };

[[nodiscard]] char letter(Mark mark);  // V T P S I
/// The most that a finding resting on this mark may be.
[[nodiscard]] Level cap(Mark mark);

struct Role {
  std::string id;
  Text title;
  std::string kind_of;               // the wider role it is a kind of; empty: none
  std::string head_of;               // the body this person heads; empty: none
  bool central = false;              // serves the whole nation
  std::vector<std::string> aliases;  // names that mean exactly this role, generic ones
};

/// A word of the vocabulary with its title: activity, document, content, outcome, form …
struct Term {
  std::string id;
  Text title;
};

/// An activity that the reference knows though its flow does not demand it.
struct Refinement {
  std::string activity;
  std::string of;  // the activity it refines; empty: belongs to none in particular
  Text title;
  bool counts_as_when_missing = false;  // stands for `of` where no step states `of` itself
};

/// What it costs in an alignment to leave an activity out, or to put it in.
struct MoveWeight {
  std::string activity;
  std::uint32_t missing = 1;
  std::uint32_t extra = 1;
};
inline constexpr std::uint32_t move_weight_limit = 1000;

struct Article {
  std::string id;
  std::string law;
  std::map<Administration, std::string> citation;  // by level; `unstated` holds for all others
  bool number_inferred = false;
  std::string status;  // in force, amended, replaced
  bool read = false;   // the text itself was read
};

struct Basis {
  std::string article;                   // id
  std::map<Administration, Mark> marks;  // by level; `unstated` holds for all others

  [[nodiscard]] Mark mark(Administration level) const;
};

enum class ClauseKind {
  occurs,
  role,
  participants,
  form,
  includes,
  precedes,
  leads,
  excludes,
  branches,
  returns,
  produced,
  recurs,
  within,
  distinct
};

enum class RoleField { actor, addressee, channel, on_behalf_of };

/// One thing an obligation demands. Which members count depends on the kind:
///   occurs        step (any one of `steps`)
///   role          step or step[outcome], field (of an outcome: actor), allow; `or_fields`: also
///   met where one of those fields names them participants  steps, field parties|signatories, sides
///   (pairs of roles; any one suffices) form          step, value, outcomes (each must have it;
///   empty: the step as a whole) includes      document, or party (a role among participants of
///   `steps`); items, or any_of precedes      step, or from step[outcome] (the earlier), then (the
///   later) leads         from step[outcome], to (steps of which one must follow) or end excludes
///   from step[outcome], never branches      step, outcomes returns       from step[outcome], to
///   produced      document, before (a step)
///   recurs        step, every
///   within        step, then, limit: working days that a part for the later step may allow
///   distinct      steps whose actors must differ, where one run does them
struct Clause {
  ClauseKind kind = ClauseKind::occurs;
  std::vector<std::string> steps;
  std::string outcome;            // of the step, for role, precedes, leads, excludes, returns
  std::vector<std::string> then;  // to, never, before, the later step
  bool to_end = false;
  RoleField field = RoleField::actor;
  bool signatories = false;
  std::vector<std::string> allow;
  std::vector<RoleField> or_fields;
  std::vector<std::vector<std::string>> sides;
  std::string value;  // form, every
  std::vector<std::string> outcomes;
  std::string document;
  std::string party;
  std::vector<std::string> items;
  std::vector<std::vector<std::string>> any_of;
  double limit = 0;

  std::string rule;                   // fires where contrary or missing
  std::string silent;                 // fires where the page does not say; empty: `rule`
  std::optional<Level> level;         // at most this
  bool advisory = false;              // fires, but does not change the obligation's outcome
  std::vector<std::string> readings;  // only under these; empty: under all
  std::vector<Basis> basis;           // empty: the obligation's
  Place at;
};

struct Obligation {
  std::string id;
  Text title;
  std::string group;  // theme of the report
  std::vector<std::string> needs;
  std::vector<SectionKind> counts_in;  // sections in which a statement counts
  std::string applies_to;              // role: only where the page may concern such applicants
  std::vector<Clause> clauses;
  std::vector<Basis> basis;
  Text wording;  // model sentence to propose, with {role} placeholders
  Place at;
};

/// A way to read an unsettled text: under it a step stands also for another activity.
struct Reading {
  std::string id;
  Text title;
  bool is_default = false;
  struct Equation {
    std::string activity;                 // counts as stated …
    std::string by;                       // … by this one
    std::optional<RoleField> actor_from;  // its actor is then this field of `by`
  };
  std::vector<Equation> equations;
};

/// The least that an activity takes by law, whoever does it: an announcement that must hang for
/// some days.
struct LeastTime {
  std::string activity;
  double value = 0;
  UnitReading unit;
  std::vector<Basis> basis;
};

/// A rule that exists only as data: declared here, or on a page beside the reference.
struct DeclaredRule {
  std::string id;
  Level level = Level::warning;
  std::string group;
  Text title;
  Text message;
  Text help;
  bool suppressible = true;  // somebody may accept a finding of it
  Place at;
};

struct Reference {
  std::string id;
  std::string version;
  std::vector<Administration> levels;
  std::string valid_from;  // ISO 8601, or empty
  std::string valid_until;
  bool is_default = false;
  std::string supersedes;
  std::string extends;
  Text title;
  std::string product;      // document id of what the service gives
  std::string calendar;     // id of the calendar its offices keep; empty: unstated
  std::vector<Role> roles;  // in the order of the diagram's lanes
  std::vector<Term> terms;  // activities, documents, contents, outcomes, forms: one namespace
  std::vector<Refinement> refinements;
  std::vector<MoveWeight> weights;  // of those activities whose weights are not 1
  std::vector<LeastTime> least_times;
  std::vector<Article> articles;
  std::vector<Reading> readings;
  std::vector<Obligation> obligations;
  std::vector<DeclaredRule> rules;
  std::vector<Text> limits;  // what must be said in every report
  std::vector<Text> sources;
  Procedure procedure;  // steps, documents and flow of the reference itself

  [[nodiscard]] const Role* role(std::string_view id) const;
  [[nodiscard]] const Text* term(std::string_view id) const;
  [[nodiscard]] const Obligation* obligation(std::string_view id) const;
  [[nodiscard]] const Article* article(std::string_view id) const;
  [[nodiscard]] const Reading* default_reading() const;
  /// `role`, and every wider role it is a kind of.
  [[nodiscard]] bool is_kind_of(std::string_view role, std::string_view wider) const;
};

}  // namespace selaras::model
