#include "cli/described.h"

#include <algorithm>

#include "cli/command_line.h"
#include "cli/commands.h"

namespace selaras::cli {
namespace {

using reports::Texts;

std::vector<std::string> parts_of(std::string_view names) {
  std::vector<std::string> parts;
  while (!names.empty()) {
    const std::size_t comma = std::min(names.find(','), names.size());
    parts.emplace_back(names.substr(0, comma));
    names.remove_prefix(std::min(comma + 1, names.size()));
  }
  return parts;
}

DescribedOption described(const Option& option, const Texts& texts) {
  return {.names = parts_of(option.names),
          .help = texts(option.help),
          .argument = option.is_argument(),
          .takes_value = !std::holds_alternative<bool*>(option.target),
          .repeatable = std::holds_alternative<std::vector<std::string>*>(option.target),
          .required = option.required,
          .words = {option.words.begin(), option.words.end()},
          .formats = {option.formats.begin(), option.formats.end()}};
}

std::vector<DescribedOption> described(const std::vector<Option>& options, const Texts& texts) {
  std::vector<DescribedOption> all;
  for (const Option& option : options) all.push_back(described(option, texts));
  return all;
}

DescribedOption flag(std::vector<std::string> names, std::string help) {
  return {.names = std::move(names), .help = std::move(help), .takes_value = false};
}

}  // namespace

DescribedProgram described_program(const Texts& texts) {
  std::string language, colour;
  DescribedProgram program{.help = texts("cli.program"),
                           .footer = texts("cli.footer"),
                           .common = described(common_options(language, colour), texts)};
  program.common.push_back(flag({"-h", "--help"}, texts("cli.option.help")));
  program.common.push_back(flag({"--version"}, texts("cli.option.version")));
  for (const std::unique_ptr<Command>& command : commands()) {
    program.commands.push_back({.name = std::string(command->name()),
                                .help = texts(help_key(command->name())),
                                .options = described(command->options(), texts)});
  }
  return program;
}

}  // namespace selaras::cli
