#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "model/procedure.h"

namespace selaras::importer {

/// One thing that a procedure says.
struct Said {
  std::string at;     // where in the procedure, by ids: "steps/verify/actor"
  std::string value;  // what
  model::Place place;

  bool operator==(const Said& other) const { return at == other.at && value == other.value; }
  bool operator<(const Said& other) const {
    return std::tie(at, value) < std::tie(other.at, other.value);
  }
};

/// Everything that a procedure says, sorted, and nothing of how its page words and numbers it.
/// `names`: ids of steps → ids to use for them.
[[nodiscard]] std::vector<Said> all_said(const model::Procedure& procedure,
                                         const std::map<std::string, std::string>& names);

}  // namespace selaras::importer
