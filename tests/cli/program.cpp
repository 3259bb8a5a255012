#include "tests/cli/program.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

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

void become_program(const std::vector<std::string>& arguments, const fs::path& folder,
                    const fs::path& out, const fs::path& err) {
  const auto redirect = [](const fs::path& path, int flags, int descriptor) {
    const int file = open(path.c_str(), flags, 0600);
    if (file < 0 || dup2(file, descriptor) < 0) _exit(126);
  };
  redirect("/dev/null", O_RDONLY, STDIN_FILENO);
  redirect(out, O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO);
  redirect(err, O_WRONLY | O_CREAT | O_TRUNC, STDERR_FILENO);
  if (chdir(folder.c_str()) != 0) _exit(126);
  unsetenv("SELARAS_LANG");
  std::vector<char*> values;
  std::string program = SELARAS_BINARY;
  values.push_back(program.data());
  std::vector<std::string> copies = arguments;
  for (std::string& copy : copies) values.push_back(copy.data());
  values.push_back(nullptr);
  execv(SELARAS_BINARY, values.data());
  _exit(127);
}

}  // namespace

Ran run_program(const std::vector<std::string>& arguments, const fs::path& folder) {
  const Scratch streams;
  const fs::path out = streams.path() / "out";
  const fs::path err = streams.path() / "err";
  const pid_t child = fork();
  if (child == 0) become_program(arguments, folder, out, err);
  int status = 0;
  waitpid(child, &status, 0);
  return {.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1,
          .out = text_of(out),
          .err = text_of(err)};
}

}  // namespace selaras::tests
