#include "gate/baseline.h"

#include <algorithm>
#include <filesystem>
#include <memory>

#include "cli/command.h"
#include "cli/complain.h"
#include "cli/errors.h"
#include "cli/files.h"
#include "cli/inputs.h"
#include "cli/project.h"

namespace selaras::cli {
namespace {

constexpr std::string_view usual_file = "selaras-baseline.json";

/// What the three commands share: they check, and write a baseline.
class BaselineCommand : public Command {
 public:
  [[nodiscard]] std::vector<Option> options() override {
    std::vector<Option> all{
        {.names = "PATH", .help = "cli.check.paths", .target = &paths_, .required = true}};
    for (const Option& option : findings_.options()) {
      if (option.names != "--fail-on") all.push_back(option);
    }
    return all;
  }
  int run(const Voice& voice) override;

 protected:
  /// The baseline as it is: empty for one that is to be made.
  [[nodiscard]] virtual bool begins_anew() const { return false; }
  [[nodiscard]] virtual gate::Baseline changed(const gate::Baseline& baseline,
                                               const gate::Examined& examined) const = 0;

 private:
  [[nodiscard]] gate::Baseline current(const std::string& path, bool& readable,
                                       const Voice& voice) const;

  std::vector<std::string> paths_;
  FindingOptions findings_;
};

gate::Baseline BaselineCommand::current(const std::string& path, bool& readable,
                                        const Voice& voice) const {
  if (begins_anew()) {
    if (std::filesystem::exists(path)) {
      throw UsageError(voice.texts.fill("cli.error.baseline-exists", {{"file", path}}),
                       std::string(name()));
    }
    return {};
  }
  reports::Files files;
  model::Diagnostics diagnostics;
  gate::Baseline baseline;
  if (const auto document = parsed(path, files, diagnostics)) {
    baseline = gate::read_baseline(*document, path, diagnostics);
  }
  if (!diagnostics.empty()) complain({diagnostics}, files, voice);
  readable = !model::has_errors(diagnostics);
  return baseline;
}

int BaselineCommand::run(const Voice& voice) {
  FindingOptions without = findings_;
  without.baseline.clear();
  const Project project(without, name(), voice);
  const std::string configured = project.settings().baseline.value;
  const std::string path = !findings_.baseline.empty() ? findings_.baseline
                           : !configured.empty()       ? configured
                                                       : std::string(usual_file);
  bool readable = project.usable();
  const gate::Baseline before = current(path, readable, voice);
  if (!readable) return unusable;
  const Inputs inputs = read_procedures(paths_);
  complain(inputs.unread, inputs.files, voice);
  if (inputs.procedures.empty()) {
    complain(voice.texts("cli.error.nothing-checked"), voice.texts);
    return unusable;
  }
  const auto results = project.examine(inputs.procedures);
  gate::Examined examined(project.policy().selection);
  examined.add(results);
  const gate::Baseline after = changed(before, examined);
  write_file(path, gate::write_baseline(after), voice.texts);
  complain(voice.texts.count("cli.baseline.written", after.entries.size()) + ": " + path,
           voice.texts);
  return inputs.unread.empty() ? static_cast<int>(nothing_found) : unusable;
}

class Create final : public BaselineCommand {
 public:
  [[nodiscard]] std::string_view name() const override { return "baseline create"; }

 protected:
  [[nodiscard]] bool begins_anew() const override { return true; }
  [[nodiscard]] gate::Baseline changed(const gate::Baseline& baseline,
                                       const gate::Examined& examined) const override {
    return gate::updated(baseline, examined);
  }
};

class Update final : public BaselineCommand {
 public:
  [[nodiscard]] std::string_view name() const override { return "baseline update"; }

 protected:
  [[nodiscard]] gate::Baseline changed(const gate::Baseline& baseline,
                                       const gate::Examined& examined) const override {
    return gate::updated(baseline, examined);
  }
};

class Prune final : public BaselineCommand {
 public:
  [[nodiscard]] std::string_view name() const override { return "baseline prune"; }

 protected:
  [[nodiscard]] gate::Baseline changed(const gate::Baseline& baseline,
                                       const gate::Examined& examined) const override {
    return gate::pruned(baseline, examined);
  }
};

}  // namespace

std::unique_ptr<Command> baseline_create_command() { return std::make_unique<Create>(); }
std::unique_ptr<Command> baseline_update_command() { return std::make_unique<Update>(); }
std::unique_ptr<Command> baseline_prune_command() { return std::make_unique<Prune>(); }

}  // namespace selaras::cli
