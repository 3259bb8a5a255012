#pragma once

#include <string>
#include <vector>

#include "model/diagnostic.h"

namespace selaras::cli {

/// A file to be read.
struct Listed {
  std::string path;
  bool named = false;  // on the command line itself, not met in a folder
};

/// What reading a file comes to that cannot be read: its place is the file alone.
[[nodiscard]] model::Diagnostic file_fault(
    std::string code, const std::string& file,
    std::vector<std::pair<std::string, std::string>> arguments);

/// The files that paths stand for: files as named, `-` for standard input, and every `*.json` below
/// folders, by path; symbolic links to folders are not followed. What is not there or cannot be
/// opened is added to `unread`.
[[nodiscard]] std::vector<Listed> listed(const std::vector<std::string>& paths,
                                         std::vector<model::Diagnostics>& unread);

}  // namespace selaras::cli
