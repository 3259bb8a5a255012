#include "simulator/size.h"

#include <functional>
#include <memory>

#include "cli/command.h"
#include "cli/complain.h"
#include "cli/errors.h"
#include "cli/interruption.h"
#include "cli/joint_setting.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/study.h"
#include "reports/size.h"
#include "simulator/joint_size.h"

namespace selaras::cli {
namespace {

std::vector<std::string_view> formats() { return {"text", "json"}; }

class Size final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "size"; }
  [[nodiscard]] std::vector<Option> options() override;
  int run(const Voice& voice) override;

 private:
  int run_joint(const Voice& voice);
  /// What was found, written by `text` and `json`; returns the exit code.
  template <class Text, class Json>
  int finish(const simulator::Sizing& sizing, const reports::Files& files, Text text, Json json,
             const Voice& voice) const;

  std::string file_;
  std::string scenario_;
  std::vector<std::string> with_;
  std::string target_;
  RunOptions run_;
  std::vector<std::string> outputs_;
  std::vector<Output> asked_;
};

std::vector<Option> Size::options() {
  std::vector<Option> all = {
      {.names = "FILE", .help = "cli.simulate.file", .target = &file_, .required = true},
      {.names = "--scenario", .help = "cli.simulate.scenario", .target = &scenario_},
      {.names = "--with", .help = "cli.simulate.with", .target = &with_},
      {.names = "--target", .help = "cli.size.target", .target = &target_, .required = true},
      {.names = "--output", .help = "cli.size.output", .target = &outputs_, .formats = formats()}};
  run_.add_to(all);
  return all;
}

template <class Text, class Json>
int Size::finish(const simulator::Sizing& sizing, const reports::Files& files, Text text, Json json,
                 const Voice& voice) const {
  complain({sizing.diagnostics}, files, voice);
  if (model::has_errors(sizing.diagnostics)) return unusable;
  const bool was_interrupted = sizing.end == simulator::SizingEnd::interrupted;
  if (was_interrupted && sizing.trials.empty()) {
    complain(voice.texts("cli.error.nothing-finished"), voice.texts);
    return interrupted;
  }
  for (const Output& output : asked_) {
    write(output, output.format == "json" ? json() : text(), voice.texts);
  }
  if (was_interrupted) return interrupted;
  return sizing.end == simulator::SizingEnd::found ? nothing_found : found;
}

/// Says how many staffings were tried so far.
class TrialLine {
 public:
  TrialLine(bool asked, const Voice& voice) : line_("progress.staffings", asked, voice.texts) {}

  void operator()(const simulator::Trial& /*trial*/) { line_.show(++tried_); }

 private:
  ProgressLine line_;
  std::int64_t tried_ = 0;
};

/// The people shared by several procedures.
int Size::run_joint(const Voice& voice) {
  if (!scenario_.empty()) refuse("--scenario", "cli.error.joint.scenario", name(), voice);
  const auto target = simulator::joint_assertion_from(target_);
  if (!target) {
    refuse_value("--target", target_, "provinces: p90(cycle) <= 60 wd", name(), voice);
  }
  simulator::Options options = run_.read(name(), voice);
  if (!options.in_progress.empty()) {
    refuse("--in-progress", "cli.error.joint.in-progress", name(), voice);
  }
  const JointSetting setting(file_, with_);
  setting.complain_of_files(voice);
  if (!setting.usable()) return unusable;
  const model::JointScenario& joint = setting.scenario();
  model::Diagnostics faults;
  simulator::check_members({*target}, joint, faults);
  complain({faults}, setting.files(), voice);
  if (model::has_errors(faults)) return unusable;
  const Interruption interruption;
  options.interrupted = &interruption.flag();
  TrialLine line(run_.progress, voice);
  const simulator::Sizing sizing = simulator::find_joint_size(
      joint, setting.participants(), setting.calendar(), *target, options, std::ref(line));
  return finish(
      sizing, setting.files(), [&] { return reports::size_text(sizing, joint, voice.texts); },
      [&] { return reports::size_json(sizing, joint); }, voice);
}

int Size::run(const Voice& voice) {
  asked_ = outputs(outputs_, formats(), name(), voice.texts);
  if (is_joint_scenario(file_)) return run_joint(voice);
  if (!with_.empty()) refuse("--with", "cli.error.only-with-joint", name(), voice);
  const auto target = simulator::assertion_from(target_);
  if (!target) {
    refuse_value("--target", target_, "share(cycle <= 10 wd) >= 0.95", name(), voice);
  }
  simulator::Options options = run_.read(name(), voice);
  const Inputs inputs = read_procedures({file_});
  const model::Procedure* procedure = only_procedure(inputs, name(), voice);
  if (procedure == nullptr) return unusable;
  const Setting setting = setting_for(*procedure, scenario_);
  if (!usable(setting, *procedure, name(), voice)) return unusable;
  const model::Scenario& scenario = *setting.scenario();
  const Interruption interruption;
  options.interrupted = &interruption.flag();
  TrialLine line(run_.progress, voice);
  const simulator::Sizing sizing = simulator::find_size(*procedure, scenario, *setting.calendar,
                                                        *target, options, std::ref(line));
  return finish(
      sizing, setting.files,
      [&] { return reports::size_text(sizing, *procedure, scenario, voice.texts); },
      [&] { return reports::size_json(sizing, *procedure, scenario); }, voice);
}

}  // namespace

std::unique_ptr<Command> size_command() { return std::make_unique<Size>(); }

}  // namespace selaras::cli
