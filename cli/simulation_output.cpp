#include "cli/simulation_output.h"

#include "model/load.h"
#include "reports/html_study.h"
#include "reports/simulate_csv.h"
#include "reports/simulate_json.h"
#include "reports/simulate_text.h"
#include "simulator/story.h"

namespace selaras::cli {

void write_simulation(const Output& output, const simulator::Result& result,
                      const reports::Supplements& supplements, const model::Procedure& procedure,
                      const model::Scenario& scenario, const Voice& voice) {
  const reports::Texts& texts = voice.texts;
  if (output.format == "json") {
    write(output, reports::simulate_json(result, texts, supplements), texts);
  } else if (output.format == "csv") {
    write(output, reports::simulate_csv(result), texts);
  } else {
    write(output, reports::simulate_text(result, procedure, scenario, texts, supplements), texts);
  }
}

void write_simulation_page(const Output& output, const simulator::Result& result,
                           const reports::Supplements& supplements,
                           const model::Procedure& procedure, const model::Scenario& scenario,
                           const model::Calendar& calendar, const Voice& voice) {
  const simulator::Story story = simulator::story(procedure, scenario, calendar, result);
  // Nothing was checked; the reference gives outcomes and roles their names.
  const checker::ProcedureResult unchecked{
      .procedure = &procedure, .reference = model::matching_shipped_reference(procedure)};
  const auto& sensitivity = supplements.sensitivity;
  const std::string page =
      reports::simulation_page({.result = &unchecked,
                                .simulation = &result,
                                .story = &story,
                                .sensitivity = sensitivity ? &*sensitivity : nullptr,
                                .scenario = &scenario},
                               voice.texts.language());
  write(output, page, voice.texts);
}

}  // namespace selaras::cli
