#include "checker/check.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <future>
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
#include "model/parallel.h"
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

/// Files are read, examined and told so many at a time: enough for every processor, few enough that
/// a thousand procedures take no more memory than these.
constexpr std::size_t round = 32;

class Check final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "check"; }
  [[nodiscard]] std::vector<Option> options() override;
  int run(const Voice& voice) override;

 private:
  [[nodiscard]] std::unique_ptr<reports::CheckReport> report(const Output& output,
                                                             const Project& project,
                                                             const Voice& voice) const;
  [[nodiscard]] std::optional<model::Level> fails_at(const Project& project) const;
  int examine(const std::vector<Output>& asked, const Project& project,
              const importer::Lexicon& lexicon, const Voice& voice) const;

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

/// Where every new finding fails, level or not.
std::optional<model::Level> Check::fails_at(const Project& project) const {
  return fail_on_new_ ? model::Level::note : project.fails_at();
}

std::unique_ptr<reports::CheckReport> Check::report(const Output& output, const Project& project,
                                                    const Voice& voice) const {
  const std::string& format = output.format;
  const reports::Texts& texts = voice.texts;
  if (format == "json") return reports::json_report(SELARAS_VERSION, texts);
  if (format == "jsonl") return reports::jsonl_report(texts);
  if (format == "sarif") {
    return reports::sarif_report(SELARAS_VERSION, project.baseline() != nullptr, texts);
  }
  if (format == "gitlab") return reports::gitlab_report(texts);
  if (format == "github") return reports::github_report(texts);
  if (format == "markdown") return reports::markdown_report(texts);
  if (format == "junit") {
    return reports::junit_report(project.policy().selection, fails_at(project), texts);
  }
  return reports::text_report(texts, {.colour = output.file.empty() && voice.out.colour,
                                      .show_passed = show_passed_,
                                      .show_fitness = findings_.selection.select.empty(),
                                      .show_time = findings_.selection.select.empty()});
}

/// The file for the page of the step that GitHub shows beside its annotations, which are only the
/// worst; null where none is wanted.
const char* step_summary(const std::vector<Output>& asked) {
  const char* file = std::getenv("GITHUB_STEP_SUMMARY");
  const bool wanted = std::ranges::count(asked, "github", &Output::format) > 0;
  return wanted && file != nullptr && *file != '\0' ? file : nullptr;
}

/// The baseline holds what is no longer there: whoever mended it should know.
void mention_outdated(const Project& project, const gate::Examined& examined, const Voice& voice) {
  if (project.baseline() == nullptr) return;
  const std::size_t gone = gate::outdated(*project.baseline(), examined);
  if (gone > 0) complain(voice.texts.count("cli.check.outdated", gone), voice.texts);
}

/// Instead of a check: what `--fix` would do.
int show(const std::vector<Fix>& fixes, const Inputs& inputs, const Voice& voice) {
  complain(inputs.unread, inputs.files, voice);
  write_stdout(shown(fixes), voice.texts);
  return std::max(inputs.unread.empty() ? nothing_found : unusable,
                  fixes.empty() ? nothing_found : found);
}

/// What reading said, on standard error.
void tell(const Inputs& inputs, const Voice& voice) {
  complain(inputs.unread, inputs.files, voice);
  if (!inputs.warnings.empty()) complain({inputs.warnings}, inputs.files, voice);
  ask(inputs.pages, voice.texts);
}

int Check::examine(const std::vector<Output>& asked, const Project& project,
                   const importer::Lexicon& lexicon, const Voice& voice) const {
  std::vector<std::unique_ptr<reports::CheckReport>> told;
  for (const Output& output : asked) told.push_back(report(output, project, voice));
  const char* summary = step_summary(asked);
  if (summary != nullptr) told.push_back(reports::markdown_report(voice.texts));
  gate::Examined examined(project.policy().selection);
  int code = nothing_found;
  std::size_t checked = 0;
  ProcedureReader reader(paths_, lexicon);
  const auto read = [&] { return reader.next(round); };
  // The next ones are read while these are examined: so no processor waits for the slowest file.
  // Where the system gives no thread, they are read when asked for.
  for (auto ahead = std::async(read); std::optional<Inputs> inputs = ahead.get();) {
    ahead = std::async(read);
    tell(*inputs, voice);
    if (!inputs->unread.empty()) code = unusable;
    inputs->files.insert(project.files().begin(), project.files().end());
    Results results = project.examine(inputs->procedures);
    if (suggest_) {
      model::in_parallel(results.size(), project.threads(),
                         [&](std::size_t i) { checker::suggest_repairs(results[i]); });
    }
    for (const auto& each : told) each->add(results, inputs->files);
    examined.add(results);
    code = std::max(code, exit_code(results, fails_at(project)));
    checked += results.size();
  }
  for (std::size_t i = 0; i < asked.size(); ++i) write(asked[i], told[i]->take(), voice.texts);
  if (summary != nullptr) append_file(summary, told.back()->take(), voice.texts);
  if (checked == 0) {
    complain(voice.texts("cli.error.nothing-checked"), voice.texts);
    return unusable;
  }
  mention_outdated(project, examined, voice);
  return code;
}

int Check::run(const Voice& voice) {
  const std::vector<Output> asked = outputs(outputs_, formats(), name(), voice.texts);
  const Project project(findings_, name(), voice);
  if (!project.usable()) return unusable;
  const auto lexicon = lexicon_with(phrases_, voice);
  if (!lexicon) return unusable;
  if (diff_ || fix_) {
    const Inputs inputs = read_procedures(paths_, *lexicon);
    const std::vector<Fix> found_fixes = fixes(inputs, voice);
    if (diff_) return show(found_fixes, inputs, voice);
    for (const Fix& fix : found_fixes) write_file(fix.file, fix.after, voice.texts);
  }
  return examine(asked, project, *lexicon, voice);
}

}  // namespace

std::unique_ptr<Command> check_command() { return std::make_unique<Check>(); }

}  // namespace selaras::cli
