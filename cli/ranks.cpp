#include "cli/ranks.h"

namespace selaras::cli {

std::optional<simulator::Part> Ranks::share_of(std::int64_t replications) const {
  const std::int64_t before = replications * rank_ / count_;
  const std::int64_t behind = replications * (rank_ + 1) / count_;
  if (behind == before) return std::nullopt;
  return simulator::Part{before + 1, behind};
}

}  // namespace selaras::cli

#ifdef SELARAS_MPI

#include <cstddef>
#include <exception>
#include <numeric>
#include <string_view>

#include <mpi.h>

namespace selaras::cli {

Ranks::Ranks() {
  MPI_Init(nullptr, nullptr);
  MPI_Comm_rank(MPI_COMM_WORLD, &rank_);
  MPI_Comm_size(MPI_COMM_WORLD, &count_);
}

/// Where one rank fails, the others would wait for it without end.
Ranks::~Ranks() {
  constexpr int failed = 3;
  if (std::uncaught_exceptions() > 0 && count_ > 1) MPI_Abort(MPI_COMM_WORLD, failed);
  MPI_Finalize();
}

std::vector<std::string> Ranks::gathered(const std::vector<std::string>& texts) const {
  std::string mine;
  for (const std::string& text : texts) mine += text + "\n";
  const int size = static_cast<int>(mine.size());
  std::vector<int> sizes(static_cast<std::size_t>(count_));
  MPI_Gather(&size, 1, MPI_INT, sizes.data(), 1, MPI_INT, 0, MPI_COMM_WORLD);
  std::vector<int> places(sizes.size());
  std::exclusive_scan(sizes.begin(), sizes.end(), places.begin(), 0);
  std::string all(is_first() ? static_cast<std::size_t>(places.back() + sizes.back()) : 0, '\0');
  MPI_Gatherv(mine.data(), size, MPI_CHAR, all.data(), sizes.data(), places.data(), MPI_CHAR, 0,
              MPI_COMM_WORLD);
  std::vector<std::string> parts;
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = all.find('\n', at);
    parts.push_back(all.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

}  // namespace selaras::cli

#else

namespace selaras::cli {

Ranks::Ranks() = default;
Ranks::~Ranks() = default;

std::vector<std::string> Ranks::gathered(const std::vector<std::string>& texts) const {
  return texts;
}

}  // namespace selaras::cli

#endif
