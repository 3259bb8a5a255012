#include "cli/project.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>

#include "cli/complain.h"
#include "cli/errors.h"
#include "cli/fail_on.h"
#include "cli/words.h"
#include "model/load.h"
#include "model/rule_page.h"

namespace selaras::cli {
namespace {

template <class Value>
std::optional<Value> unless_empty(const Value& value) {
  return value.empty() ? std::nullopt : std::optional(value);
}

gate::Wishes environment() {
  const char* language = std::getenv("SELARAS_LANG");
  const bool known = language != nullptr && reports::language_of(language).has_value();
  return {.language = known ? std::optional<std::string>(language) : std::nullopt};
}

std::string system_date() {
  const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  const std::chrono::year_month_day date(today);
  const auto two = [](unsigned number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
  };
  return std::to_string(static_cast<int>(date.year())) + "-" +
         two(static_cast<unsigned>(date.month())) + "-" + two(static_cast<unsigned>(date.day()));
}

/// YYYY-MM-DD; dates of that form stand in the order of their letters.
bool is_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  return std::ranges::all_of(std::string(text).erase(7, 1).erase(4, 1),
                             [](char letter) { return letter >= '0' && letter <= '9'; });
}

bool is_shipped(const std::string& name) { return model::shipped_reference(name) != nullptr; }

}  // namespace

std::vector<Option> FindingOptions::options() {
  return {{.names = "--against", .help = "cli.check.against", .target = &against},
          fail_on_option(fail_on),
          {.names = "--baseline", .help = "cli.check.baseline", .target = &baseline},
          {.names = "--select",
           .help = "cli.check.select",
           .target = &selection.select,
           .commas = true},
          {.names = "--ignore",
           .help = "cli.check.ignore",
           .target = &selection.ignore,
           .commas = true},
          {.names = "--date", .help = "cli.check.date", .target = &date},
          {.names = "--threads",
           .help = "cli.simulate.threads",
           .target = &threads,
           .least = 0,
           .most = 1'024}};
}

gate::Wishes FindingOptions::wishes() const {
  return {.fail_on = unless_empty(fail_on),
          .against = unless_empty(against),
          .baseline = unless_empty(baseline),
          .select = unless_empty(selection.select),
          .ignore = unless_empty(selection.ignore)};
}

Project::Project(const FindingOptions& typed, std::string_view command, const Voice& voice,
                 const std::string& folder)
    : threads_(static_cast<unsigned>(typed.threads)) {
  read_configuration(folder, voice);
  gate::Wishes wishes = typed.wishes();
  settings_ = gate::settle(configuration_, environment(), wishes);
  const std::string spoken(reports::tag(voice.texts.language()));
  if (spoken != settings_.language.value) {  // so that somebody must have asked for it
    settings_.language = {.value = spoken, .source = gate::Source::command_line};
  }
  read_references(voice);
  read_baseline(voice);
  set_policy(typed, command, voice);
}

void Project::read_configuration(const std::string& folder, const Voice& voice) {
  const std::string path = configuration_of(folder);
  if (path.empty()) return;
  model::Diagnostics diagnostics;
  if (const auto document = parsed(path, files_, diagnostics)) {
    configuration_ = gate::read_configuration(*document, path, diagnostics);
  }
  if (!diagnostics.empty()) complain({diagnostics}, files_, voice);
  usable_ = usable_ && !model::has_errors(diagnostics);
}

void Project::add_reference(const std::string& name, const Voice& voice) {
  if (name.empty() || references_.contains(name)) return;
  References& read = references_[name] = cli::read_references(name);
  complain(read.unread, read.files, voice);
  usable_ = usable_ && read.unread.empty();
}

void Project::read_references(const Voice& voice) {
  add_reference(settings_.against.value, voice);
  if (!settings_.against.value.empty()) return;
  for (gate::ReferenceChoice& choice : configuration_.references) {
    if (!is_shipped(choice.reference)) {
      choice.reference = gate::from_configuration(configuration_, choice.reference);
    }
    add_reference(choice.reference, voice);
  }
}

void Project::read_baseline(const Voice& voice) {
  const std::string& path = settings_.baseline.value;
  if (path.empty()) return;
  model::Diagnostics diagnostics;
  if (const auto document = parsed(path, files_, diagnostics)) {
    baseline_ = gate::read_baseline(*document, path, diagnostics);
  }
  if (!diagnostics.empty()) complain({diagnostics}, files_, voice);
  usable_ = usable_ && !model::has_errors(diagnostics);
}

void Project::set_policy(const FindingOptions& typed, std::string_view command,
                         const Voice& voice) {
  if (!typed.date.empty() && !is_date(typed.date)) {
    throw UsageError(voice.texts.fill("cli.error.date", {{"value", model::printable(typed.date)}}),
                     std::string(command));
  }
  require_rules(typed.selection.select, command, voice);
  require_rules(typed.selection.ignore, command, voice);
  policy_.selection = {.select = settings_.select.value, .ignore = settings_.ignore.value};
  policy_.levels = configuration_.severity;
  policy_.suppressions = configuration_.suppress;
  policy_.today = typed.date.empty() ? system_date() : typed.date;
  policy_.baseline = baseline();
}

/// A slip in a rule's name must not silence a check.
void Project::require_rules(const std::vector<std::string>& rules, std::string_view command,
                            const Voice& voice) const {
  const std::vector<std::string> shipped = model::shipped_rules();
  const auto declared = [&](const std::string& name) {
    return std::ranges::any_of(references_, [&](const auto& named) {
      return std::ranges::any_of(named.second.list, [&](const model::Reference& reference) {
        return std::ranges::count(reference.rules, name, &model::DeclaredRule::id) > 0;
      });
    });
  };
  for (const std::string& name : rules) {
    if (std::ranges::binary_search(shipped, name) || declared(name)) continue;
    const std::vector<std::string_view> candidates(shipped.begin(), shipped.end());
    throw UsageError(
        voice.texts.fill("cli.error.unknown-rule", {{"rule", model::printable(name)}}) +
            suggestion(name, candidates, voice.texts),
        std::string(command));
  }
}

std::optional<model::Level> Project::fails_at() const {
  return fail_on(settings_.fail_on.value, model::Level::warning);
}

const model::Reference* Project::reference_for(const model::Procedure& procedure) const {
  std::string_view name = settings_.against.value;
  if (name.empty()) {
    const gate::ReferenceChoice* choice = gate::reference_for(configuration_, procedure.file);
    if (choice != nullptr) name = choice->reference;
  }
  const auto named = references_.find(name);
  static const std::vector<model::Reference> none;
  return cli::reference_for(procedure, named == references_.end() ? none : named->second.list);
}

std::vector<checker::ProcedureResult> Project::examine(
    const std::deque<model::Procedure>& procedures) const {
  std::vector<gate::Subject> subjects;
  for (const model::Procedure& procedure : procedures) {
    subjects.push_back({&procedure, reference_for(procedure)});
  }
  return gate::examine(subjects, policy_, threads_);
}

std::string configuration_of(const std::string& folder) {
  const std::string found = gate::find_configuration(folder);
  if (found.empty() || folder == ".") return found;
  return (std::filesystem::path(folder) / found).lexically_normal().generic_string();
}

std::optional<std::string> configured_language() {
  const std::string path = configuration_of(".");
  if (path.empty()) return std::nullopt;
  reports::Files files;
  model::Diagnostics diagnostics;
  const auto document = parsed(path, files, diagnostics);
  if (!document) return std::nullopt;
  return gate::read_configuration(*document, path, diagnostics).language;
}

}  // namespace selaras::cli
