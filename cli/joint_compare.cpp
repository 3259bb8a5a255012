#include "cli/joint_compare.h"

#include <algorithm>
#include <deque>
#include <utility>

#include "cli/complain.h"
#include "cli/errors.h"
#include "cli/interruption.h"
#include "cli/joint_setting.h"
#include "cli/progress.h"
#include "reports/compare.h"
#include "simulator/joint_simulate.h"

namespace selaras::cli {
namespace {

class Comparison {
 public:
  Comparison(const JointComparison& asked, simulator::Options options, const Voice& voice)
      : asked_(asked), options_(std::move(options)), voice_(voice) {}

  bool read() {
    bool all = true;
    for (const std::string& file : asked_.files) {
      const JointSetting& setting = settings_.emplace_back(file, asked_.with);
      setting.complain_of_files(voice_);
      all = setting.usable() && all;
    }
    return all;
  }

  /// The seed and the replications of the first hold for all, so that they can be paired.
  bool simulate() {
    const model::Scenario& first = settings_.front().scenario().common;
    if (!options_.replications) options_.replications = first.replications;
    if (!options_.seed) options_.seed = first.seed;
    ProgressLine line("progress.replications", asked_.progress, voice_.texts);
    for (const JointSetting& setting : settings_) {
      const auto before = static_cast<std::int64_t>(results_.size());
      options_.progress = [&, before](const simulator::Progress& progress) {
        const auto all = static_cast<std::int64_t>(settings_.size());
        line.show(before * progress.of + progress.finished, all * progress.of);
      };
      model::JointScenario joint = setting.scenario();
      joint.loads = {1};
      results_.push_back(
          simulator::simulate(joint, setting.participants(), setting.calendar(), options_));
      complain({results_.back().diagnostics}, setting.files(), voice_);
      if (model::has_errors(results_.back().diagnostics)) return false;
    }
    return true;
  }

  /// Those that every scenario has.
  [[nodiscard]] std::vector<reports::ComparedMember> members() const {
    std::vector<reports::ComparedMember> all;
    for (std::size_t index = 0; index < results_.front().members.size(); ++index) {
      reports::ComparedMember member = member_of_first(index);
      for (std::size_t other = 0; other < results_.size(); ++other) add(other, member);
      if (member.compared.size() == results_.size()) all.push_back(std::move(member));
    }
    return all;
  }

  void write(const std::vector<reports::ComparedMember>& members) const {
    for (const Output& output : asked_.outputs) {
      cli::write(output, written(output, members), voice_.texts);
    }
  }

 private:
  [[nodiscard]] reports::ComparedMember member_of_first(std::size_t index) const {
    const JointSetting& first = settings_.front();
    return {.id = results_.front().members[index].id,
            .title = first.scenario().members[index].title,
            .procedure = first.participants()[index].procedure,
            .compared = {}};
  }

  /// The member as it is in that scenario; nothing where it is not.
  void add(std::size_t where, reports::ComparedMember& member) const {
    const simulator::JointResult& result = results_[where];
    const auto found = std::ranges::find(result.members, member.id, &simulator::MemberResult::id);
    if (found == result.members.end() || member.compared.size() < where) return;
    const auto index = static_cast<std::size_t>(found - result.members.begin());
    reports::Compared compared{.file = asked_.files[where],
                               .scenario = settings_[where].participants()[index].scenario,
                               .result = found->result,
                               .differences = {},
                               .joint = settings_[where].scenario().common.title};
    compared.result.scenario = result.scenario + "/" + member.id;
    compared.result.seed = result.seed;
    if (where > 0) {
      compared.differences =
          simulator::differences(member.compared.front().result, compared.result);
    }
    member.compared.push_back(std::move(compared));
  }

  [[nodiscard]] std::string written(const Output& output,
                                    const std::vector<reports::ComparedMember>& members) const {
    if (output.format == "json") return reports::compare_json(members);
    if (output.format == "csv") {
      std::vector<reports::Compared> all;
      for (const reports::ComparedMember& member : members) {
        all.insert(all.end(), member.compared.begin(), member.compared.end());
      }
      return reports::compare_csv(all);
    }
    const bool colour = voice_.out.colour && output.file.empty();
    return reports::compare_text(members, voice_.texts, colour);
  }

  const JointComparison& asked_;
  simulator::Options options_;
  const Voice& voice_;
  std::deque<JointSetting> settings_;
  std::vector<simulator::JointResult> results_;
};

}  // namespace

int compare_joint(const JointComparison& asked, simulator::Options options, const Voice& voice) {
  const Interruption interruption;
  options.interrupted = &interruption.flag();
  Comparison comparison(asked, std::move(options), voice);
  if (!comparison.read() || !comparison.simulate()) return unusable;
  if (interruption.flag()) {
    complain(voice.texts("cli.error.nothing-finished"), voice.texts);
    return interrupted;
  }
  const std::vector<reports::ComparedMember> members = comparison.members();
  if (members.empty()) {
    complain(voice.texts("cli.error.joint.no-common-member"), voice.texts);
    return unusable;
  }
  comparison.write(members);
  return nothing_found;
}

}  // namespace selaras::cli
