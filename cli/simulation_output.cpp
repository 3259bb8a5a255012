#include "cli/simulation_output.h"

#include "reports/simulate_csv.h"
#include "reports/simulate_json.h"
#include "reports/simulate_text.h"

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

}  // namespace selaras::cli
