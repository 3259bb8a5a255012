#include "cli/joint_simulation.h"

#include <filesystem>
#include <optional>

#include "cli/complain.h"
#include "cli/errors.h"
#include "cli/inputs.h"
#include "cli/interruption.h"
#include "cli/participants.h"
#include "cli/progress.h"
#include "model/calendar.h"
#include "model/joint_scenario.h"
#include "model/load.h"
#include "reports/joint.h"
#include "simulator/joint_simulate.h"

namespace selaras::cli {
namespace {

/// The calendar it names; null with a diagnostic.
const model::Calendar* calendar_of(const model::Scenario& common, model::Diagnostics& diagnostics) {
  const model::Calendar* calendar = model::shipped_calendar(common.calendar);
  if (calendar == nullptr) {
    diagnostics.push_back(
        {.code = "no-calendar", .at = common.at, .arguments = {{"id", common.calendar}}});
  }
  return calendar;
}

void write(const Output& output, const simulator::JointResult& result,
           const reports::JointSubject& subject, const reports::Texts& texts) {
  if (output.format == "json")
    return write(output, reports::joint_json(result, subject, texts), texts);
  if (output.format == "csv") return write(output, reports::joint_csv(result, subject), texts);
  write(output, reports::joint_text(result, subject, texts), texts);
}

int simulate_members(const model::JointScenario& joint, const Participants& members,
                     reports::Files& files, const JointRequest& request,
                     simulator::Options& options, const Voice& voice) {
  model::Diagnostics diagnostics;
  const std::vector<simulator::Participant> participants = members.of(joint, diagnostics);
  const model::Calendar* calendar = calendar_of(joint.common, diagnostics);
  complain({diagnostics}, files, voice);
  if (model::has_errors(diagnostics)) return unusable;
  const Interruption interruption;
  options.interrupted = &interruption.flag();
  simulator::JointResult result;
  {
    ProgressLine line("progress.replications", request.progress, voice.texts);
    options.progress = [&line](const simulator::Progress& progress) {
      line.show(progress.finished, progress.of);
    };
    result = simulator::simulate(joint, participants, *calendar, options);
  }
  complain({result.diagnostics}, files, voice);
  if (model::has_errors(result.diagnostics)) return unusable;
  if (result.interrupted) complain(voice.texts("cli.error.interrupted"), voice.texts);
  if (result.replications == 0) return interrupted;
  const reports::JointSubject subject{joint, participants, request.offices};
  for (const Output& output : request.outputs) write(output, result, subject, voice.texts);
  return interruption.flag() ? interrupted : nothing_found;
}

}  // namespace

bool is_joint_scenario(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return false;
  reports::Files files;
  model::Diagnostics diagnostics;
  const auto document = parsed(path, files, diagnostics);
  return document && model::kind_of(*document) == "joint-scenario";
}

int simulate_joint(const JointRequest& request, simulator::Options options, const Voice& voice) {
  reports::Files files;
  model::Diagnostics diagnostics;
  const auto document = parsed(request.file, files, diagnostics);
  std::optional<model::JointScenario> joint;
  if (document) joint = model::read_joint_scenario(*document, request.file, diagnostics);
  const Participants members(request.with, voice.texts);
  complain({diagnostics}, files, voice);
  complain(members.unread(), members.files(), voice);
  if (!joint || model::has_errors(diagnostics) || !members.unread().empty()) return unusable;
  files.insert(members.files().begin(), members.files().end());
  return simulate_members(*joint, members, files, request, options, voice);
}

}  // namespace selaras::cli
