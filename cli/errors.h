#pragma once

#include <stdexcept>
#include <string>

namespace selaras::cli {

enum ExitCode : int {
  nothing_found = 0,
  found = 1,
  unusable = 2,
  our_fault = 3,
  interrupted = 130,  // as shells say it of Ctrl-C
};

/// The command line cannot be followed.
struct UsageError : std::runtime_error {
  UsageError(const std::string& sentence, std::string about)
      : std::runtime_error(sentence), command(std::move(about)) {}
  std::string command;  // whose help tells more; empty: the program's
};

/// The world does not do as asked: a file that cannot be read or written. The sentence is complete
/// and in the user's language.
struct WorldError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace selaras::cli
