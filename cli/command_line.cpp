#include "cli/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>

#include "cli/errors.h"
#include "model/text.h"

namespace selaras::cli {
namespace {

using reports::Texts;

/// Options as typed, before their words are looked at.
struct Typed {
  std::string language;
  std::string colour = "auto";
  std::vector<std::string> outputs;
  std::string fail_on;
  std::vector<std::string> select;
  std::vector<std::string> ignore;
  AuditOptions audit;
  CheckOptions check;
  ExplainOptions explain;
  SimulateOptions simulate;
  DrawOptions draw;
  ImportOptions import;
  ConvertOptions convert;
};

const std::vector<std::string_view> level_words{"error", "warning", "note", "never"};

std::string choices_of(const std::vector<std::string_view>& words) {
  std::string text;
  for (const std::string_view word : words) {
    text.append(text.empty() ? "" : ", ").append(word);
  }
  return text;
}

std::string suggestion(std::string_view word, const std::vector<std::string_view>& candidates,
                       const Texts& texts) {
  const std::string_view nearest = model::nearest(word, candidates);
  if (nearest.empty()) return {};
  return texts.fill("cli.error.suggestion", {{"suggestion", std::string(nearest)}});
}

void require_word(const std::string& word, std::string_view option,
                  const std::vector<std::string_view>& words, const Texts& texts,
                  const std::string& command) {
  if (std::ranges::find(words, word) != words.end()) return;
  throw UsageError(texts.fill("cli.error.choice", {{"option", std::string(option)},
                                                   {"value", model::printable(word)},
                                                   {"choices", choices_of(words)}}) +
                       suggestion(word, words, texts),
                   command);
}

std::optional<model::Level> fail_on(const Typed& typed, std::optional<model::Level> otherwise,
                                    const Texts& texts, const std::string& command) {
  if (typed.fail_on.empty()) return otherwise;
  require_word(typed.fail_on, "--fail-on", level_words, texts, command);
  if (typed.fail_on == "never") return std::nullopt;
  return typed.fail_on == "error"     ? model::Level::error
         : typed.fail_on == "warning" ? model::Level::warning
                                      : model::Level::note;
}

std::vector<Output> outputs(const Typed& typed, const std::vector<std::string_view>& formats,
                            const Texts& texts, const std::string& command) {
  std::vector<Output> list;
  for (const std::string& typed_output : typed.outputs) {
    const std::size_t colon = typed_output.find(':');
    Output output{.format = typed_output.substr(0, colon),
                  .file = colon == std::string::npos ? "" : typed_output.substr(colon + 1)};
    require_word(output.format, "--output", formats, texts, command);
    list.push_back(std::move(output));
  }
  if (list.empty()) list.push_back({.format = "text"});
  const auto to_stdout = std::ranges::count_if(list, [](const Output& one) { return one.file.empty(); });
  if (to_stdout > 1) throw UsageError(texts("cli.error.two-to-stdout"), command);
  return list;
}

void add_audit(CLI::App& app, Typed& typed, const Texts& texts) {
  CLI::App* command = app.add_subcommand("audit", texts("cli.audit"));
  command->add_option("DIR", typed.audit.directory, texts("cli.audit.directory"));
  command->add_option("-o,--output", typed.audit.output, texts("cli.audit.output"));
  command->add_option("--against", typed.audit.against, texts("cli.check.against"));
  command->add_option("--replications", typed.audit.replications, texts("cli.simulate.replications"))
      ->check(CLI::Range(std::int64_t{1}, std::int64_t{1'000'000}));
  command->add_option("--threads", typed.audit.threads, texts("cli.simulate.threads"))
      ->check(CLI::Range(std::int64_t{0}, std::int64_t{1'024}));
  command->add_option("--fail-on", typed.fail_on, texts("cli.check.fail-on"));
}

void add_check(CLI::App& app, Typed& typed, const Texts& texts) {
  CLI::App* command = app.add_subcommand("check", texts("cli.check"));
  command->add_option("PATH", typed.check.paths, texts("cli.check.paths"))->required();
  command->add_option("--against", typed.check.against, texts("cli.check.against"));
  command->add_option("--output", typed.outputs, texts("cli.check.output"))->allow_extra_args(false);
  command->add_option("--fail-on", typed.fail_on, texts("cli.check.fail-on"));
  command->add_option("--select", typed.select, texts("cli.check.select"))
      ->delimiter(',')->allow_extra_args(false);
  command->add_option("--ignore", typed.ignore, texts("cli.check.ignore"))
      ->delimiter(',')->allow_extra_args(false);
  command->add_flag("--show-passed", typed.check.show_passed, texts("cli.check.show-passed"));
}

void add_explain(CLI::App& app, Typed& typed, const Texts& texts) {
  CLI::App* command = app.add_subcommand("explain", texts("cli.explain"));
  command->add_option("RULE", typed.explain.rule, texts("cli.explain.rule"))->required();
  app.add_subcommand("rules", texts("cli.rules"));
}

void add_simulate(CLI::App& app, Typed& typed, const Texts& texts) {
  CLI::App* command = app.add_subcommand("simulate", texts("cli.simulate"));
  command->add_option("FILE", typed.simulate.file, texts("cli.simulate.file"))->required();
  command->add_option("--scenario", typed.simulate.scenario, texts("cli.simulate.scenario"));
  command->add_option("--cases", typed.simulate.cases, texts("cli.simulate.cases"))
      ->check(CLI::Range(std::int64_t{1}, std::int64_t{1'000'000'000}));
  command->add_option("--replications", typed.simulate.replications, texts("cli.simulate.replications"))
      ->check(CLI::Range(std::int64_t{1}, std::int64_t{1'000'000}));
  command->add_option("--seed", typed.simulate.seed, texts("cli.simulate.seed"));
  command->add_option("--threads", typed.simulate.threads, texts("cli.simulate.threads"))
      ->check(CLI::Range(std::int64_t{0}, std::int64_t{1'024}));
  command->add_option("--output", typed.outputs, texts("cli.simulate.output"))->allow_extra_args(false);
}

void add_draw(CLI::App& app, Typed& typed, const Texts& texts) {
  CLI::App* command = app.add_subcommand("draw", texts("cli.draw"));
  command->add_option("FILE", typed.draw.file, texts("cli.draw.file"))->required();
  command->add_option("--against", typed.draw.against, texts("cli.draw.against"));
  command->add_option("-o,--output", typed.draw.output, texts("cli.draw.output"));
}

void add_import(CLI::App& app, Typed& typed, const Texts& texts) {
  CLI::App* command = app.add_subcommand("import", texts("cli.import"));
  command->add_option("PAGE", typed.import.pages, texts("cli.import.pages"))->required();
  command->add_option("-o,--output", typed.import.output, texts("cli.import.output"))->required();
  command->add_option("--region", typed.import.region, texts("cli.import.region"));
  command->add_option("--level", typed.import.level, texts("cli.import.level"));
  command->add_option("--service", typed.import.service, texts("cli.import.service"));
}

void add_convert(CLI::App& app, Typed& typed, const Texts& texts) {
  CLI::App* command = app.add_subcommand("convert", texts("cli.convert"));
  command->add_option("IN", typed.convert.input, texts("cli.convert.input"))->required();
  command->add_option("OUT", typed.convert.output, texts("cli.convert.output"))->required();
}

/// The words that CLI11 itself puts into a help text.
void translate_labels(CLI::App& app, const Texts& texts) {
  for (const char* label : {"Usage", "OPTIONS", "SUBCOMMAND", "Positionals", "REQUIRED", "TEXT",
                            "INT", "UINT"}) {
    app.get_formatter()->label(label, texts(std::string("cli.help.") + label));
  }
  app.option_defaults()->group(texts("cli.help.Options"));
}

void add_common(CLI::App& app, Typed& typed, const Texts& texts) {
  app.set_help_flag("-h,--help", texts("cli.option.help"));
  app.set_version_flag("--version", "selaras " SELARAS_VERSION, texts("cli.option.version"));
  app.add_option("--lang", typed.language, texts("cli.option.lang"));
  app.add_option("--colour,--color", typed.colour, texts("cli.option.colour"));
  app.footer(texts("cli.footer"));
  app.fallthrough();
  app.require_subcommand(1);
}

const CLI::App* chosen(const CLI::App& app) {
  const auto commands = app.get_subcommands();
  return commands.empty() ? &app : commands.front();
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
  for (const CLI::App* one : app.get_subcommands({})) names.push_back(one->get_name());
  const std::vector<std::string_view> candidates(names.begin(), names.end());
  const bool is_command = &command == &app && !word.starts_with('-');
  const std::string sentence =
      is_command
          ? texts.fill("cli.error.unknown-command", {{"command", model::printable(word)}})
          : texts.fill("cli.error.unknown-argument", {{"argument", model::printable(word)}});
  return sentence + suggestion(word, candidates, texts);
}

std::string sentence_of(const CLI::ParseError& error, const CLI::App& app, const Texts& texts) {
  const CLI::App& command = *chosen(app);
  const std::string detail = model::printable(error.what());
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
    return unknown_argument(app, command, texts);
  }
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
    if (&command != &app) {
      return texts.fill("cli.error.missing-argument", {{"argument", detail.substr(0, detail.find(' '))}});
    }
    return app.remaining().empty() ? texts("cli.error.no-command")
                                   : unknown_argument(app, command, texts);
  }
  return texts.fill("cli.error.value", {{"option", detail.substr(0, detail.find(':'))},
                                        {"detail", detail}});
}

CommandLine interpreted(const CLI::App& app, Typed& typed, const Texts& texts) {
  CommandLine line{.language = texts.language(), .colour = typed.colour};
  const std::string name = chosen(app)->get_name();
  require_word(typed.colour, "--colour", {"auto", "always", "never"}, texts, name);
  if (!typed.language.empty()) require_word(typed.language, "--lang", {"id", "en"}, texts, name);
  if (name == "audit") {
    typed.audit.fail_on = fail_on(typed, std::nullopt, texts, name);
    line.command = typed.audit;
  } else if (name == "check") {
    typed.check.fail_on = fail_on(typed, model::Level::warning, texts, name);
    typed.check.outputs = outputs(typed, {"text", "json"}, texts, name);
    typed.check.selection = {.select = typed.select, .ignore = typed.ignore};
    line.command = typed.check;
  } else if (name == "explain") {
    line.command = typed.explain;
  } else if (name == "rules") {
    line.command = RulesOptions{};
  } else if (name == "simulate") {
    typed.simulate.outputs = outputs(typed, {"text", "json"}, texts, name);
    line.command = typed.simulate;
  } else if (name == "import") {
    if (!typed.import.level.empty()) {
      require_word(typed.import.level, "--level", {"province", "regency", "city", "centre"}, texts, name);
    }
    line.command = typed.import;
  } else if (name == "convert") {
    line.command = typed.convert;
  } else {
    line.command = typed.draw;
  }
  return line;
}

}  // namespace

reports::Language language_asked_for(const std::vector<std::string>& arguments) {
  const char* environment = std::getenv("SELARAS_LANG");
  std::string word = environment == nullptr ? "" : environment;
  for (std::size_t index = 0; index < arguments.size(); ++index) {
    if (arguments[index].starts_with("--lang=")) word = arguments[index].substr(7);
    if (arguments[index] == "--lang" && index + 1 < arguments.size()) word = arguments[index + 1];
  }
  return reports::language_of(word).value_or(reports::Language::id);
}

CommandLine read_command_line(const std::vector<std::string>& arguments, const Texts& texts) {
  CLI::App app(texts("cli.program"), "selaras");
  Typed typed;
  translate_labels(app, texts);
  add_common(app, typed, texts);
  add_audit(app, typed, texts);
  add_check(app, typed, texts);
  add_explain(app, typed, texts);
  add_simulate(app, typed, texts);
  add_draw(app, typed, texts);
  add_import(app, typed, texts);
  add_convert(app, typed, texts);
  for (CLI::App* command : app.get_subcommands({})) command->group(texts("cli.help.Subcommands"));
  try {
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::CallForHelp&) {
    return {.language = texts.language(), .command = Shown{app.help()}};
  } catch (const CLI::CallForVersion& version) {
    return {.language = texts.language(), .command = Shown{std::string(version.what()) + "\n"}};
  } catch (const CLI::ParseError& error) {
    const CLI::App* command = chosen(app);
    throw UsageError(sentence_of(error, app, texts), command == &app ? "" : command->get_name());
  }
  return interpreted(app, typed, texts);
}

}  // namespace selaras::cli
