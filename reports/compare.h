#pragma once

#include <string>
#include <vector>

#include "model/procedure.h"
#include "model/scenario.h"
#include "reports/texts.h"
#include "simulator/compare.h"
#include "simulator/result.h"

namespace selaras::reports {

/// One of the scenarios compared; the first is what the others are measured against.
struct Compared {
  std::string file;
  const model::Scenario* scenario = nullptr;
  simulator::Result result;
  std::vector<simulator::Difference> differences;  // from the first; of the first none
  model::Text joint = {};  // title of the joint scenario whose member this is

  [[nodiscard]] const model::Text& title() const {
    return joint.en.empty() && joint.id.empty() ? scenario->title : joint;
  }
};

/// A table for each scenario but the first. Where colour is wanted, a difference is painted only
/// if its interval leaves out zero; without it, it has an asterisk.
[[nodiscard]] std::string compare_text(const std::vector<Compared>& compared,
                                       const model::Procedure& procedure, const Texts& texts,
                                       bool colour);

/// A member of joint scenarios that are compared: its own part of each.
struct ComparedMember {
  std::string id;
  model::Text title;
  const model::Procedure* procedure = nullptr;
  std::vector<Compared> compared;
};

/// The same for joint scenarios: the tables member by member.
[[nodiscard]] std::string compare_text(const std::vector<ComparedMember>& members,
                                       const Texts& texts, bool colour);

/// `schemaVersion` 1.
[[nodiscard]] std::string compare_json(const std::vector<Compared>& compared);
/// The same with `members` around the comparisons.
[[nodiscard]] std::string compare_json(const std::vector<ComparedMember>& members);

/// scenario,measure,unit,first,other,difference,low95,high95,excludesZero: a row per measure.
[[nodiscard]] std::string compare_csv(const std::vector<Compared>& compared);

}  // namespace selaras::reports
