#include "cli/command_line.h"

#include <algorithm>
#include <cstdlib>

#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/errors.h"
#include "cli/project.h"
#include "cli/words.h"
#include "model/text.h"

namespace selaras::cli {
namespace {

using reports::Texts;

/// A command, its place in the parser and its options, whose targets are the command's members.
struct Entry {
  std::unique_ptr<Command> command;
  CLI::App* app = nullptr;
  std::vector<Option> options;
};

CLI::Option* add_to(CLI::App& app, const Option& option, const Texts& texts) {
  const std::string names(option.names);
  const std::string help = texts(option.help);
  return std::visit(
      [&](auto* target) -> CLI::Option* {
        using Value = std::decay_t<decltype(*target)>;
        if constexpr (std::is_same_v<Value, bool>) {
          return app.add_flag(names, *target, help);
        } else {
          CLI::Option* added = app.add_option(names, *target, help);
          if constexpr (std::is_same_v<Value, std::vector<std::string>>) {
            if (!option.is_argument()) added->allow_extra_args(false);
            if (option.commas) added->delimiter(',');
          }
          return added;
        }
      },
      option.target);
}

void add(CLI::App& app, const std::vector<Option>& options, const Texts& texts) {
  for (const Option& option : options) add_to(app, option, texts)->required(option.required);
}

/// The place of a command, or of the group that it belongs to.
CLI::App* place(CLI::App& app, std::string_view name, const Texts& texts) {
  const std::size_t space = name.find(' ');
  if (space == std::string_view::npos) {
    return app.add_subcommand(std::string(name), texts(help_key(name)));
  }
  const std::string group(name.substr(0, space));
  const auto groups = app.get_subcommands([&](CLI::App* one) { return one->get_name() == group; });
  CLI::App* above =
      groups.empty() ? app.add_subcommand(group, texts(help_key(group))) : groups.front();
  above->require_subcommand(1);
  return above->add_subcommand(std::string(name.substr(space + 1)), texts(help_key(name)));
}

std::vector<Entry> add_commands(CLI::App& app, const Texts& texts) {
  std::vector<Entry> entries;
  for (std::unique_ptr<Command>& command : commands()) {
    Entry entry{.app = place(app, command->name(), texts), .options = command->options()};
    entry.app->get_help_ptr()->group(texts("cli.help.Options"));
    add(*entry.app, entry.options, texts);
    entry.command = std::move(command);
    entries.push_back(std::move(entry));
  }
  return entries;
}

/// The words that CLI11 itself puts into a help text.
void translate_labels(CLI::App& app, const Texts& texts) {
  for (const char* label :
       {"Usage", "OPTIONS", "SUBCOMMAND", "Positionals", "REQUIRED", "TEXT", "INT", "UINT"}) {
    app.get_formatter()->label(label, texts(std::string("cli.help.") + label));
  }
  app.option_defaults()->group(texts("cli.help.Options"));
}

void add_common(CLI::App& app, const std::vector<Option>& options, const Texts& texts) {
  app.set_help_flag("-h,--help", texts("cli.option.help"));
  app.get_help_ptr()->group(texts("cli.help.Options"));
  app.set_version_flag("--version", "selaras " SELARAS_VERSION, texts("cli.option.version"));
  add(app, options, texts);
  app.footer(texts("cli.footer"));
  app.fallthrough();
  app.require_subcommand(1);
}

/// The command typed, as far as it was.
const CLI::App* chosen(const CLI::App& app) {
  const CLI::App* deepest = &app;
  while (!deepest->get_subcommands().empty()) deepest = deepest->get_subcommands().front();
  return deepest;
}

/// As typed, without the program: "baseline create"; empty for the program itself.
std::string name_of(const CLI::App& command) {
  const CLI::App* above = command.get_parent();
  if (above == nullptr) return {};
  const std::string group = name_of(*above);
  return group.empty() ? command.get_name() : group + " " + command.get_name();
}

std::vector<std::string> names_of_options(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

/// An argument that nobody asked for: a command or an option with a slip in it.
std::string unknown_argument(const CLI::App& app, const CLI::App& command, const Texts& texts) {
  const std::vector<std::string> extras =
      command.remaining().empty() ? app.remaining(true) : command.remaining();
  const std::string word = extras.empty() ? std::string() : extras.front();
  std::vector<std::string> names = names_of_options(command);
  for (const std::string& name : names_of_options(app)) names.push_back(name);
  for (const CLI::App* one : command.get_subcommands({})) names.push_back(one->get_name());
  const std::vector<std::string_view> candidates(names.begin(), names.end());
  const bool is_command = !command.get_subcommands({}).empty() && !word.starts_with('-');
  const std::string sentence =
      is_command ? texts.fill("cli.error.unknown-command", {{"command", model::printable(word)}})
                 : texts.fill("cli.error.unknown-argument", {{"argument", model::printable(word)}});
  return sentence + suggestion(word, candidates, texts);
}

/// The option that the parser complains about: its sentences put it here or there.
std::string option_in(const std::string& detail) {
  const std::size_t from = detail.find("--");
  if (from == std::string::npos) return detail.substr(0, detail.find(':'));
  return detail.substr(from, detail.find_first_of(" :=,", from) - from);
}

std::string sentence_of(const CLI::ParseError& error, const CLI::App& app, const Texts& texts) {
  const CLI::App& command = *chosen(app);
  const std::string detail = model::printable(error.what());
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
    return unknown_argument(app, command, texts);
  }
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
    if (command.get_subcommands({}).empty()) {
      return texts.fill("cli.error.missing-argument",
                        {{"argument", detail.substr(0, detail.find(' '))}});
    }
    return command.remaining().empty() ? texts("cli.error.no-command")
                                       : unknown_argument(app, command, texts);
  }
  return texts.fill("cli.error.value", {{"option", option_in(detail)}});
}

std::string_view shown_name(const Option& option) {
  return option.names.substr(0, option.names.find(','));
}

void require_range(const Option& option, std::int64_t number, std::string_view command,
                   const Texts& texts) {
  if (number >= option.least && number <= option.most) return;
  throw UsageError(texts.fill("cli.error.range", {{"option", std::string(shown_name(option))},
                                                  {"value", std::to_string(number)},
                                                  {"least", std::to_string(option.least)},
                                                  {"most", std::to_string(option.most)}}),
                   std::string(command));
}

/// What the parser has taken, held against the words and numbers that the option takes.
void require_allowed(const Option& option, std::string_view command, const Texts& texts) {
  const auto require = [&](const std::string& word) {
    if (option.words.empty()) return;
    require_word(word, shown_name(option), option.words, command, texts);
  };
  if (auto* const* word = std::get_if<std::string*>(&option.target)) {
    if (!(**word).empty()) require(**word);
  } else if (auto* const* list = std::get_if<std::vector<std::string>*>(&option.target)) {
    for (const std::string& one : **list) require(one);
  } else if (auto* const* number = std::get_if<std::int64_t*>(&option.target)) {
    require_range(option, **number, command, texts);
  } else if (auto* const* perhaps = std::get_if<std::optional<std::int64_t>*>(&option.target)) {
    if (**perhaps) require_range(option, ***perhaps, command, texts);
  }
}

void require_allowed(const std::vector<Option>& options, std::string_view command,
                     const Texts& texts) {
  for (const Option& option : options) require_allowed(option, command, texts);
}

}  // namespace

reports::Language language_asked_for(const std::vector<std::string>& arguments) {
  const char* environment = std::getenv("SELARAS_LANG");
  std::string word = environment == nullptr ? "" : environment;
  for (std::size_t index = 0; index < arguments.size(); ++index) {
    if (arguments[index].starts_with("--lang=")) word = arguments[index].substr(7);
    if (arguments[index] == "--lang" && index + 1 < arguments.size()) word = arguments[index + 1];
  }
  if (word.empty()) word = configured_language().value_or("");
  return reports::language_of(word).value_or(reports::Language::id);
}

std::vector<Option> common_options(std::string& language, std::string& colour) {
  return {
      {.names = "--lang", .help = "cli.option.lang", .target = &language, .words = {"id", "en"}},
      {.names = "--colour,--color",
       .help = "cli.option.colour",
       .target = &colour,
       .words = {"auto", "always", "never"}}};
}

CommandLine read_command_line(const std::vector<std::string>& arguments, const Texts& texts) {
  CLI::App app(texts("cli.program"), "selaras");
  CommandLine line;
  std::string language;
  const std::vector<Option> common = common_options(language, line.colour);
  translate_labels(app, texts);
  add_common(app, common, texts);
  std::vector<Entry> entries = add_commands(app, texts);
  for (CLI::App* command : app.get_subcommands({})) command->group(texts("cli.help.Subcommands"));
  try {
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::CallForHelp&) {
    line.answer = app.help() + "\n";
    return line;
  } catch (const CLI::CallForVersion& version) {
    line.answer = std::string(version.what()) + "\n";
    return line;
  } catch (const CLI::ParseError& error) {
    throw UsageError(sentence_of(error, app, texts), name_of(*chosen(app)));
  }
  const auto entry = std::ranges::find(entries, chosen(app), &Entry::app);
  require_allowed(common, entry->command->name(), texts);
  require_allowed(entry->options, entry->command->name(), texts);
  line.command = std::move(entry->command);
  return line;
}

}  // namespace selaras::cli
