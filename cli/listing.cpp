#include "cli/listing.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

namespace selaras::cli {
namespace {

namespace fs = std::filesystem;
using model::Diagnostic;
using model::Diagnostics;

Diagnostic unreadable(const std::string& path, const std::error_code& error) {
  return file_fault("unreadable", path, {{"reason", error.message()}});
}

/// Every JSON file below the folder, by path; symbolic links to folders are not followed.
void list_folder(const std::string& folder, std::vector<Listed>& found,
                 std::vector<Diagnostics>& unread) {
  std::error_code error;
  std::vector<std::string> paths;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->path().extension() == ".json" && entry->is_regular_file(error)) {
      paths.push_back(entry->path().generic_string());
    }
  }
  if (error) unread.push_back({unreadable(folder, error)});
  std::ranges::sort(paths);
  for (std::string& path : paths) found.push_back({.path = std::move(path)});
}

}  // namespace

Diagnostic file_fault(std::string code, const std::string& file,
                      std::vector<std::pair<std::string, std::string>> arguments) {
  return {.code = std::move(code), .at = {.file = file}, .arguments = std::move(arguments)};
}

std::vector<Listed> listed(const std::vector<std::string>& paths,
                           std::vector<Diagnostics>& unread) {
  std::vector<Listed> found;
  for (const std::string& path : paths) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (path == "-") {
      found.push_back({.path = path, .named = true});
    } else if (!fs::exists(status)) {
      unread.push_back({unreadable(
          path, error ? error : std::make_error_code(std::errc::no_such_file_or_directory))});
    } else if (fs::is_directory(status)) {
      list_folder(path, found, unread);
    } else {
      found.push_back({.path = path, .named = true});
    }
  }
  return found;
}

}  // namespace selaras::cli
