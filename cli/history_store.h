#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "reports/texts.h"
#include "simulator/result.h"

namespace selaras::cli {

/// A simulation as the history remembers it.
struct PastRun {
  std::string at;  // 2026-02-19T08:30:00Z
  std::string version;
  std::string procedure;
  std::string procedure_hash;  // SHA-256 of the procedure as it was read
  std::string scenario;
  std::string scenario_hash;  // of its file
  std::int64_t seed = 0;
  std::int64_t replications = 0;
  std::int64_t arrived = 0;
  std::int64_t completed = 0;
  double mean = 0;  // cycle time in working days
  std::optional<double> half_width95;
  double p90 = 0;
  std::optional<double> within_promise;  // share, of the first promise
};

/// Now, as the history writes it.
[[nodiscard]] std::string current_moment();

/// What the history remembers of a result.
[[nodiscard]] PastRun past_run(const simulator::Result& result, std::string procedure_hash,
                               std::string scenario_hash, std::string at);

/// A file of SQLite with a row per run. The library is loaded at first use, so that nothing else
/// starts the slower for it. Everything throws WorldError where the file or the library fails.
class HistoryStore {
 public:
  enum class Use { append, read };

  /// To append, the file is made where it does not exist.
  HistoryStore(const std::string& path, Use use, const reports::Texts& texts);
  ~HistoryStore();
  HistoryStore(const HistoryStore&) = delete;
  HistoryStore& operator=(const HistoryStore&) = delete;

  void add(const PastRun& run);
  [[nodiscard]] std::vector<PastRun> runs();  // the oldest first

 private:
  class Database;
  std::unique_ptr<Database> database_;
};

}  // namespace selaras::cli
