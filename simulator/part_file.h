#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/diagnostic.h"
#include "model/json.h"
#include "simulator/simulate.h"

namespace selaras::simulator {

/// What a member of a joint scenario is simulated by: the files' texts.
struct MemberFiles {
  std::string procedure;
  std::string scenario;

  bool operator==(const MemberFiles&) const = default;
};

/// A part of a run, on its way to be merged with the others: what was simulated, in full, and what
/// each replication left behind.
struct PartFile {
  std::string version;    // of the program; another one may count otherwise
  std::string procedure;  // the file's text; empty: of a joint scenario
  std::string scenario;
  std::vector<MemberFiles> members;  // of a joint scenario
  std::uint64_t seed = 0;
  std::optional<std::int64_t> cases;
  std::optional<model::Length> warm_up;
  bool find_warm_up = false;
  std::vector<std::string> assertions;
  std::vector<InProgress> in_progress;
  Part replications;
  std::vector<std::string> tallies;

  /// Parts of the same run.
  [[nodiscard]] bool belongs_to(const PartFile& other) const;
};

// Codes of diagnostics beside those of any file, with their arguments:
//   part-damaged                    (replications and what they left do not fit)
//   part-of-another-run   other     (file)
//   part-of-another-version  version
//   parts-overlap         first, last
//   parts-missing         first, last

[[nodiscard]] std::string write_part(const PartFile& part);
[[nodiscard]] std::optional<PartFile> read_part(const model::json::Node& document,
                                                const std::string& file,
                                                model::Diagnostics& diagnostics);

/// A part read from a file.
struct NamedPart {
  std::string file;
  PartFile part;
};

/// Sorts the parts by their replications. False, with diagnostics, where they are not of one run of
/// this version, overlap, or leave a gap from 1 to the last.
[[nodiscard]] bool complete(std::vector<NamedPart>& parts, const std::string& version,
                            model::Diagnostics& diagnostics);

}  // namespace selaras::simulator
