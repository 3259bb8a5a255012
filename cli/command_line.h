#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "checker/check.h"
#include "model/reference.h"
#include "reports/texts.h"

namespace selaras::cli {

/// `FORMAT` or `FORMAT:FILE`; without a file it goes to standard output.
struct Output {
  std::string format;
  std::string file;
};

struct AuditOptions {
  std::string directory = "procedures";
  std::string output = "selaras-audit";
  std::string against;
  std::int64_t replications = 100;
  std::int64_t threads = 0;
  std::optional<model::Level> fail_on;  // absent: findings do not fail an audit
};

struct CheckOptions {
  std::vector<std::string> paths;
  std::string against;
  std::vector<Output> outputs;
  std::optional<model::Level> fail_on = model::Level::warning;
  checker::Selection selection;
  bool show_passed = false;
};

struct ExplainOptions {
  std::string rule;
};

struct RulesOptions {};

struct SimulateOptions {
  std::string file;
  std::string scenario;
  std::optional<std::int64_t> cases;
  std::optional<std::int64_t> replications;
  std::optional<std::uint64_t> seed;
  std::int64_t threads = 0;  // 0: as many as the machine has
  std::vector<Output> outputs;
};

struct DrawOptions {
  std::string file;
  std::string against;
  std::string output;
};

struct ImportOptions {
  std::vector<std::string> pages;
  std::string output;
  std::string region;
  std::string level;
  std::string service;
};

struct ConvertOptions {
  std::string input;
  std::string output;
};

/// A finished answer to the command line itself: help, version.
struct Shown {
  std::string text;
};

struct CommandLine {
  reports::Language language = reports::Language::id;
  std::string colour = "auto";
  std::variant<Shown, AuditOptions, CheckOptions, ExplainOptions, RulesOptions, SimulateOptions,
               DrawOptions, ImportOptions, ConvertOptions>
      command;
};

/// `--lang`, else SELARAS_LANG, else Indonesian. Known before anything else is read, so that even
/// the help and a complaint about the command line speak it.
[[nodiscard]] reports::Language language_asked_for(const std::vector<std::string>& arguments);

/// Throws UsageError with a sentence in the language.
[[nodiscard]] CommandLine read_command_line(const std::vector<std::string>& arguments,
                                            const reports::Texts& texts);

}  // namespace selaras::cli
