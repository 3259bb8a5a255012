#pragma once

#include <string>
#include <vector>

#include "reports/texts.h"

/// The command line told as data, from the commands themselves: what completions, the manual and
/// the reference page are made of.
namespace selaras::cli {

struct DescribedOption {
  std::vector<std::string> names;  // "-o", "--output"; of an argument its word: "FILE"
  std::string help;
  bool argument = false;
  bool takes_value = true;
  bool repeatable = false;
  bool required = false;
  std::vector<std::string> words;    // the only values it takes; empty: any, often a file
  std::vector<std::string> formats;  // of an output

  bool operator==(const DescribedOption&) const = default;
};

struct DescribedCommand {
  std::string name;  // as typed, "baseline create" for one of a group
  std::string help;
  std::vector<DescribedOption> options;
};

struct DescribedProgram {
  std::string help;
  std::string footer;  // the exit codes
  std::vector<DescribedOption> common;
  std::vector<DescribedCommand> commands;
};

[[nodiscard]] DescribedProgram described_program(const reports::Texts& texts);

}  // namespace selaras::cli
