#include "cli/commands.h"

namespace selaras::cli {

// The one list. A macro, so that a command is one line here: it declares the function that makes
// the command (`audit_command` for audit) and calls it.
// clang-format off
#define SELARAS_COMMANDS(COMMAND)  \
  COMMAND(audit)                   \
  COMMAND(check)                   \
  COMMAND(explain)                 \
  COMMAND(rules)                   \
  COMMAND(simulate)                \
  COMMAND(compare)                 \
  COMMAND(size)                    \
  COMMAND(align)                   \
  COMMAND(fit)                     \
  COMMAND(merge)                   \
  COMMAND(history)                 \
  COMMAND(draw)                    \
  COMMAND(import)                  \
  COMMAND(convert)                 \
  COMMAND(baseline_create)         \
  COMMAND(baseline_update)         \
  COMMAND(baseline_prune)          \
  COMMAND(init)                    \
  COMMAND(config_show)             \
  COMMAND(schema)                  \
  COMMAND(diff)                    \
  COMMAND(lsp)                     \
  COMMAND(completion)              \
  COMMAND(manual)
// clang-format on

#define SELARAS_DECLARE(name) std::unique_ptr<Command> name##_command();
SELARAS_COMMANDS(SELARAS_DECLARE)
#undef SELARAS_DECLARE

std::vector<std::unique_ptr<Command>> commands() {
  std::vector<std::unique_ptr<Command>> all;
#define SELARAS_MAKE(name) all.push_back(name##_command());
  SELARAS_COMMANDS(SELARAS_MAKE)
#undef SELARAS_MAKE
  return all;
}

#undef SELARAS_COMMANDS

}  // namespace selaras::cli
