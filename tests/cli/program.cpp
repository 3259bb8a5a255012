#include "tests/cli/program.h"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace selaras::tests {

namespace fs = std::filesystem;

Scratch::Scratch() {
  std::string pattern = (fs::temp_directory_path() / "selaras-test-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no scratch folder");
  path_ = pattern;
}

Scratch::~Scratch() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

void Scratch::write(const std::string& name, std::string_view text) const {
  fs::create_directories((path_ / name).parent_path());
  write_text(path_ / name, text);
}

std::string text_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw std::runtime_error("cannot read " + file.string());
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

void write_text(const fs::path& file, std::string_view text) {
  std::ofstream stream(file, std::ios::binary);
  stream << text;
  if (!stream.flush()) throw std::runtime_error("cannot write " + file.string());
}

bool updates_expected() {
  const char* value = std::getenv("UPDATE_EXPECTED");
  return value != nullptr && std::string_view(value) == "1";
}

namespace {

/// In the child: streams to files, the folder, no language of the caller's.
void prepare(const fs::path& folder, const fs::path& out, const fs::path& err) {
  const auto redirect = [](const fs::path& path, int flags, int descriptor) {
    const int file = open(path.c_str(), flags, 0600);
    if (file < 0 || dup2(file, descriptor) < 0) _exit(126);
  };
  redirect("/dev/null", O_RDONLY, STDIN_FILENO);
  redirect(out, O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO);
  redirect(err, O_WRONLY | O_CREAT | O_TRUNC, STDERR_FILENO);
  if (chdir(folder.c_str()) != 0) _exit(126);
  unsetenv("SELARAS_LANG");
}

void become(const char* program, const std::vector<std::string>& arguments) {
  std::vector<std::string> copies{program};
  copies.insert(copies.end(), arguments.begin(), arguments.end());
  std::vector<char*> values;
  for (std::string& copy : copies) values.push_back(copy.data());
  values.push_back(nullptr);
  execv(program, values.data());
  _exit(127);
}

Ran run(const char* program, const std::vector<std::string>& arguments, const fs::path& folder,
        const std::string& path) {
  const Scratch streams;
  const fs::path out = streams.path() / "out";
  const fs::path err = streams.path() / "err";
  const pid_t child = fork();
  if (child == 0) {
    prepare(folder, out, err);
    if (!path.empty()) setenv("PATH", path.c_str(), 1);
    become(program, arguments);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return {.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1,
          .out = text_of(out),
          .err = text_of(err)};
}

}  // namespace

Ran run_program(const std::vector<std::string>& arguments, const fs::path& folder) {
  return run(SELARAS_BINARY, arguments, folder, "");
}

Ran run_shell(const std::string& command, const fs::path& folder) {
  const std::string program_folder = fs::path(SELARAS_BINARY).parent_path().string();
  return run("/bin/sh", {"-c", command}, folder, program_folder + ":/usr/local/bin:/usr/bin:/bin");
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace selaras::tests
