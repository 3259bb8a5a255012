#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace selaras::tests {

/// What the program did: its exit code (-1 where a signal ended it) and its two streams.
struct Ran {
  int code = -1;
  std::string out;
  std::string err;
};

/// Runs the real program in a folder, with no standard input and without the caller's language.
[[nodiscard]] Ran run_program(const std::vector<std::string>& arguments,
                              const std::filesystem::path& folder);

/// Runs a command line of the shell, in which `selaras` is the real program.
[[nodiscard]] Ran run_shell(const std::string& command, const std::filesystem::path& folder);

/// A folder of its own, removed with its contents at the end.
class Scratch {
 public:
  Scratch();
  ~Scratch();
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  void write(const std::string& name, std::string_view text) const;

 private:
  std::filesystem::path path_;
};

[[nodiscard]] std::string text_of(const std::filesystem::path& file);
void write_text(const std::filesystem::path& file, std::string_view text);

[[nodiscard]] bool contains(std::string_view text, std::string_view part);

/// True where UPDATE_EXPECTED=1 asks to rewrite what is expected.
[[nodiscard]] bool updates_expected();

}  // namespace selaras::tests
