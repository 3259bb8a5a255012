#pragma once

#include <string>
#include <vector>

#include "cli/command.h"
#include "model/diagnostic.h"
#include "reports/files.h"

namespace selaras::cli {

/// Prints the diagnostics of each file to standard error.
void complain(const std::vector<model::Diagnostics>& diagnostics, const reports::Files& files,
              const Voice& voice);

/// Prints one sentence to standard error, as the program's own.
void complain(const std::string& sentence, const reports::Texts& texts);

}  // namespace selaras::cli
