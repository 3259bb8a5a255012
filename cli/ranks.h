#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "simulator/simulate.h"

namespace selaras::cli {

/// The processes that share a run under `mpirun`. In a program built without MPI, and in one that
/// was started alone, there is one.
class Ranks {
 public:
  Ranks();
  ~Ranks();
  Ranks(const Ranks&) = delete;
  Ranks& operator=(const Ranks&) = delete;

  [[nodiscard]] int rank() const { return rank_; }
  [[nodiscard]] int count() const { return count_; }
  [[nodiscard]] bool is_first() const { return rank_ == 0; }

  /// This one's share of so many replications; none where there are fewer than processes.
  [[nodiscard]] std::optional<simulator::Part> share_of(std::int64_t replications) const;

  /// What all hand in, by rank, for the first; nothing for the others. All of them have to call it.
  [[nodiscard]] std::vector<std::string> gathered(const std::vector<std::string>& texts) const;

 private:
  int rank_ = 0;
  int count_ = 1;
};

}  // namespace selaras::cli
