#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "checker/check.h"
#include "model/diagnostic.h"
#include "reports/files.h"

namespace selaras::reports {

/// What a simulation says of one procedure, as far as a report shows it. Figures of a model, kept
/// apart from what was found on the page.
struct SimulatedTimes {
  /// Of the cycle times of all cases, in days of one kind.
  struct Spread {
    double mean = 0;
    double half_width_95 = 0;  // of the mean, over replications
    double p50 = 0, p80 = 0, p90 = 0, p95 = 0;
    double max = 0;
  };
  struct Promise {
    std::string claim;  // id of the time claim
    double limit = 0;
    std::string unit;     // as the page writes it
    std::string reading;  // "working-week" …
    double share = 0;     // of the cases that stay within it
    double low_95 = 0, high_95 = 0;
  };
  enum class Provenance { quoted, derived, assumed };
  struct Input {
    std::string name;
    std::string value;
    Provenance provenance = Provenance::assumed;
    std::string source;  // where it is quoted from; empty for an assumption
  };

  std::string scenario;  // its title
  std::uint64_t seed = 0;
  std::uint64_t replications = 0;
  std::uint64_t cases = 0;
  std::vector<std::pair<std::string, std::uint64_t>> outcomes;  // ids of ends, cases
  Spread working_days;
  Spread calendar_days;
  std::vector<Promise> promises;
  std::vector<Input> inputs;
};

struct AuditedProcedure {
  const checker::ProcedureResult* result = nullptr;
  std::string diagram;  // SVG made by this program; empty: none
  std::optional<SimulatedTimes> times;
};

/// Everything an audit's report shows. What it points at must outlive it.
struct Audit {
  std::vector<AuditedProcedure> procedures;  // in the order of the report
  Files files;                               // the pages, by `source_path`
  std::vector<model::Diagnostics> unread;    // of each file that could not be used
  std::string tool_version;
  std::string command;  // that makes this report again
};

/// The references that were used, each once, in order of first use.
[[nodiscard]] std::vector<const model::Reference*> references_of(const Audit& audit);

}  // namespace selaras::reports
