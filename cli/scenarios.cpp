#include "cli/scenarios.h"

#include "cli/inputs.h"
#include "model/load.h"
#include "model/shipped.h"

namespace selaras::cli {

const model::Scenario* Setting::scenario() const {
  if (calendar == nullptr || model::has_errors(diagnostics)) return nullptr;
  return read ? &*read : shipped;
}

namespace {

void find_scenario(Setting& setting, const model::Procedure& procedure, const std::string& file) {
  if (file.empty()) {
    setting.shipped = model::matching_scenario(procedure, model::shipped_scenarios());
  } else if (const auto document = parsed(file, setting.files, setting.diagnostics)) {
    setting.read = model::read_scenario(*document, file, setting.diagnostics);
  }
}

void find_calendar(Setting& setting) {
  const model::Scenario* scenario = setting.read ? &*setting.read : setting.shipped;
  if (scenario == nullptr || model::has_errors(setting.diagnostics)) return;
  setting.calendar = model::shipped_calendar(scenario->calendar);
  if (setting.calendar != nullptr) return;
  setting.diagnostics.push_back(
      {.code = "no-calendar", .at = scenario->at, .arguments = {{"id", scenario->calendar}}});
}

}  // namespace

std::string scenario_text(const Setting& setting) {
  const std::string& file = setting.scenario()->file;
  if (setting.read) return setting.files.at(file);
  return std::string(model::shipped_file(file)->text);
}

Setting setting_for(const model::Procedure& procedure, const std::string& file) {
  Setting setting;
  find_scenario(setting, procedure, file);
  find_calendar(setting);
  return setting;
}

}  // namespace selaras::cli
