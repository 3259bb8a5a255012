#include "simulator/simulate.h"

#include <algorithm>
#include <memory>

#include "cli/command.h"
#include "cli/complain.h"
#include "cli/errors.h"
#include "cli/files.h"
#include "cli/history_store.h"
#include "cli/interruption.h"
#include "cli/joint_simulation.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/ranks.h"
#include "cli/simulation_output.h"
#include "cli/study.h"
#include "model/load.h"
#include "simulator/part_file.h"
#include "simulator/sensitivity.h"

namespace selaras::cli {
namespace {

std::vector<std::string_view> formats() { return {"text", "json", "csv", "html", "part"}; }

class Simulate final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "simulate"; }
  [[nodiscard]] std::vector<Option> options() override;
  int run(const Voice& voice) override;

 private:
  [[nodiscard]] int run_joint(const Voice& voice);
  void read_assertions(const Voice& voice);
  [[nodiscard]] std::optional<simulator::Precision> precision(const Voice& voice) const;
  [[nodiscard]] simulator::Options simulation_options(const Voice& voice) const;
  [[nodiscard]] simulator::Result simulated(const model::Procedure& procedure,
                                            const Setting& setting, simulator::Options& options,
                                            const Ranks& ranks, const Voice& voice) const;
  [[nodiscard]] simulator::Result simulated_together(const model::Procedure& procedure,
                                                     const Setting& setting,
                                                     const simulator::Options& options,
                                                     const Ranks& ranks) const;
  void write_outputs(const simulator::Result& result, const reports::Supplements& supplements,
                     const model::Procedure& procedure, const Setting& setting,
                     const simulator::Options& options, const Voice& voice) const;
  void write_part(const Output& output, const simulator::Result& result,
                  const model::Procedure& procedure, const Setting& setting,
                  const simulator::Options& options, const Voice& voice) const;
  void remember(const simulator::Result& result, const model::Procedure& procedure,
                const Setting& setting, const Voice& voice) const;

  std::string file_;
  std::string scenario_;
  RunOptions run_;
  std::string precision_;
  std::int64_t least_ = simulator::Precision{}.least;
  std::int64_t most_ = simulator::Precision{}.most;
  std::string log_;
  std::string history_;
  std::vector<std::string> asserted_;
  std::string sensitivity_;
  std::vector<std::string> with_;
  bool offices_ = false;
  std::vector<std::string> outputs_;
  std::vector<Output> asked_;
  std::vector<simulator::Assertion> assertions_;
};

std::vector<Option> Simulate::options() {
  std::vector<Option> all = {
      {.names = "FILE", .help = "cli.simulate.file", .target = &file_, .required = true},
      {.names = "--scenario", .help = "cli.simulate.scenario", .target = &scenario_}};
  run_.add_to(all);
  const std::vector<Option> own = {
      {.names = "--precision", .help = "cli.simulate.precision", .target = &precision_},
      {.names = "--min-replications",
       .help = "cli.simulate.min-replications",
       .target = &least_,
       .least = 2,
       .most = 1'000'000},
      {.names = "--max-replications",
       .help = "cli.simulate.max-replications",
       .target = &most_,
       .least = 2,
       .most = 1'000'000},
      {.names = "--assert", .help = "cli.simulate.assert", .target = &asserted_},
      {.names = "--sensitivity", .help = "cli.simulate.sensitivity", .target = &sensitivity_},
      {.names = "--log", .help = "cli.simulate.log", .target = &log_},
      {.names = "--history", .help = "cli.simulate.history", .target = &history_},
      {.names = "--with", .help = "cli.simulate.with", .target = &with_},
      {.names = "--offices", .help = "cli.simulate.offices", .target = &offices_},
      {.names = "--output",
       .help = "cli.simulate.output",
       .target = &outputs_,
       .formats = formats()}};
  all.insert(all.end(), own.begin(), own.end());
  return all;
}

void Simulate::read_assertions(const Voice& voice) {
  for (const std::string& typed : asserted_) {
    const std::optional<simulator::Assertion> read = simulator::assertion_from(typed);
    if (!read) refuse_value("--assert", typed, "p90(cycle) <= 14 wd", name(), voice);
    assertions_.push_back(*read);
  }
}

std::optional<simulator::Precision> Simulate::precision(const Voice& voice) const {
  if (precision_.empty()) return std::nullopt;
  const std::optional<double> share = percentage_from(precision_);
  if (!share) refuse_value("--precision", precision_, "5%", name(), voice);
  return simulator::Precision{*share, least_, std::max(least_, most_)};
}

simulator::Options Simulate::simulation_options(const Voice& voice) const {
  simulator::Options options = run_.read(name(), voice);
  options.precision = precision(voice);
  options.limits = simulator::limits_of(assertions_);
  options.keep_tallies = std::ranges::find(asked_, "part", &Output::format) != asked_.end();
  return options;
}

simulator::Result Simulate::simulated(const model::Procedure& procedure, const Setting& setting,
                                      simulator::Options& options, const Ranks& ranks,
                                      const Voice& voice) const {
  if (ranks.count() > 1) return simulated_together(procedure, setting, options, ranks);
  ProgressLine line("progress.replications", run_.progress, voice.texts);
  options.progress = [&line](const simulator::Progress& progress) {
    line.show(progress.finished, progress.of);
  };
  const auto run = [&] {
    return simulator::simulate(procedure, *setting.scenario(), *setting.calendar, options);
  };
  if (log_.empty()) return run();
  const std::optional<model::LogFormat> format = model::log_format_of(log_);
  if (!format) refuse_value("--log", log_, "log.xes, log.csv", name(), voice);
  GrowingFile file(log_, voice.texts);
  options.log =
      simulator::LogRequest{*format, [&file](std::string_view text) { file.write(text); }};
  simulator::Result result = run();
  options.log.reset();
  if (!model::has_errors(result.diagnostics)) file.finish();
  return result;
}

/// Under mpirun each rank runs its share of the replications, and the first puts them together: the
/// same numbers as from one process.
simulator::Result Simulate::simulated_together(const model::Procedure& procedure,
                                               const Setting& setting,
                                               const simulator::Options& options,
                                               const Ranks& ranks) const {
  const model::Scenario& scenario = *setting.scenario();
  const std::int64_t all = options.replications.value_or(scenario.replications);
  simulator::Result mine;
  if (const auto part = ranks.share_of(all)) {
    simulator::Options share = options;
    share.part = part;
    share.keep_tallies = true;
    mine = simulator::simulate(procedure, scenario, *setting.calendar, share);
  }
  const std::vector<std::string> tallies = ranks.gathered(mine.tallies);
  if (!ranks.is_first() || model::has_errors(mine.diagnostics)) return mine;
  return simulator::merged(procedure, scenario, *setting.calendar, options, tallies);
}

void Simulate::write_part(const Output& output, const simulator::Result& result,
                          const model::Procedure& procedure, const Setting& setting,
                          const simulator::Options& options, const Voice& voice) const {
  const std::int64_t first = options.part ? options.part->first : 1;
  const simulator::PartFile part{.version = SELARAS_VERSION,
                                 .procedure = model::write_procedure(procedure),
                                 .scenario = scenario_text(setting),
                                 .seed = result.seed,
                                 .cases = options.cases,
                                 .warm_up = options.warm_up,
                                 .find_warm_up = options.find_warm_up,
                                 .assertions = asserted_,
                                 .in_progress = options.in_progress,
                                 .replications = {first, first + result.replications - 1},
                                 .tallies = result.tallies};
  write(output, simulator::write_part(part), voice.texts);
}

void Simulate::write_outputs(const simulator::Result& result,
                             const reports::Supplements& supplements,
                             const model::Procedure& procedure, const Setting& setting,
                             const simulator::Options& options, const Voice& voice) const {
  for (const Output& output : asked_) {
    if (output.format == "html") {
      write_simulation_page(output, result, supplements, procedure, *setting.scenario(),
                            *setting.calendar, voice);
    } else if (output.format != "part") {
      write_simulation(output, result, supplements, procedure, *setting.scenario(), voice);
    } else if (!result.interrupted) {
      write_part(output, result, procedure, setting, options, voice);
    }
  }
}

void Simulate::remember(const simulator::Result& result, const model::Procedure& procedure,
                        const Setting& setting, const Voice& voice) const {
  HistoryStore(history_, HistoryStore::Use::append, voice.texts)
      .add(past_run(result, model::sha256(model::write_procedure(procedure)),
                    model::sha256(scenario_text(setting)), current_moment()));
}

/// Several procedures at once: what means a single one is not to be had.
int Simulate::run_joint(const Voice& voice) {
  simulator::Options options = run_.read(name(), voice);
  options.precision = precision(voice);
  if (!scenario_.empty()) refuse("--scenario", "cli.error.joint.scenario", name(), voice);
  if (!sensitivity_.empty()) refuse("--sensitivity", "cli.error.joint.sensitivity", name(), voice);
  if (!options.in_progress.empty()) {
    refuse("--in-progress", "cli.error.joint.in-progress", name(), voice);
  }
  return simulate_joint({.file = file_,
                         .with = with_,
                         .offices = offices_,
                         .progress = run_.progress,
                         .asserted = asserted_,
                         .log = log_,
                         .history = history_,
                         .outputs = outputs(outputs_, formats(), name(), voice.texts)},
                        std::move(options), voice);
}

int Simulate::run(const Voice& voice) {
  if (is_joint_scenario(file_)) return run_joint(voice);
  if (!with_.empty()) refuse("--with", "cli.error.only-with-joint", name(), voice);
  if (offices_) refuse("--offices", "cli.error.only-with-joint", name(), voice);
  asked_ = outputs(outputs_, formats(), name(), voice.texts);
  read_assertions(voice);
  const std::optional<double> range = sensitivity_range(sensitivity_, name(), voice);
  simulator::Options options = simulation_options(voice);
  const Inputs inputs = read_procedures({file_});
  const model::Procedure* procedure = only_procedure(inputs, name(), voice);
  if (procedure == nullptr) return unusable;
  const Setting setting = setting_for(*procedure, scenario_);
  if (!usable(setting, *procedure, name(), voice)) return unusable;
  const Interruption interruption;
  options.interrupted = &interruption.flag();
  const Ranks ranks;
  if (ranks.count() > 1 && (options.precision || options.part || !log_.empty())) {
    if (ranks.is_first()) complain(voice.texts("cli.error.not-with-mpi"), voice.texts);
    return unusable;
  }
  const simulator::Result result = simulated(*procedure, setting, options, ranks, voice);
  if (!ranks.is_first()) return nothing_found;
  complain({result.diagnostics}, setting.files, voice);
  if (model::has_errors(result.diagnostics)) return unusable;
  if (result.interrupted) complain(voice.texts("cli.error.interrupted"), voice.texts);
  if (result.replications == 0) return interrupted;
  reports::Supplements supplements{.judgements =
                                       simulator::judge(assertions_, result, *setting.calendar)};
  if (range && !result.interrupted) {
    options.progress = {};
    supplements.sensitivity =
        simulator::sensitivity(*procedure, *setting.scenario(), *setting.calendar, options, *range);
  }
  write_outputs(result, supplements, *procedure, setting, options, voice);
  if (!history_.empty()) remember(result, *procedure, setting, voice);
  // Who interrupts when all is done has lost nothing.
  if (result.interrupted || (range && interruption.flag())) return interrupted;
  return all_hold(supplements.judgements) ? nothing_found : found;
}

}  // namespace

std::unique_ptr<Command> simulate_command() { return std::make_unique<Simulate>(); }

}  // namespace selaras::cli
