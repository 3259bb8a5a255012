#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "model/place.h"

namespace selaras::model {

// The codes and their arguments. `suggestion` is empty where nothing is near enough; `kind` is one
// of activity, article, claim, document, item, node, obligation, outcome, reading, reference,
// requirement, role, rule, section, statement, step, term; `expected` and `found` of a type are one
// of null, boolean, integer, number, string, array, object. A test reads this list and fails where
// a code has no example, or one that is reported is missing here. Calendars, scenarios and rule
// pages have more of their own.
//
// The text itself:
//   json-syntax               found
//   json-unfinished
//   json-control-character    code
//   json-nul
//   json-invalid-utf8
//   json-duplicate-key        key
//   json-integer-range        found
//   json-number-range         found
//   json-too-deep             limit
//   json-too-large            limit (MiB)
//   json-too-many-values      limit
// Any file:
//   missing-key               key
//   unknown-key               key, suggestion
//   no-object                 found
//   wrong-type                key, expected, found
//   unknown-word              key, value, suggestion, choices
//   wrong-kind                expected, value
//   unknown-format-version    value, newest
//   invalid-id                id
//   duplicate-id              kind, id
//   unknown-id                kind, id, suggestion
//   empty-value               key
//   wrong-date                key, value
//   number-too-small          key, least
//   number-too-large          key, most
//   number-range              key, least, most
//   range-reversed            key (minimum, lines, valid)
//   conflicting-keys          key, other
//   parent-cycle              kind, id
//   too-many                  key, limit
//   too-many-faults           limit                   (only the first are listed)
// Procedures:
//   wrong-lines                                       (`lines` is no pair of numbers)
//   invalid-file-name         value
//   invalid-sha256            value
//   invalid-address           value
//   reserved-id               id
//   no-start
//   start-at-end              id
//   edge-at-start                                     (an edge names the node "start")
//   edge-from-end             from
//   missing-outcome           from                    (an edge of a decision)
//   outcome-without-decision  from, outcome
//   needs-gateway             from                    (several edges at once out of one step)
//   duplicate-edge            from, to
//   missing-reason                                    (an inferred edge)
//   quote-not-found           line, quote, suggestion (the line where it does stand)
//   quote-line-out-of-range   line, lines
//   source-hash-differs       stated, actual
// References:
//   needs-cycle               id
//   wrong-pair                key                     (a side is no pair of roles)

/// Something wrong in an input file, as data: the sentence stands in the language catalogues under
/// `diagnostic.<code>`, with `{name}` replaced by the argument of that name.
struct Diagnostic {
  enum class Severity { error, warning };

  std::string code;
  Place at;
  std::vector<std::pair<std::string, std::string>> arguments;
  Severity severity = Severity::error;

  bool operator==(const Diagnostic&) const = default;
};

using Diagnostics = std::vector<Diagnostic>;

/// Adds a fault, up to this many of one file; the one after them says that there are more, and the
/// rest are dropped. A hostile file must not fill the memory with what is wrong in it.
inline constexpr std::size_t fault_limit = 1000;
void add_fault(Diagnostics& diagnostics, Diagnostic fault);

/// True where at least one diagnostic is an error, so that what was read must not be used.
[[nodiscard]] bool has_errors(const Diagnostics& diagnostics);

}  // namespace selaras::model
