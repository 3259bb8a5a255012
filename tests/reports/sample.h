#pragma once

#include <string>
#include <vector>

#include "checker/check.h"
#include "reports/audit.h"

/// A small audit made by hand: a reference of four obligations, and two cities of which one departs
/// from it. What a check would find is stated here, so that reports are tested on their own.
namespace selaras::reports::sample {

/// The page of the city that departs.
extern const char* const page;

/// Text that tries to be more than text, in every way a file can carry.
extern const char* const hostile;

struct World {
  model::Reference reference;
  std::vector<model::Procedure> procedures;
  std::vector<checker::ProcedureResult> results;
  Files files;  // the procedures' own files and their pages

  World();
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  [[nodiscard]] Audit audit() const;
};

/// A simulation of the city that departs, and the scenario it ran under.
[[nodiscard]] simulator::Result simulation();
[[nodiscard]] model::Scenario scenario();

/// The same with hostile text in every field that a file can fill.
void make_hostile(World& world);

}  // namespace selaras::reports::sample
