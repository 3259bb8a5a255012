#include "cli/recorded_log.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace selaras::cli {
namespace {

namespace fs = std::filesystem;

/// One byte more than allowed is enough to say that it is too large.
std::optional<std::string> bytes_of(const std::string& path, model::Diagnostics& diagnostics) {
  std::ifstream file(path, std::ios::binary);
  std::error_code error;
  if (!file || fs::is_directory(path, error)) {
    diagnostics.push_back(
        {.code = "unreadable",
         .at = {.file = path},
         .arguments = {{"reason", std::generic_category().message(errno == 0 ? EISDIR : errno)}}});
    return std::nullopt;
  }
  const std::uintmax_t size = fs::is_regular_file(path, error) ? fs::file_size(path, error) : 0;
  std::string text(std::min<std::uintmax_t>(size, model::log_size_limit + 1), '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(file.gcount()));
  return text;
}

}  // namespace

std::optional<model::EventLog> recorded_log(const std::string& path, int zone,
                                            model::Diagnostics& diagnostics) {
  const auto text = bytes_of(path, diagnostics);
  return text ? model::read_event_log(*text, path, zone, diagnostics) : std::nullopt;
}

}  // namespace selaras::cli
