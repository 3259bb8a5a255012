#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "reports/html.h"
#include "tests/reports/sample.h"

/// Audits as pages, and what tests ask of a page's text.
namespace selaras::reports {

[[nodiscard]] const Texts& texts(Language language);

/// An audit with everything a report can show.
struct Full {
  sample::World world;
  simulator::Result simulation = sample::simulation();
  model::Scenario scenario = sample::scenario();
  Audit audit = world.audit();

  explicit Full(bool hostile = false);
  [[nodiscard]] std::string page(Language language = Language::id) const;
};

/// As many regions as asked for, all alike but for their ids.
struct Many {
  sample::World world;
  std::vector<model::Procedure> procedures;
  std::vector<checker::ProcedureResult> results;
  Audit audit;

  explicit Many(std::size_t regions);
};

[[nodiscard]] bool has(const std::string& text, const std::string& part);
[[nodiscard]] std::size_t count(const std::string& text, const std::string& part);
/// What the pattern's first group found, each time.
[[nodiscard]] std::vector<std::string> all_matches(const std::string& text,
                                                   const std::string& pattern);
/// The page without what the program itself adds as style, script and store.
[[nodiscard]] std::string markup(const std::string& page);
/// What a browser reads from a packed part.
[[nodiscard]] std::string unpacked(const std::string& letters);
/// A part of the page's store; empty where there is none.
[[nodiscard]] std::string stored(const std::string& page, const std::string& name,
                                 const std::string& language);

}  // namespace selaras::reports
