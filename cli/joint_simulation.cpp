#include "cli/joint_simulation.h"

#include <optional>

#include "cli/complain.h"
#include "cli/errors.h"
#include "cli/files.h"
#include "cli/history_store.h"
#include "cli/interruption.h"
#include "cli/joint_parts.h"
#include "cli/progress.h"
#include "cli/ranks.h"
#include "cli/study.h"
#include "model/load.h"
#include "reports/html_joint.h"
#include "reports/joint.h"
#include "simulator/joint_assertion.h"
#include "simulator/joint_simulate.h"

namespace selaras::cli {
namespace {

/// One run of a joint scenario from the request to what is written.
class JointRun {
 public:
  JointRun(const JointRequest& request, const JointSetting& setting, simulator::Options options,
           std::vector<simulator::JointAssertion> assertions, const Voice& voice)
      : request_(request),
        setting_(setting),
        options_(std::move(options)),
        assertions_(std::move(assertions)),
        voice_(voice) {
    options_.limits = simulator::limits_of(assertions_);
  }

  int run() {
    const Interruption interruption;
    options_.interrupted = &interruption.flag();
    const Ranks ranks;
    if (ranks.count() > 1 && (options_.precision || options_.part || !request_.log.empty())) {
      if (ranks.is_first()) complain(voice_.texts("cli.error.not-with-mpi"), voice_.texts);
      return unusable;
    }
    const simulator::JointResult result = ranks.count() > 1 ? together(ranks) : alone();
    if (!ranks.is_first()) return nothing_found;
    complain({result.diagnostics}, setting_.files(), voice_);
    if (model::has_errors(result.diagnostics)) return unusable;
    if (result.interrupted) complain(voice_.texts("cli.error.interrupted"), voice_.texts);
    if (result.replications == 0) return interrupted;
    const reports::Supplements supplements{
        .judgements = simulator::judge(assertions_, result, setting_.calendar())};
    write(result, supplements);
    remember(result);
    if (interruption.flag()) return interrupted;
    return all_hold(supplements.judgements) ? nothing_found : found;
  }

 private:
  [[nodiscard]] simulator::JointResult simulated(const simulator::Options& options) const {
    return simulator::simulate(setting_.scenario(), setting_.participants(), setting_.calendar(),
                               options);
  }

  simulator::JointResult alone() {
    ProgressLine line("progress.replications", request_.progress, voice_.texts);
    options_.progress = [&line](const simulator::Progress& progress) {
      line.show(progress.finished, progress.of);
    };
    for (const Output& output : request_.outputs) {
      if (output.format == "part") options_.keep_tallies = true;
    }
    if (request_.log.empty()) return simulated(options_);
    GrowingFile file(request_.log, voice_.texts);
    options_.log = simulator::LogRequest{*model::log_format_of(request_.log),
                                         [&file](std::string_view text) { file.write(text); }};
    simulator::JointResult result = simulated(options_);
    options_.log.reset();
    if (!model::has_errors(result.diagnostics)) file.finish();
    return result;
  }

  /// Under mpirun each rank runs its share, and the first puts them together.
  simulator::JointResult together(const Ranks& ranks) {
    const std::int64_t all =
        options_.replications.value_or(setting_.scenario().common.replications);
    simulator::JointResult mine;
    if (const auto part = ranks.share_of(all)) {
      simulator::Options share = options_;
      share.part = part;
      share.keep_tallies = true;
      mine = simulated(share);
    }
    const std::vector<std::string> tallies = ranks.gathered(mine.tallies);
    if (!ranks.is_first() || model::has_errors(mine.diagnostics)) return mine;
    return simulator::merged(setting_.scenario(), setting_.participants(), setting_.calendar(),
                             options_, tallies);
  }

  void write(const simulator::JointResult& result, const reports::Supplements& supplements) const {
    for (const Output& output : request_.outputs) {
      if (output.format != "part") {
        write_joint(output, result, setting_.scenario(), setting_.participants(), request_.offices,
                    supplements, voice_);
      } else if (!result.interrupted) {
        cli::write(output, joint_part(setting_, options_, request_.asserted, result), voice_.texts);
      }
    }
  }

  /// One row a member, at the load as assumed.
  void remember(const simulator::JointResult& result) const {
    if (request_.history.empty()) return;
    const std::string at = current_moment();
    HistoryStore history(request_.history, HistoryStore::Use::append, voice_.texts);
    for (std::size_t index = 0; index < result.members.size(); ++index) {
      const simulator::Participant& member = setting_.participants()[index];
      simulator::Result found = result.members[index].result;
      found.seed = result.seed;
      found.scenario = result.scenario + "/" + result.members[index].id;
      history.add(past_run(found, model::sha256(model::write_procedure(*member.procedure)),
                           model::sha256(setting_.text() + setting_.scenario_text(member)), at));
    }
  }

  const JointRequest& request_;
  const JointSetting& setting_;
  simulator::Options options_;
  std::vector<simulator::JointAssertion> assertions_;
  const Voice& voice_;
};

std::vector<simulator::JointAssertion> assertions_of(const JointRequest& request,
                                                     const Voice& voice) {
  std::vector<simulator::JointAssertion> all;
  for (const std::string& typed : request.asserted) {
    const auto read = simulator::joint_assertion_from(typed);
    if (!read) {
      refuse_value("--assert", typed, "provinces@150%: p90(cycle) <= 60 wd", "simulate", voice);
    }
    all.push_back(*read);
  }
  return all;
}

}  // namespace

void write_joint(const Output& output, const simulator::JointResult& result,
                 const model::JointScenario& scenario,
                 const std::vector<simulator::Participant>& participants, bool offices,
                 const reports::Supplements& supplements, const Voice& voice) {
  const reports::JointSubject subject{scenario, participants, offices};
  const reports::Texts& texts = voice.texts;
  if (output.format == "html") {
    write(output,
          reports::joint_page({&result, &scenario, &participants}, supplements, texts.language()),
          texts);
  } else if (output.format == "json") {
    write(output, reports::joint_json(result, subject, texts, supplements), texts);
  } else if (output.format == "csv") {
    write(output, reports::joint_csv(result, subject), texts);
  } else {
    write(output, reports::joint_text(result, subject, texts, supplements), texts);
  }
}

int simulate_joint(const JointRequest& request, simulator::Options options, const Voice& voice) {
  if (!request.log.empty() && !model::log_format_of(request.log)) {
    refuse_value("--log", request.log, "log.xes, log.csv", "simulate", voice);
  }
  std::vector<simulator::JointAssertion> assertions = assertions_of(request, voice);
  const JointSetting setting(request.file, request.with);
  setting.complain_of_files(voice);
  if (!setting.usable()) return unusable;
  model::Diagnostics faults;
  simulator::check(assertions, setting.scenario(), faults);
  complain({faults}, setting.files(), voice);
  if (model::has_errors(faults)) return unusable;
  return JointRun(request, setting, std::move(options), std::move(assertions), voice).run();
}

}  // namespace selaras::cli
