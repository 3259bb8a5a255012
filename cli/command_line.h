#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cli/command.h"
#include "reports/texts.h"

namespace selaras::cli {

/// A command line that was understood.
struct CommandLine {
  std::string colour = "auto";       // or "always", "never"
  std::unique_ptr<Command> command;  // null where `answer` is all there is to do
  std::string answer;                // to the command line itself: help, version
};

/// `--lang`, else SELARAS_LANG, else what the configuration says, else Indonesian. Known before
/// anything else is read, so that even the help and a complaint about the command line speak it.
[[nodiscard]] reports::Language language_asked_for(const std::vector<std::string>& arguments);

/// Throws UsageError with a sentence in the language.
[[nodiscard]] CommandLine read_command_line(const std::vector<std::string>& arguments,
                                            const reports::Texts& texts);

/// Options that every command takes beside its own.
[[nodiscard]] std::vector<Option> common_options(std::string& language, std::string& colour);

}  // namespace selaras::cli
