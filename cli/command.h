#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "reports/text.h"
#include "reports/texts.h"

namespace selaras::cli {

/// How the program speaks: in which language, with colour or not.
struct Voice {
  const reports::Texts& texts;
  reports::TextStyle out;  // standard output
  reports::TextStyle err;  // standard error
};

/// Where what was typed goes. What is not typed is left as it is.
using Target = std::variant<bool*, std::string*, std::vector<std::string>*, std::int64_t*,
                            std::optional<std::int64_t>*, std::optional<std::uint64_t>*,
                            std::optional<double>*>;

/// An option or an argument of a command.
struct Option {
  std::string_view names;  // "-o,--output"; of an argument its word in capitals: "FILE"
  std::string_view help;   // key of its sentence
  Target target;
  bool required = false;
  bool commas = false;                         // a list whose parts may be joined by commas
  std::vector<std::string_view> words = {};    // the only ones it takes; empty: any
  std::vector<std::string_view> formats = {};  // of an output, which may be FORMAT:FILE
  std::int64_t least = std::numeric_limits<std::int64_t>::min();  // of a number
  std::int64_t most = std::numeric_limits<std::int64_t>::max();

  [[nodiscard]] bool is_argument() const { return !names.starts_with('-'); }
};

/// What a user can ask the program to do. One file a command: its options as data, from which the
/// command line, the help, the completions and the manual are made, and the work itself.
class Command {
 public:
  Command() = default;
  Command(const Command&) = delete;
  Command& operator=(const Command&) = delete;
  virtual ~Command() = default;

  /// As typed: "check"; with a space, of a group of commands: "baseline create". The sentence of
  /// its help has the key "cli." and the name, with '-' for the space.
  [[nodiscard]] virtual std::string_view name() const = 0;
  /// Targets are members of the command.
  [[nodiscard]] virtual std::vector<Option> options() = 0;
  /// Returns the exit code. Throws UsageError where options do not go together, WorldError where
  /// the world does not do as asked.
  virtual int run(const Voice& voice) = 0;
};

/// The key of the sentence that says what a command, or a group of them, is for.
[[nodiscard]] inline std::string help_key(std::string_view name) {
  std::string key = "cli." + std::string(name);
  for (char& letter : key) letter = letter == ' ' ? '-' : letter;
  return key;
}

}  // namespace selaras::cli
