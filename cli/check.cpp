#include "checker/check.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>

#include "checker/repair.h"
#include "cli/command.h"
#include "cli/complain.h"
#include "cli/errors.h"
#include "cli/fail_on.h"
#include "cli/files.h"
#include "cli/fix.h"
#include "cli/inputs.h"
#include "cli/lexicon.h"
#include "cli/output.h"
#include "cli/project.h"
#include "model/text.h"
#include "reports/check_github.h"
#include "reports/check_gitlab.h"
#include "reports/check_json.h"
#include "reports/check_jsonl.h"
#include "reports/check_junit.h"
#include "reports/check_markdown.h"
#include "reports/check_sarif.h"

namespace selaras::cli {
namespace {

std::vector<std::string_view> formats() {
  return {"text", "json", "jsonl", "sarif", "junit", "github", "gitlab", "markdown"};
}

using Results = std::vector<checker::ProcedureResult>;

/// What a person should look at before they stand by findings about a page: to standard error.
void ask(const std::vector<PageAccount>& pages, const reports::Texts& texts) {
  for (const PageAccount& page : pages) {
    const std::string questions = open_questions(page, texts);
    if (questions.empty()) continue;
    const std::string text =
        texts.fill("import.open", {{"page", model::printable(page.page)}}) + "\n" + questions;
    std::fwrite(text.data(), 1, text.size(), stderr);
  }
}

class Check final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "check"; }
  [[nodiscard]] std::vector<Option> options() override;
  int run(const Voice& voice) override;

 private:
  [[nodiscard]] std::string text(const Output& output, const Results& results,
                                 const reports::Files& files, const Voice& voice) const;
  [[nodiscard]] std::string rendered(const Output& output, const Results& results,
                                     const Project& project, const reports::Files& files,
                                     const Voice& voice) const;
  [[nodiscard]] std::optional<model::Level> fails_at(const Project& project) const;

  std::vector<std::string> paths_;
  std::vector<std::string> outputs_;
  std::vector<std::string> phrases_;
  FindingOptions findings_;
  bool fail_on_new_ = false;
  bool fix_ = false;
  bool diff_ = false;
  bool show_passed_ = false;
  bool suggest_ = false;
};

std::vector<Option> Check::options() {
  std::vector<Option> all{
      {.names = "PATH", .help = "cli.check.paths", .target = &paths_, .required = true},
      {.names = "--output", .help = "cli.check.output", .target = &outputs_, .formats = formats()}};
  std::ranges::copy(findings_.options(), std::back_inserter(all));
  all.push_back(phrases_option(phrases_));
  all.push_back(
      {.names = "--fail-on-new", .help = "cli.check.fail-on-new", .target = &fail_on_new_});
  all.push_back({.names = "--fix", .help = "cli.check.fix", .target = &fix_});
  all.push_back({.names = "--diff", .help = "cli.check.diff", .target = &diff_});
  all.push_back(
      {.names = "--show-passed", .help = "cli.check.show-passed", .target = &show_passed_});
  all.push_back({.names = "--suggest", .help = "cli.check.suggest", .target = &suggest_});
  return all;
}

std::string Check::text(const Output& output, const Results& results, const reports::Files& files,
                        const Voice& voice) const {
  return reports::check_text(results, files, voice.texts,
                             {.colour = output.file.empty() && voice.out.colour,
                              .show_passed = show_passed_,
                              .show_fitness = findings_.selection.select.empty(),
                              .show_time = findings_.selection.select.empty()});
}

/// Where every new finding fails, level or not.
std::optional<model::Level> Check::fails_at(const Project& project) const {
  return fail_on_new_ ? model::Level::note : project.fails_at();
}

std::string Check::rendered(const Output& output, const Results& results, const Project& project,
                            const reports::Files& files, const Voice& voice) const {
  const std::string& format = output.format;
  if (format == "json") return reports::check_json(results, SELARAS_VERSION, voice.texts);
  if (format == "jsonl") return reports::check_jsonl(results, voice.texts);
  if (format == "sarif") return reports::check_sarif(results, SELARAS_VERSION, voice.texts);
  if (format == "gitlab") return reports::check_gitlab(results, voice.texts);
  if (format == "github") return reports::check_github(results, voice.texts);
  if (format == "markdown") return reports::check_markdown(results, voice.texts);
  if (format == "junit") {
    return reports::check_junit(results, project.policy().selection, fails_at(project),
                                voice.texts);
  }
  return text(output, results, files, voice);
}

/// Annotations show the worst; the page of the step, where there is one, shows all.
void write_step_summary(const std::vector<Output>& asked, const Results& results,
                        const Voice& voice) {
  const char* file = std::getenv("GITHUB_STEP_SUMMARY");
  const bool wanted = std::ranges::count(asked, "github", &Output::format) > 0;
  if (!wanted || file == nullptr || *file == '\0') return;
  append_file(file, reports::github_summary(results, voice.texts), voice.texts);
}

/// The baseline holds what is no longer there: whoever mended it should know.
void mention_outdated(const Project& project, const Results& results, const Voice& voice) {
  if (project.baseline() == nullptr) return;
  const std::size_t gone =
      gate::outdated(*project.baseline(), {results, project.policy().selection});
  if (gone > 0) complain(voice.texts.count("cli.check.outdated", gone), voice.texts);
}

/// Instead of a check: what `--fix` would do.
int show(const std::vector<Fix>& fixes, const Inputs& inputs, const Voice& voice) {
  complain(inputs.unread, inputs.files, voice);
  write_stdout(shown(fixes), voice.texts);
  return std::max(inputs.unread.empty() ? nothing_found : unusable,
                  fixes.empty() ? nothing_found : found);
}

int Check::run(const Voice& voice) {
  const std::vector<Output> asked = outputs(outputs_, formats(), name(), voice.texts);
  const Project project(findings_, name(), voice);
  if (!project.usable()) return unusable;
  const auto lexicon = lexicon_with(phrases_, voice);
  if (!lexicon) return unusable;
  Inputs inputs = read_procedures(paths_, voice.texts, *lexicon);
  if (diff_ || fix_) {
    const std::vector<Fix> found_fixes = fixes(inputs, voice);
    if (diff_) return show(found_fixes, inputs, voice);
    for (const Fix& fix : found_fixes) write_file(fix.file, fix.after, voice.texts);
    if (!found_fixes.empty()) inputs = read_procedures(paths_, voice.texts, *lexicon);
  }
  complain(inputs.unread, inputs.files, voice);
  if (!inputs.warnings.empty()) complain({inputs.warnings}, inputs.files, voice);
  ask(inputs.pages, voice.texts);
  inputs.files.insert(project.files().begin(), project.files().end());
  Results results = project.examine(inputs.procedures);
  if (suggest_) {
    for (checker::ProcedureResult& result : results) checker::suggest_repairs(result);
  }
  for (const Output& output : asked) {
    write(output, rendered(output, results, project, inputs.files, voice), voice.texts);
  }
  write_step_summary(asked, results, voice);
  if (results.empty()) {
    complain(voice.texts("cli.error.nothing-checked"), voice.texts);
    return unusable;
  }
  mention_outdated(project, results, voice);
  return std::max(inputs.unread.empty() ? static_cast<int>(nothing_found) : unusable,
                  exit_code(results, fails_at(project)));
}

}  // namespace

std::unique_ptr<Command> check_command() { return std::make_unique<Check>(); }

}  // namespace selaras::cli
