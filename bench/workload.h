#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>

#include "model/calendar.h"
#include "model/json.h"
#include "model/load.h"
#include "model/read.h"
#include "model/scenario.h"

/// The workloads of bench/workloads, read like any procedure and scenario.
namespace selaras::bench {

struct Workload {
  model::Procedure procedure;
  model::Scenario scenario;

  [[nodiscard]] const model::Calendar& calendar() const {
    return *model::shipped_calendar(scenario.calendar);
  }
};

template <class Reader>
auto read_file(const std::string& path, Reader reader) {
  model::Diagnostics diagnostics;
  const auto document = model::json::parse(model::file_text(path), path, diagnostics);
  if (!document) std::exit(2);
  auto value = reader(*document, path, diagnostics);
  for (const model::Diagnostic& diagnostic : diagnostics) {
    std::fprintf(stderr, "%s:%u: %s\n", path.c_str(), diagnostic.at.begin.line,
                 diagnostic.code.c_str());
  }
  if (model::has_errors(diagnostics)) std::exit(2);
  return value;
}

inline Workload read_workload(const std::string& name) {
  const std::string folder = SELARAS_ROOT "/bench/workloads/" + name + "/";
  return {read_file(folder + "procedure.json", model::read_procedure),
          read_file(folder + "scenario.json", model::read_scenario)};
}

}  // namespace selaras::bench
