#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"
#include "cli/inputs.h"
#include "cli/scenarios.h"
#include "simulator/assertion.h"
#include "simulator/simulate.h"

namespace selaras::cli {

/// The procedure that a simulation is about.
[[nodiscard]] const model::Procedure* only_procedure(const Inputs& inputs, std::string_view command,
                                                     const Voice& voice);

/// The scenario of the file, or the one that is shipped; false where it cannot be used, and then it
/// is said why.
[[nodiscard]] bool usable(const Setting& setting, const model::Procedure& procedure,
                          std::string_view command, const Voice& voice);

/// Throws UsageError: the option does not go with the rest; `sentence` is a key with {option}.
[[noreturn]] void refuse(const char* option, const char* sentence, std::string_view command,
                         const Voice& voice);

/// Throws UsageError: the option does not take that value, but values like the example.
[[noreturn]] void refuse_value(const char* option, const std::string& value, const char* example,
                               std::string_view command, const Voice& voice);

/// "5%" is 0.05; empty where the text is no percentage above 0 and below 100.
[[nodiscard]] std::optional<double> percentage_from(std::string_view text);

/// What `--sensitivity` asks for; empty: nothing. Throws UsageError.
[[nodiscard]] std::optional<double> sensitivity_range(const std::string& typed,
                                                      std::string_view command, const Voice& voice);

[[nodiscard]] bool all_hold(const std::vector<simulator::Judgement>& judgements);

/// How much to simulate: what simulate, compare and size take alike.
struct RunOptions {
  std::optional<std::int64_t> cases;
  std::string replications;  // a number, or those of a part: "11-20"
  std::optional<std::uint64_t> seed;
  std::int64_t threads = 0;              // as many as the machine has
  std::string warm_up;                   // "auto", or a length: "20 wd"
  std::vector<std::string> in_progress;  // "step=5"
  bool progress = false;

  void add_to(std::vector<Option>& options);
  /// Throws UsageError.
  [[nodiscard]] simulator::Options read(std::string_view command, const Voice& voice) const;
};

}  // namespace selaras::cli
