#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/procedure.h"

namespace selaras::model {

/// One of the ways that lead out of a node, by one outcome of a decision or to one target.
struct Way {
  std::string name;  // the outcome; without one the target's id
  bool outcome = false;
  std::vector<std::uint32_t> edges;  // indexes into Flow::edges; none: nothing is stated after it
};

/// The ways out of a node that is no parallel gateway, in the order of the file. Several mean that
/// each passage takes one of them.
[[nodiscard]] std::vector<Way> ways_from(const Procedure& procedure, NodeId node);

/// True where an applicant of these roles may use an edge; no roles at all: nothing is known of the
/// applicant, and every edge may be used.
[[nodiscard]] bool open_for(const Condition& when, const std::vector<std::string>& roles);

}  // namespace selaras::model
