#pragma once

#include <string>
#include <vector>

#include "cli/command_line.h"
#include "reports/text.h"
#include "reports/texts.h"

namespace selaras::cli {

/// How the command speaks: in which language, with colour or not.
struct Voice {
  const reports::Texts& texts;
  reports::TextStyle out;  // standard output
  reports::TextStyle err;  // standard error
};

/// Each carries out one command and returns its exit code; faults of the world are thrown.
int run(const AuditOptions& options, const Voice& voice);
int run(const CheckOptions& options, const Voice& voice);
int run(const ExplainOptions& options, const Voice& voice);
int run(const RulesOptions& options, const Voice& voice);
int run(const SimulateOptions& options, const Voice& voice);
int run(const DrawOptions& options, const Voice& voice);
int run(const ImportOptions& options, const Voice& voice);
int run(const ConvertOptions& options, const Voice& voice);

/// Prints the diagnostics of each unusable file to standard error.
void complain(const std::vector<model::Diagnostics>& unread, const reports::Files& files,
              const Voice& voice);

/// 1 where a new finding reaches the level that fails, else 0.
[[nodiscard]] int exit_code(const std::vector<checker::ProcedureResult>& results,
                            const std::optional<model::Level>& fail_on);

}  // namespace selaras::cli
