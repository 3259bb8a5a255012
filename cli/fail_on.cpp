#include "cli/fail_on.h"

#include <algorithm>

#include "cli/errors.h"

namespace selaras::cli {

Option fail_on_option(std::string& typed) {
  return {.names = "--fail-on",
          .help = "cli.check.fail-on",
          .target = &typed,
          .words = {"error", "warning", "note", "never"}};
}

std::optional<model::Level> fail_on(const std::string& typed,
                                    std::optional<model::Level> otherwise) {
  if (typed.empty()) return otherwise;
  if (typed == "never") return std::nullopt;
  return typed == "error"     ? model::Level::error
         : typed == "warning" ? model::Level::warning
                              : model::Level::note;
}

int exit_code(const std::vector<checker::ProcedureResult>& results,
              const std::optional<model::Level>& fails_at) {
  if (!fails_at) return nothing_found;
  const bool fails = std::ranges::any_of(results, [&](const checker::ProcedureResult& result) {
    return std::ranges::any_of(result.findings, [&](const checker::Finding& finding) {
      return finding.state == checker::State::fresh && finding.level >= *fails_at;
    });
  });
  return fails ? found : nothing_found;
}

}  // namespace selaras::cli
