#include "simulator/simulate.h"

#include <memory>

#include "cli/command.h"
#include "cli/complain.h"
#include "cli/errors.h"
#include "cli/inputs.h"
#include "cli/output.h"
#include "cli/scenarios.h"
#include "reports/simulate_json.h"
#include "reports/simulate_text.h"

namespace selaras::cli {
namespace {

class Simulate final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "simulate"; }
  [[nodiscard]] std::vector<Option> options() override;
  int run(const Voice& voice) override;

 private:
  [[nodiscard]] simulator::Options simulation_options() const {
    return {.seed = seed_,
            .replications = replications_,
            .cases = cases_,
            .threads = static_cast<unsigned>(threads_)};
  }

  std::string file_;
  std::string scenario_;
  std::optional<std::int64_t> cases_;
  std::optional<std::int64_t> replications_;
  std::optional<std::uint64_t> seed_;
  std::int64_t threads_ = 0;  // as many as the machine has
  std::vector<std::string> outputs_;
};

std::vector<Option> Simulate::options() {
  return {{.names = "FILE", .help = "cli.simulate.file", .target = &file_, .required = true},
          {.names = "--scenario", .help = "cli.simulate.scenario", .target = &scenario_},
          {.names = "--cases",
           .help = "cli.simulate.cases",
           .target = &cases_,
           .least = 1,
           .most = 1'000'000'000},
          {.names = "--replications",
           .help = "cli.simulate.replications",
           .target = &replications_,
           .least = 1,
           .most = 1'000'000},
          {.names = "--seed", .help = "cli.simulate.seed", .target = &seed_},
          {.names = "--threads",
           .help = "cli.simulate.threads",
           .target = &threads_,
           .least = 0,
           .most = 1'024},
          {.names = "--output", .help = "cli.simulate.output", .target = &outputs_}};
}

int Simulate::run(const Voice& voice) {
  const std::vector<Output> asked = outputs(outputs_, {"text", "json"}, name(), voice.texts);
  const Inputs inputs = read_procedures({file_}, voice.texts);
  complain(inputs.unread, inputs.files, voice);
  if (inputs.procedures.empty()) return unusable;
  if (inputs.procedures.size() > 1) {
    throw UsageError(voice.texts("cli.error.one-procedure"), "simulate");
  }
  const model::Procedure& procedure = inputs.procedures.front();
  const Setting setting = setting_for(procedure, scenario_);
  complain({setting.diagnostics}, setting.files, voice);
  if (setting.scenario() == nullptr) {
    if (!setting.diagnostics.empty()) return unusable;
    throw UsageError(voice.texts.fill("cli.error.no-scenario", {{"procedure", procedure.id}}),
                     "simulate");
  }
  const simulator::Result result =
      simulator::simulate(procedure, *setting.scenario(), *setting.calendar, simulation_options());
  complain({result.diagnostics}, setting.files, voice);
  if (model::has_errors(result.diagnostics)) return unusable;
  for (const Output& output : asked) {
    const std::string text =
        output.format == "json"
            ? reports::simulate_json(result, voice.texts)
            : reports::simulate_text(result, procedure, *setting.scenario(), voice.texts);
    write(output, text, voice.texts);
  }
  return nothing_found;
}

}  // namespace

std::unique_ptr<Command> simulate_command() { return std::make_unique<Simulate>(); }

}  // namespace selaras::cli
