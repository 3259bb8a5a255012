#include "cli/audit_work.h"

#include <array>
#include <mutex>

#include "checker/repair.h"
#include "cli/pictures.h"
#include "cli/progress.h"
#include "model/parallel.h"
#include "reports/numbering.h"
#include "simulator/sensitivity.h"

namespace selaras::cli {
namespace {

using Languages = std::array<reports::Texts, 2>;

void simulate(Worked& worked, const AuditWork& work, unsigned threads) {
  const model::Procedure& procedure = *worked.result.procedure;
  worked.setting = setting_for(procedure, "");
  if (worked.setting.scenario() == nullptr) return;
  const model::Scenario& scenario = *worked.setting.scenario();
  const model::Calendar& calendar = *worked.setting.calendar;
  const simulator::Options options{.replications = work.replications, .threads = threads};
  worked.simulation = simulator::simulate(procedure, scenario, calendar, options);
  worked.said = worked.simulation->diagnostics;
  if (model::has_errors(worked.said)) return worked.simulation.reset();
  worked.story = simulator::story(procedure, scenario, calendar, *worked.simulation);
  if (!work.sensitivity) return;
  worked.supplements.sensitivity =
      simulator::sensitivity(procedure, scenario, calendar, options, *work.sensitivity);
}

/// In both languages, as the report speaks both.
void draw(Worked& worked, const Languages& languages, const Voice& voice) {
  for (const reports::Texts& texts : languages) {
    const reports::DiagramOptions style = diagram_options(worked.result, texts);
    reports::Diagram diagram = diagram_of(worked.result, true, style);
    reports::number_as_on_sheet(diagram, worked.result);
    worked.pictures[texts.language()] = reports::swimlane_svg(diagram, style);
    if (texts.language() == voice.texts.language()) {
      worked.dot = reports::swimlane_dot(diagram, style);
    }
  }
}

}  // namespace

std::deque<Worked> worked_on(const Inputs& inputs, const Project& project, const AuditWork& work,
                             const Voice& voice) {
  const Languages languages{reports::Texts(reports::Language::id),
                            reports::Texts(reports::Language::en)};
  std::deque<Worked> all(inputs.procedures.size());
  // Of several procedures each has a thread to itself; of one, its replications share them all.
  const unsigned threads = work.threads == 0 && all.size() > 1 ? 1 : work.threads;
  ProgressLine line("progress.procedures", false, voice.texts);
  std::mutex mutex;
  std::int64_t finished = 0;
  model::in_parallel(all.size(), 0, [&](std::size_t each) {
    const model::Procedure& procedure = inputs.procedures[each];
    Worked& worked = all[each];
    worked.result = gate::examine(procedure, project.reference_for(procedure), project.policy());
    if (work.suggest) checker::suggest_repairs(worked.result);
    simulate(worked, work, threads);
    draw(worked, languages, voice);
    const std::lock_guard lock(mutex);
    line.show(++finished, static_cast<std::int64_t>(all.size()));
  });
  return all;
}

}  // namespace selaras::cli
