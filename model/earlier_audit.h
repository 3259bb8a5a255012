#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/diagnostic.h"
#include "model/json.h"

namespace selaras::model {

/// What an earlier check of the same pages said, read back from its own JSON.
struct EarlierAudit {
  struct Finding {
    std::string fingerprint;
    std::string procedure;  // id
    std::string rule;
    std::string level;    // error, warning, note
    std::string message;  // in the language of that check
  };
  struct Outcome {
    std::string procedure;
    std::string obligation;
    std::string outcome;
  };

  std::string version;  // of the program that made it
  std::vector<std::string> procedures;
  std::vector<Outcome> outcomes;
  std::vector<Finding> findings;

  [[nodiscard]] bool covers(std::string_view procedure) const;
  [[nodiscard]] bool found(std::string_view fingerprint) const;
  /// Empty where it was not judged.
  [[nodiscard]] std::string_view outcome(std::string_view procedure,
                                         std::string_view obligation) const;
};

/// Takes what it needs and leaves the rest: other versions may have other members. Faults are in
/// `diagnostics`.
[[nodiscard]] EarlierAudit read_earlier_audit(const json::Node& document, const std::string& file,
                                              Diagnostics& diagnostics);

}  // namespace selaras::model
