#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gate/configuration.h"

namespace selaras::gate {

/// Who decided a setting: the nearer to the user, the stronger.
enum class Source { shipped, file, environment, command_line };

/// A setting, and where it comes from.
template <class Value>
struct Decided {
  Value value;
  Source source = Source::shipped;
  model::Place at;  // for a file
};

/// What one of the sources asks for; absent: nothing.
struct Wishes {
  std::optional<std::string> language;
  std::optional<std::string> fail_on;
  std::optional<std::string> against;
  std::optional<std::string> baseline;
  std::optional<std::vector<std::string>> select;
  std::optional<std::vector<std::string>> ignore;
};

struct Settings {
  Decided<std::string> language{"id"};
  Decided<std::string> fail_on{"warning"};
  Decided<std::string> against;   // for every procedure; empty: what fits each
  Decided<std::string> baseline;  // path from where the program was started; empty: none
  Decided<std::vector<std::string>> select;
  Decided<std::vector<std::string>> ignore;
};

/// Command line over environment over file over what the program does by itself.
[[nodiscard]] Settings settle(const Configuration& configuration, const Wishes& environment,
                              const Wishes& command_line);

}  // namespace selaras::gate
