#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "gate/parts.h"

namespace selaras::gate {

/// Which part of an older procedure is which of a newer one: by what is stated about them and how
/// they hang together, never by id. Whatever was only renamed, moved or laid out anew finds its
/// counterpart.
class Match {
 public:
  Match(std::span<const Part> older, std::span<const Part> newer);

  /// Pairs of indexes, in the older one's order.
  [[nodiscard]] const std::vector<std::pair<std::size_t, std::size_t>>& pairs() const {
    return pairs_;
  }
  [[nodiscard]] std::vector<std::size_t> only_older() const;
  [[nodiscard]] std::vector<std::size_t> only_newer() const;
  /// The older one's id of a part of the newer one; none where it has no counterpart.
  [[nodiscard]] std::optional<std::string> older_id(const std::string& kind,
                                                    const std::string& id) const;

 private:
  std::vector<std::pair<std::size_t, std::size_t>> pairs_;
  std::size_t older_count_;
  std::size_t newer_count_;
  std::map<std::pair<std::string, std::string>, std::string> older_ids_;
};

}  // namespace selaras::gate
