#include "simulator/size.h"

#include <memory>

#include "cli/command.h"
#include "cli/complain.h"
#include "cli/errors.h"
#include "cli/interruption.h"
#include "cli/joint_setting.h"
#include "cli/output.h"
#include "cli/study.h"
#include "reports/size.h"

namespace selaras::cli {
namespace {

std::vector<std::string_view> formats() { return {"text", "json"}; }

class Size final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "size"; }
  [[nodiscard]] std::vector<Option> options() override;
  int run(const Voice& voice) override;

 private:
  std::string file_;
  std::string scenario_;
  std::string target_;
  RunOptions run_;
  std::vector<std::string> outputs_;
};

std::vector<Option> Size::options() {
  std::vector<Option> all = {
      {.names = "FILE", .help = "cli.simulate.file", .target = &file_, .required = true},
      {.names = "--scenario", .help = "cli.simulate.scenario", .target = &scenario_},
      {.names = "--target", .help = "cli.size.target", .target = &target_, .required = true},
      {.names = "--output", .help = "cli.size.output", .target = &outputs_, .formats = formats()}};
  run_.add_to(all);
  return all;
}

int Size::run(const Voice& voice) {
  if (is_joint_scenario(file_)) {
    throw UsageError(voice.texts("cli.error.joint.size"), std::string(name()));
  }
  const std::vector<Output> asked = outputs(outputs_, formats(), name(), voice.texts);
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
  const Interruption interruption;
  options.interrupted = &interruption.flag();
  const simulator::Sizing sizing =
      simulator::find_size(*procedure, *setting.scenario(), *setting.calendar, *target, options);
  complain({sizing.diagnostics}, setting.files, voice);
  if (model::has_errors(sizing.diagnostics)) return unusable;
  for (const Output& output : asked) {
    const std::string text =
        output.format == "json"
            ? reports::size_json(sizing, *procedure, *setting.scenario())
            : reports::size_text(sizing, *procedure, *setting.scenario(), voice.texts);
    write(output, text, voice.texts);
  }
  if (interruption.flag()) return interrupted;
  return sizing.end == simulator::SizingEnd::found ? nothing_found : found;
}

}  // namespace

std::unique_ptr<Command> size_command() { return std::make_unique<Size>(); }

}  // namespace selaras::cli
