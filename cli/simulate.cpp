#include <cstdio>

#include "cli/commands.h"
#include "cli/errors.h"
#include "cli/files.h"
#include "cli/inputs.h"
#include "cli/scenarios.h"
#include "reports/simulate_json.h"
#include "reports/simulate_text.h"
#include "simulator/simulate.h"

namespace selaras::cli {
namespace {

simulator::Options simulation_options(const SimulateOptions& options) {
  return {.seed = options.seed,
          .replications = options.replications,
          .cases = options.cases,
          .threads = static_cast<unsigned>(options.threads)};
}

}  // namespace

int run(const SimulateOptions& options, const Voice& voice) {
  const Inputs inputs = read_procedures({options.file}, voice.texts);
  complain(inputs.unread, inputs.files, voice);
  if (inputs.procedures.empty()) return unusable;
  if (inputs.procedures.size() > 1) {
    throw UsageError(voice.texts("cli.error.one-procedure"), "simulate");
  }
  const model::Procedure& procedure = inputs.procedures.front();
  const Setting setting = setting_for(procedure, options.scenario);
  complain({setting.diagnostics}, setting.files, voice);
  if (setting.scenario() == nullptr) {
    if (!setting.diagnostics.empty()) return unusable;
    throw UsageError(voice.texts.fill("cli.error.no-scenario", {{"procedure", procedure.id}}),
                     "simulate");
  }
  const simulator::Result result = simulator::simulate(procedure, *setting.scenario(),
                                                       *setting.calendar, simulation_options(options));
  complain({result.diagnostics}, setting.files, voice);
  if (model::has_errors(result.diagnostics)) return unusable;
  for (const Output& output : options.outputs) {
    const std::string text =
        output.format == "json"
            ? reports::simulate_json(result, voice.texts)
            : reports::simulate_text(result, procedure, *setting.scenario(), voice.texts);
    output.file.empty() ? write_stdout(text, voice.texts)
                        : write_file(output.file, text, voice.texts);
  }
  return nothing_found;
}

}  // namespace selaras::cli
