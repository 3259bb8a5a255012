#include "cli/browser.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <string_view>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/errors.h"

namespace selaras::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::array names{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"};

/// A folder for the browser's own files, gone afterwards.
class Profile {
 public:
  Profile() {
    std::string pattern = (fs::temp_directory_path() / "selaras-XXXXXX").string();
    if (mkdtemp(pattern.data()) != nullptr) path_ = pattern;
  }
  ~Profile() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  Profile(const Profile&) = delete;
  Profile& operator=(const Profile&) = delete;

  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

/// As the address of a file, whatever stands in its name.
std::string address_of(const fs::path& file) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string address = "file://";
  for (const char letter : fs::absolute(file).string()) {
    const auto byte = static_cast<unsigned char>(letter);
    const bool plain =
        std::isalnum(byte) != 0 || std::string_view("/-._~").find(letter) != std::string_view::npos;
    if (plain) {
      address += letter;
    } else {
      address += {'%', digits[byte >> 4], digits[byte & 15]};
    }
  }
  return address;
}

/// Runs a program with these words, without a shell and without its chatter; its exit code, or -1.
int run_quietly(std::vector<std::string> words) {
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_RDWR, 0);
  }
  pid_t child = 0;
  const int failed =
      posix_spawn(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  int status = 0;
  if (failed != 0 || waitpid(child, &status, 0) != child) return -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

std::optional<std::string> browser() {
  const char* path = std::getenv("PATH");
  std::string_view rest = path == nullptr ? "" : path;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(':'), rest.size());
    for (const char* name : names) {
      const std::string file = std::string(rest.substr(0, end)) + "/" + name;
      if (access(file.c_str(), X_OK) == 0) return file;
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return std::nullopt;
}

void print_pdf(const std::string& browser, const fs::path& page, const fs::path& pdf,
               const reports::Texts& texts) {
  const Profile profile;
  fs::path aside = pdf;
  aside += ".part";
  std::vector<std::string> words{browser,
                                 "--headless",
                                 "--disable-gpu",
                                 "--no-pdf-header-footer",
                                 "--generate-pdf-document-outline",
                                 "--user-data-dir=" + profile.path().string(),
                                 "--print-to-pdf=" + fs::absolute(aside).string(),
                                 address_of(page)};
  // Its sandbox does not work for the superuser; the page runs no script but its own.
  if (geteuid() == 0) words.insert(words.begin() + 1, "--no-sandbox");
  std::error_code error;
  fs::remove(aside, error);
  const int code = run_quietly(words);
  if (code == 0 && fs::exists(aside, error)) {
    fs::rename(aside, pdf, error);
    if (!error) return;
  }
  fs::remove(aside, error);
  throw WorldError(
      texts.fill("cli.error.not-printed", {{"file", pdf.string()}, {"browser", browser}}));
}

}  // namespace selaras::cli
