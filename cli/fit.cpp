#include "simulator/fit.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <memory>
#include <system_error>

#include "cli/command.h"
#include "cli/complain.h"
#include "cli/errors.h"
#include "cli/files.h"
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

/// Empty, with a diagnostic, where it cannot be read. One byte more than allowed is enough to say
/// that it is too large.
std::optional<std::string> bytes_of(const std::string& path, model::Diagnostics& diagnostics) {
  std::ifstream file(path, std::ios::binary);
  std::error_code error;
  if (!file || fs::is_directory(path, error)) {
    diagnostics.push_back(
        {.code = "unreadable",
         .at = {.file = path},
         .arguments = {{"reason", std::generic_category().message(errno == 0 ? EISDIR : errno)}}});
    return std::nullopt;
  }
  const std::uintmax_t size = fs::is_regular_file(path, error) ? fs::file_size(path, error) : 0;
  std::string text(std::min<std::uintmax_t>(size, model::log_size_limit + 1), '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(file.gcount()));
  return text;
}

int Fit::run(const Voice& voice) {
  const Inputs inputs = read_procedures({procedure_}, voice.texts);
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
  if (const auto text = bytes_of(log_, diagnostics)) {
    const auto log = model::read_event_log(*text, log_, zone, diagnostics);
    if (log) fitted = simulator::fit(*log, *procedure, *setting.calendar, zone, diagnostics);
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
