#include "simulator/fit.h"

#include <filesystem>
#include <memory>

#include "cli/command.h"
#include "cli/complain.h"
#include "cli/errors.h"
#include "cli/files.h"
#include "cli/recorded_log.h"
#include "cli/study.h"
#include "model/load.h"
#include "reports/fitted_scenario.h"

namespace selaras::cli {
namespace {

namespace fs = std::filesystem;

class Fit final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "fit"; }
  [[nodiscard]] std::vector<Option> options() override;
  int run(const Voice& voice) override;

 private:
  std::string log_;
  std::string procedure_;
  std::string output_;
};

std::vector<Option> Fit::options() {
  return {{.names = "LOG", .help = "cli.fit.log", .target = &log_, .required = true},
          {.names = "--procedure",
           .help = "cli.fit.procedure",
           .target = &procedure_,
           .required = true},
          {.names = "-o,--output", .help = "cli.fit.output", .target = &output_}};
}

int Fit::run(const Voice& voice) {
  const Inputs inputs = read_procedures({procedure_});
  const model::Procedure* procedure = only_procedure(inputs, name(), voice);
  if (procedure == nullptr) return unusable;
  // Calendar and zone are those of the scenario that the procedure has now.
  const Setting setting = setting_for(*procedure, "");
  if (!usable(setting, *procedure, name(), voice)) return unusable;
  constexpr int minutes_per_hour = 60;
  const std::string& time_zone = setting.scenario()->time_zone;
  const int zone = model::zone_offset(time_zone).value_or(0) * minutes_per_hour;

  model::Diagnostics diagnostics;
  std::optional<simulator::Fitted> fitted;
  if (const auto log = recorded_log(log_, zone, diagnostics)) {
    fitted = simulator::fit(*log, *procedure, *setting.calendar, zone, diagnostics);
  }
  complain({diagnostics}, {}, voice);
  if (!fitted) return unusable;
  const std::string scenario = reports::fitted_scenario(
      *fitted, *procedure,
      {fs::path(log_).filename().string(), setting.scenario()->calendar, time_zone});
  output_.empty() ? write_stdout(scenario, voice.texts)
                  : write_file(output_, scenario, voice.texts);
  return nothing_found;
}

}  // namespace

std::unique_ptr<Command> fit_command() { return std::make_unique<Fit>(); }

}  // namespace selaras::cli
