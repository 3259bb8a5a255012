#pragma once

#include <string>
#include <vector>

#include "model/procedure.h"

namespace selaras::gate {

/// What is stated about a part under one name: words, or other parts by id.
struct Fact {
  std::string field;
  std::vector<std::string> values;
  std::string of;     // kind of the parts that the values are ids of; empty: they are words
  bool shown = true;  // a change of it is a change of the procedure, not only of its copy

  bool operator==(const Fact&) const = default;
};

/// A part of a procedure, told by what is stated about it. Ids serve only to say which part another
/// one means: two procedures that differ in ids alone have the same parts.
struct Part {
  std::string kind;   // section, item, document, step, statement, node, claim, requirement,
                      // product, contact, procedure
  std::string id;     // unique within its kind
  std::string title;  // for people
  std::string key;    // of a shared vocabulary: an activity, a marker; empty: none
  std::vector<std::string> quotes;
  std::vector<Fact> facts;
  model::Place at;
};

/// All parts, kind by kind in the order of the file; quotes' lines and the places of parts count
/// for nothing.
[[nodiscard]] std::vector<Part> parts_of(const model::Procedure& procedure);

}  // namespace selaras::gate
