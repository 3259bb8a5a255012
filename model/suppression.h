#pragma once

#include <string>
#include <vector>

#include "model/place.h"

namespace selaras::model {

/// A finding that someone accepts for the time being, and why. It is still reported, marked as
/// suppressed; one without a reason, out of date or without anything to suppress is a finding
/// itself.
struct Suppression {
  std::string rule;
  std::string procedure;  // id; empty: every one that the file is about
  std::string element;    // "kind:id"; empty: every one
  std::string reason;     // for people; empty: none is given
  std::string by;         // who accepted it; may be empty
  std::string until;      // last day on which it holds, ISO 8601; empty: for good
  Place at;
};
using Suppressions = std::vector<Suppression>;

}  // namespace selaras::model
