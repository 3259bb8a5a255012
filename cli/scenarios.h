#pragma once

#include <optional>
#include <string>

#include "model/calendar.h"
#include "model/diagnostic.h"
#include "model/procedure.h"
#include "model/scenario.h"
#include "reports/files.h"

namespace selaras::cli {

/// A scenario and the calendar it names.
struct Setting {
  const model::Scenario* shipped = nullptr;
  std::optional<model::Scenario> read;  // from a file of the user's
  const model::Calendar* calendar = nullptr;
  model::Diagnostics diagnostics;
  reports::Files files;

  /// Null where none fits the procedure, or where a fault is among the diagnostics.
  [[nodiscard]] const model::Scenario* scenario() const;
};

/// The bytes of the scenario's file.
[[nodiscard]] std::string scenario_text(const Setting& setting);

/// The scenario in the file, else the one shipped for the procedure.
[[nodiscard]] Setting setting_for(const model::Procedure& procedure, const std::string& file);

}  // namespace selaras::cli
