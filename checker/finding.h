#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "behaviour/run.h"
#include "checker/edit.h"
#include "model/place.h"
#include "model/procedure.h"
#include "model/reference.h"

namespace selaras::checker {

using model::Level;

/// What an argument's values are, so that a report can show each by its title or label in the
/// reader's language while the finding itself keeps ids.
enum class ArgumentKind {
  text,
  quote,
  number,
  step,
  step_outcome,  // "step[outcome]"
  activity,
  role,
  document,
  content,
  outcome,
  item,
  section,
  claim,
  reading,
  article,
  end,
  edge
};

/// A number as an argument holds it, with at most two decimals: 11, 0.5, 13.33.
[[nodiscard]] std::string decimal(double value);

struct Argument {
  std::string name;
  ArgumentKind kind = ArgumentKind::text;
  std::vector<std::string> values;

  bool operator==(const Argument&) const = default;
};

/// What a finding is about: kind ("step", "item", "document", "claim", "obligation", "procedure",
/// "edge", "section", "actor") and id.
struct Element {
  std::string kind;
  std::string id;

  auto operator<=>(const Element&) const = default;
};

struct CitedBasis {
  std::string article;   // id in the reference
  std::string citation;  // as to be printed for the procedure's level
  model::Mark mark = model::Mark::inferred;
  bool number_inferred = false;
};

/// What is to be known of a witness beside its steps.
struct Showing {
  std::optional<std::size_t> departs;       // index of the step at which it shows
  std::optional<behaviour::Ending> ending;  // none where the run is told no further than that
  bool shortest = true;
};

[[nodiscard]] Showing showing_of(const behaviour::Net& net, const behaviour::Shown& shown);

enum class State { fresh, baseline, suppressed };

/// A departure: a rule, what it is about, and typed arguments. It holds no sentence; the sentence
/// comes from the rule's page in either language.
struct Finding {
  std::string rule;
  Level level = Level::warning;
  std::string procedure;
  Element element;
  std::string obligation;  // empty for rules that rest on no obligation
  std::vector<Argument> arguments;
  model::Place at;
  model::EvidenceList evidence;
  std::vector<CitedBasis> basis;
  std::vector<std::string> witness;   // step ids of the shortest run that shows it
  Showing showing;                    // more about the witness
  std::vector<std::string> readings;  // it holds only under these readings; empty: under all
  std::vector<std::string> carries;   // rules it explains and which are therefore not reported
  std::string message_variant;        // names another message of the page; empty: "message"
  // Few have these two, and a long procedure has many findings: they are kept outside.
  std::shared_ptr<const Repair> repair;  // where one was asked for and puts it right
  std::string fingerprint;
  State state = State::fresh;
  std::shared_ptr<const model::Suppression> suppression;  // what suppresses it

  Finding& with(std::string name, ArgumentKind kind, std::string value);
  Finding& with(std::string name, ArgumentKind kind, std::vector<std::string> values);
  Finding& number(std::string name, double value);
  Finding& cite(const model::EvidenceList& quotes);
  Finding& at_most(Level cap);
  /// The run becomes the finding's witness.
  Finding& show(const behaviour::Net& net, const behaviour::Shown& shown);

  [[nodiscard]] const Argument* argument(std::string_view name) const;
};

/// First 16 hex digits of SHA-256 over rule, procedure id, element and arguments as ids (no label,
/// number, line or wording), so that it survives rewording and reordering.
[[nodiscard]] std::string fingerprint(const Finding& finding);
/// That of a further finding of the same identity, of which `before` came earlier.
[[nodiscard]] std::string fingerprint_among_equals(const std::string& fingerprint,
                                                   std::size_t before);

/// Collects what one rule reports.
class Findings {
 public:
  Findings(std::string_view rule, Level level, const model::Procedure& procedure)
      : rule_(rule), level_(level), procedure_(procedure) {}

  /// A new finding at the rule's own level; the returned one is completed in place. The reference
  /// holds until the next report.
  Finding& report(const model::Place& at, Element element);

  [[nodiscard]] std::vector<Finding> take() { return std::move(list_); }

 private:
  std::string_view rule_;
  Level level_;
  const model::Procedure& procedure_;
  std::vector<Finding> list_;
};

}  // namespace selaras::checker
