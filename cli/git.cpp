#include "cli/git.h"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <memory>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/errors.h"
#include "cli/files.h"
#include "model/json.h"
#include "model/text.h"

extern char** environ;

namespace selaras::cli {
namespace {

namespace fs = std::filesystem;

/// Files of one revision that are read at most: a folder of procedures, not a whole history.
constexpr std::size_t file_limit = 20'000;

[[noreturn]] void refuse(const Revision& revision, const std::string& reason,
                         const reports::Texts& texts) {
  throw WorldError(texts.fill("cli.error.revision",
                              {{"what", model::printable(revision.name + ":" + revision.path)},
                               {"reason", model::printable(reason)}}));
}

struct Answer {
  int code = -1;
  std::string out;
};

/// What git prints; its complaints are thrown away, the exit code says enough.
Answer git(std::vector<std::string> arguments) {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) return {};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  arguments.insert(arguments.begin(), "git");
  std::vector<char*> values;
  for (std::string& argument : arguments) values.push_back(argument.data());
  values.push_back(nullptr);
  pid_t child = 0;
  const int failed = posix_spawnp(&child, "git", &actions, nullptr, values.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  Answer answer;
  std::array<char, 65536> buffer{};
  for (ssize_t count = 0; failed == 0;) {
    count = read(ends[0], buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0 || answer.out.size() > model::json::size_limit) break;
    answer.out.append(buffer.data(), static_cast<std::size_t>(count));
  }
  close(ends[0]);
  if (failed != 0) return answer;
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  answer.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return answer;
}

std::string asked(const Revision& revision, const std::string& rest) {
  return revision.name + ":" + rest;
}

std::string git_or_refuse(const Revision& revision, const std::vector<std::string>& arguments,
                          const reports::Texts& texts) {
  const Answer answer = git(arguments);
  if (answer.code != 0)
    refuse(revision, "git " + arguments.front() + " " + std::to_string(answer.code), texts);
  return answer.out;
}

/// A folder of its own, removed at the end, and the working directory while it is used.
class Elsewhere {
 public:
  Elsewhere() : before_(fs::current_path()) {
    std::string pattern = (fs::temp_directory_path() / "selaras-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) {
      throw std::system_error(errno, std::generic_category(), "mkdtemp");
    }
    folder_ = pattern;
  }
  ~Elsewhere() {
    std::error_code ignored;
    fs::current_path(before_, ignored);
    fs::remove_all(folder_, ignored);
  }
  Elsewhere(const Elsewhere&) = delete;
  Elsewhere& operator=(const Elsewhere&) = delete;

  [[nodiscard]] const fs::path& folder() const { return folder_; }
  void enter() const { fs::current_path(folder_); }

 private:
  fs::path before_;
  fs::path folder_;
};

/// A path that stays below where it is put.
bool is_contained(const fs::path& path) {
  if (path.is_absolute()) return false;
  for (const fs::path& part : path) {
    if (part == "..") return false;
  }
  return true;
}

/// "../x/./y" as "x/y": a path from here, without what leads out.
fs::path from_here(const std::string& path) {
  fs::path result;
  for (const fs::path& part : fs::path(path).lexically_normal()) {
    if (part != ".." && part != "/" && part != ".") result /= part;
  }
  return result;
}

/// Plain files of a tree, each as mode, type, id and path: `ls-tree -z` parts them by NUL.
std::vector<std::string> files_in(const std::string& listing) {
  std::vector<std::string> paths;
  for (std::size_t begin = 0; begin < listing.size();) {
    const std::size_t end = std::min(listing.find('\0', begin), listing.size());
    const std::string entry = listing.substr(begin, end - begin);
    const std::size_t tab = entry.find('\t');
    if (entry.starts_with("100") && tab != std::string::npos)
      paths.push_back(entry.substr(tab + 1));
    begin = end + 1;
  }
  return paths;
}

void take(const Revision& revision, const std::string& tree, const std::string& file,
          const fs::path& folder, const reports::Texts& texts) {
  const std::string path = tree.empty() ? file : tree + "/" + file;
  const std::string bytes =
      git_or_refuse(revision, {"cat-file", "blob", asked(revision, path)}, texts);
  make_folder((folder / file).parent_path().string(), texts);
  write_file((folder / file).string(), bytes, texts);
}

}  // namespace

std::optional<Revision> revision_in(const std::string& typed) {
  const std::size_t colon = typed.find(':');
  std::error_code error;
  if (colon == std::string::npos || colon == 0 || fs::exists(typed, error)) return std::nullopt;
  return Revision{.name = typed.substr(0, colon), .path = typed.substr(colon + 1)};
}

Inputs read_revision(const Revision& revision, const reports::Texts& texts) {
  if (revision.name.starts_with('-')) refuse(revision, "-", texts);
  const std::string type =
      git_or_refuse(revision, {"cat-file", "-t", asked(revision, revision.path)}, texts);
  const bool is_file = type.starts_with("blob");
  // A procedure's page lies beside it: of a single file the folder is taken, not what is below.
  std::string tree = revision.path;
  if (is_file) tree = fs::path(revision.path).parent_path().generic_string();
  while (tree.ends_with('/')) tree.pop_back();
  std::vector<std::string> arguments{"ls-tree", "-z", "--full-tree", asked(revision, tree)};
  if (!is_file) arguments.insert(arguments.begin() + 1, "-r");
  const std::vector<std::string> files = files_in(git_or_refuse(revision, arguments, texts));
  if (files.size() > file_limit) refuse(revision, std::to_string(file_limit), texts);
  const Elsewhere elsewhere;
  const fs::path shown = from_here(tree);
  for (const std::string& file : files) {
    if (is_contained(file)) take(revision, tree, file, elsewhere.folder() / shown, texts);
  }
  elsewhere.enter();
  const fs::path wanted = is_file ? shown / fs::path(revision.path).filename() : shown;
  return read_procedures({wanted.empty() ? "." : wanted.generic_string()});
}

}  // namespace selaras::cli
