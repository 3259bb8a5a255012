#include <algorithm>
#include <memory>

#include "cli/command.h"
#include "cli/complain.h"
#include "cli/errors.h"
#include "cli/git.h"
#include "cli/inputs.h"
#include "cli/output.h"
#include "cli/project.h"
#include "cli/scenarios.h"
#include "gate/compare_times.h"
#include "gate/difference.h"
#include "gate/difference_picture.h"
#include "gate/difference_report.h"

namespace selaras::cli {
namespace {

std::vector<std::string_view> formats() { return {"text", "markdown", "json", "svg"}; }

constexpr std::int64_t usual_replications = 20;

/// What to compare with what.
struct Sides {
  std::optional<Revision> older_revision;
  std::optional<Revision> newer_revision;
  std::string older;
  std::string newer;
};

class Diff final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "diff"; }
  [[nodiscard]] std::vector<Option> options() override;
  int run(const Voice& voice) override;

 private:
  [[nodiscard]] Sides sides(const Voice& voice) const;
  [[nodiscard]] std::string rendered(const Output& output,
                                     const std::vector<gate::Difference>& differences,
                                     const Voice& voice) const;
  void compare_times(gate::Difference& difference, const Voice& voice) const;

  std::string older_;
  std::string newer_;
  std::string git_;
  std::string scenario_;
  std::int64_t replications_ = usual_replications;
  std::vector<std::string> outputs_;
  FindingOptions findings_;
  bool fail_on_new_ = false;
};

std::vector<Option> Diff::options() {
  std::vector<Option> all{
      {.names = "OLD", .help = "cli.diff.old", .target = &older_, .required = true},
      {.names = "NEW", .help = "cli.diff.new", .target = &newer_},
      {.names = "--git", .help = "cli.diff.git", .target = &git_},
      {.names = "--scenario", .help = "cli.diff.scenario", .target = &scenario_},
      {.names = "--replications",
       .help = "cli.diff.replications",
       .target = &replications_,
       .least = 0,
       .most = 1'000'000},
      {.names = "--output", .help = "cli.diff.output", .target = &outputs_, .formats = formats()}};
  for (const Option& option : findings_.options()) {
    if (option.names != "--fail-on") all.push_back(option);
  }
  all.push_back(
      {.names = "--fail-on-new", .help = "cli.diff.fail-on-new", .target = &fail_on_new_});
  return all;
}

Sides Diff::sides(const Voice& voice) const {
  if (git_.empty()) {
    if (newer_.empty()) throw UsageError(voice.texts("cli.error.diff-two"), "diff");
    return {.older_revision = revision_in(older_),
            .newer_revision = revision_in(newer_),
            .older = older_,
            .newer = newer_};
  }
  const std::size_t dots = git_.find("..");
  if (dots == std::string::npos || !newer_.empty()) {
    throw UsageError(voice.texts("cli.error.diff-two"), "diff");
  }
  // Paths are told from here, as everywhere; git's own are told from the repository's root.
  const std::string path = older_.starts_with('/') ? older_ : "./" + older_;
  const std::string newer = git_.substr(dots + 2);
  return {.older_revision = Revision{git_.substr(0, dots), path},
          .newer_revision = newer.empty() ? std::nullopt : std::optional(Revision{newer, path}),
          .newer = older_};
}

Inputs read(const std::optional<Revision>& revision, const std::string& path, const Voice& voice) {
  Inputs inputs = revision ? read_revision(*revision, voice.texts) : read_procedures({path});
  complain(inputs.unread, inputs.files, voice);
  return inputs;
}

void Diff::compare_times(gate::Difference& difference, const Voice& voice) const {
  if (replications_ == 0 || difference.versions.older == nullptr ||
      difference.versions.newer == nullptr || difference.empty()) {
    return;
  }
  const Setting setting = setting_for(*difference.versions.older->procedure, scenario_);
  complain({setting.diagnostics}, setting.files, voice);
  if (setting.scenario() == nullptr) return;
  model::Diagnostics diagnostics;
  difference.times = gate::compare_times(difference.versions, *setting.scenario(),
                                         *setting.calendar, replications_, diagnostics);
  complain({diagnostics}, setting.files, voice);
}

/// A picture shows one procedure, of which there must be both versions.
std::string picture(const std::vector<gate::Difference>& differences, const reports::Texts& texts) {
  if (differences.size() != 1 || differences[0].versions.older == nullptr ||
      differences[0].versions.newer == nullptr) {
    throw UsageError(texts("cli.error.diff-picture"), "diff");
  }
  return gate::difference_svg(differences[0].versions, texts);
}

std::string Diff::rendered(const Output& output, const std::vector<gate::Difference>& differences,
                           const Voice& voice) const {
  if (output.format == "json") {
    return gate::difference_json(differences, SELARAS_VERSION, voice.texts);
  }
  if (output.format == "markdown") return gate::difference_markdown(differences, voice.texts);
  if (output.format == "svg") return picture(differences, voice.texts);
  return gate::difference_text(differences, voice.texts,
                               {.colour = output.file.empty() && voice.out.colour});
}

int Diff::run(const Voice& voice) {
  const std::vector<Output> asked = outputs(outputs_, formats(), name(), voice.texts);
  const Sides given = sides(voice);
  const Project project(findings_, name(), voice);
  if (!project.usable()) return unusable;
  const Inputs older = read(given.older_revision, given.older, voice);
  const Inputs newer = read(given.newer_revision, given.newer, voice);
  const auto before = project.examine(older.procedures);
  const auto after = project.examine(newer.procedures);
  if (before.empty() && after.empty()) {
    complain(voice.texts("cli.error.nothing-checked"), voice.texts);
    return unusable;
  }
  std::vector<gate::Difference> differences;
  for (const gate::Versions& versions : gate::paired(before, after)) {
    differences.push_back(gate::difference(versions));
    compare_times(differences.back(), voice);
  }
  for (const Output& output : asked) {
    write(output, rendered(output, differences, voice), voice.texts);
  }
  const bool worse = std::ranges::any_of(differences, [](const gate::Difference& each) {
    return std::ranges::any_of(each.appeared, [](const checker::Finding* finding) {
      return finding->state == checker::State::fresh;
    });
  });
  const bool unread = !older.unread.empty() || !newer.unread.empty();
  return std::max(unread ? unusable : nothing_found, fail_on_new_ && worse ? found : nothing_found);
}

}  // namespace

std::unique_ptr<Command> diff_command() { return std::make_unique<Diff>(); }

}  // namespace selaras::cli
