#include "simulator/compare.h"

#include <deque>
#include <memory>

#include "cli/command.h"
#include "cli/complain.h"
#include "cli/errors.h"
#include "cli/interruption.h"
#include "cli/joint_compare.h"
#include "cli/joint_setting.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/study.h"
#include "reports/compare.h"
#include "reports/html_study.h"

namespace selaras::cli {
namespace {

std::vector<std::string_view> formats() { return {"text", "json", "csv", "html"}; }

class Compare final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "compare"; }
  [[nodiscard]] std::vector<Option> options() override;
  int run(const Voice& voice) override;

 private:
  [[nodiscard]] int run_joint(const Voice& voice);
  bool read_settings(const model::Procedure& procedure, const Voice& voice);
  bool simulate_all(const model::Procedure& procedure, simulator::Options& options,
                    const Voice& voice);
  [[nodiscard]] std::string written(const Output& output, const model::Procedure& procedure,
                                    const Voice& voice) const;
  void write_outputs(const std::vector<Output>& asked, const model::Procedure& procedure,
                     const Voice& voice) const;

  std::string file_;
  std::vector<std::string> scenarios_;
  std::vector<std::string> with_;
  RunOptions run_;
  std::vector<std::string> outputs_;
  std::deque<Setting> settings_;
  std::vector<reports::Compared> compared_;
};

std::vector<Option> Compare::options() {
  std::vector<Option> all = {
      {.names = "FILE", .help = "cli.simulate.file", .target = &file_, .required = true},
      {.names = "--scenario",
       .help = "cli.compare.scenario",
       .target = &scenarios_,
       .required = true},
      {.names = "--with", .help = "cli.simulate.with", .target = &with_},
      {.names = "--output",
       .help = "cli.compare.output",
       .target = &outputs_,
       .formats = formats()}};
  run_.add_to(all);
  return all;
}

bool Compare::read_settings(const model::Procedure& procedure, const Voice& voice) {
  bool all = true;
  for (const std::string& file : scenarios_) {
    settings_.push_back(setting_for(procedure, file));
    all = usable(settings_.back(), procedure, name(), voice) && all;
  }
  return all;
}

/// The seed and the replications of the first hold for all, so that they can be paired.
bool Compare::simulate_all(const model::Procedure& procedure, simulator::Options& options,
                           const Voice& voice) {
  ProgressLine line("progress.replications", run_.progress, voice.texts);
  for (std::size_t index = 0; index < scenarios_.size(); ++index) {
    const Setting& setting = settings_[index];
    const model::Scenario& scenario = *setting.scenario();
    if (!options.replications) options.replications = scenario.replications;
    if (!options.seed) options.seed = scenario.seed;
    options.progress = [&](const simulator::Progress& progress) {
      const auto before = static_cast<std::int64_t>(index);
      const auto all = static_cast<std::int64_t>(scenarios_.size());
      line.show(before * progress.of + progress.finished, all * progress.of);
    };
    reports::Compared compared{.file = scenarios_[index], .scenario = &scenario};
    compared.result = simulator::simulate(procedure, scenario, *setting.calendar, options);
    complain({compared.result.diagnostics}, setting.files, voice);
    if (model::has_errors(compared.result.diagnostics)) return false;
    if (index > 0) {
      compared.differences = simulator::differences(compared_.front().result, compared.result);
    }
    compared_.push_back(std::move(compared));
  }
  return true;
}

std::string Compare::written(const Output& output, const model::Procedure& procedure,
                             const Voice& voice) const {
  if (output.format == "json") return reports::compare_json(compared_);
  if (output.format == "csv") return reports::compare_csv(compared_);
  if (output.format == "html") {
    return reports::compare_page(compared_, procedure, voice.texts.language());
  }
  const bool colour = voice.out.colour && output.file.empty();
  return reports::compare_text(compared_, procedure, voice.texts, colour);
}

void Compare::write_outputs(const std::vector<Output>& asked, const model::Procedure& procedure,
                            const Voice& voice) const {
  for (const Output& output : asked) {
    const std::string text = written(output, procedure, voice);
    write(output, text, voice.texts);
  }
}

/// The first joint scenario is the file itself.
int Compare::run_joint(const Voice& voice) {
  simulator::Options options = run_.read(name(), voice);
  if (options.part || !options.in_progress.empty()) {
    throw UsageError(voice.texts.fill("cli.error.joint.compare", {}), std::string(name()));
  }
  std::vector<std::string> files{file_};
  files.insert(files.end(), scenarios_.begin(), scenarios_.end());
  return compare_joint({.files = std::move(files),
                        .with = with_,
                        .progress = run_.progress,
                        .outputs = outputs(outputs_, {"text", "json", "csv"}, name(), voice.texts)},
                       std::move(options), voice);
}

int Compare::run(const Voice& voice) {
  if (is_joint_scenario(file_)) return run_joint(voice);
  if (!with_.empty()) {
    throw UsageError(voice.texts.fill("cli.error.only-with-joint", {{"option", "--with"}}),
                     std::string(name()));
  }
  const std::vector<Output> asked = outputs(outputs_, formats(), name(), voice.texts);
  simulator::Options options = run_.read(name(), voice);
  if (scenarios_.size() < 2) {
    throw UsageError(voice.texts("cli.error.two-scenarios"), std::string(name()));
  }
  const Inputs inputs = read_procedures({file_});
  const model::Procedure* procedure = only_procedure(inputs, name(), voice);
  if (procedure == nullptr || !read_settings(*procedure, voice)) return unusable;
  const Interruption interruption;
  options.interrupted = &interruption.flag();
  if (!simulate_all(*procedure, options, voice)) return unusable;
  if (interruption.flag()) {
    // Pairs of an interrupted run would be of different replications.
    complain(voice.texts("cli.error.nothing-finished"), voice.texts);
    return interrupted;
  }
  write_outputs(asked, *procedure, voice);
  return nothing_found;
}

}  // namespace

std::unique_ptr<Command> compare_command() { return std::make_unique<Compare>(); }

}  // namespace selaras::cli
