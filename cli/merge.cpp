#include <algorithm>
#include <iterator>
#include <memory>

#include "cli/command.h"
#include "cli/complain.h"
#include "cli/errors.h"
#include "cli/inputs.h"
#include "cli/joint_parts.h"
#include "cli/output.h"
#include "cli/simulation_output.h"
#include "cli/study.h"
#include "model/load.h"
#include "simulator/part_file.h"

namespace selaras::cli {
namespace {

std::vector<std::string_view> formats() { return {"text", "json", "csv"}; }

class Merge final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "merge"; }
  [[nodiscard]] std::vector<Option> options() override;
  int run(const Voice& voice) override;

 private:
  [[nodiscard]] std::vector<simulator::NamedPart> read_parts(reports::Files& files,
                                                             model::Diagnostics& faults) const;

  std::vector<std::string> files_;
  std::vector<std::string> outputs_;
};

std::vector<Option> Merge::options() {
  return {
      {.names = "PART", .help = "cli.merge.part", .target = &files_, .required = true},
      {.names = "--output", .help = "cli.run.output", .target = &outputs_, .formats = formats()}};
}

std::vector<simulator::NamedPart> Merge::read_parts(reports::Files& files,
                                                    model::Diagnostics& faults) const {
  std::vector<simulator::NamedPart> parts;
  for (const std::string& file : files_) {
    const auto document = parsed(file, files, faults);
    if (!document) continue;
    if (auto part = simulator::read_part(*document, file, faults)) {
      parts.push_back({file, std::move(*part)});
    }
  }
  return parts;
}

/// What a part carries of the run, read as if from files.
struct Whole {
  model::Procedure procedure;
  model::Scenario scenario;
  const model::Calendar* calendar = nullptr;
};

std::optional<Whole> whole_of(const simulator::NamedPart& named, model::Diagnostics& faults) {
  const auto procedure = model::json::parse(named.part.procedure, named.file, faults);
  const auto scenario = model::json::parse(named.part.scenario, named.file, faults);
  if (!procedure || !scenario) return std::nullopt;
  Whole whole{model::read_procedure(*procedure, named.file, faults),
              model::read_scenario(*scenario, named.file, faults)};
  if (model::has_errors(faults)) return std::nullopt;
  whole.calendar = model::shipped_calendar(whole.scenario.calendar);
  if (whole.calendar != nullptr) return whole;
  faults.push_back({.code = "no-calendar",
                    .at = {.file = named.file},
                    .arguments = {{"id", whole.scenario.calendar}}});
  return std::nullopt;
}

std::vector<simulator::Assertion> assertions_of(const simulator::PartFile& part) {
  std::vector<simulator::Assertion> all;
  for (const std::string& text : part.assertions) {
    if (const auto assertion = simulator::assertion_from(text)) all.push_back(*assertion);
  }
  return all;
}

simulator::Options options_of(const simulator::PartFile& part,
                              const std::vector<simulator::Assertion>& assertions) {
  return {.seed = part.seed,
          .cases = part.cases,
          .warm_up = part.warm_up,
          .find_warm_up = part.find_warm_up,
          .limits = simulator::limits_of(assertions),
          .in_progress = part.in_progress};
}

int Merge::run(const Voice& voice) {
  const std::vector<Output> asked = outputs(outputs_, formats(), name(), voice.texts);
  reports::Files files;
  model::Diagnostics faults;
  std::vector<simulator::NamedPart> parts = read_parts(files, faults);
  std::optional<Whole> whole;
  if (faults.empty() && simulator::complete(parts, SELARAS_VERSION, faults)) {
    if (!parts.front().part.members.empty()) {
      return merge_joint(std::move(parts), files, asked, voice);
    }
    whole = whole_of(parts.front(), faults);
  }
  complain({faults}, files, voice);
  if (!whole) return unusable;
  std::vector<std::string> tallies;
  for (simulator::NamedPart& each : parts) {
    std::ranges::move(each.part.tallies, std::back_inserter(tallies));
  }
  const std::vector<simulator::Assertion> assertions = assertions_of(parts.front().part);
  const simulator::Result result =
      simulator::merged(whole->procedure, whole->scenario, *whole->calendar,
                        options_of(parts.front().part, assertions), tallies);
  complain({result.diagnostics}, {}, voice);
  if (model::has_errors(result.diagnostics)) return unusable;
  const reports::Supplements supplements{
      .judgements = simulator::judge(assertions, result, *whole->calendar)};
  for (const Output& output : asked) {
    write_simulation(output, result, supplements, whole->procedure, whole->scenario, voice);
  }
  return all_hold(supplements.judgements) ? nothing_found : found;
}

}  // namespace

std::unique_ptr<Command> merge_command() { return std::make_unique<Merge>(); }

}  // namespace selaras::cli
