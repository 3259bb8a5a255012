#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "reports/audit.h"

namespace selaras::reports {

/// How a page stands among the other pages of an audit, as numbers only: nobody is ranked by it.
struct Standing {
  std::size_t others = 0;   // to which the same thing applies
  std::size_t lacking = 0;  // of them: that do not state it, or not as the reference does
};

class Peers {
 public:
  /// What the audit points at must outlive this.
  Peers(const Audit& audit, const Texts& texts);

  /// Of an obligation that this page meets, among pages measured against the same reference.
  [[nodiscard]] Standing of(const checker::ProcedureResult& page,
                            std::string_view obligation) const;
  /// Of a component that this page states, by its place among `service_components`.
  [[nodiscard]] Standing of_component(std::size_t component) const;

 private:
  using Key = std::pair<const model::Reference*, std::string_view>;

  std::map<Key, Standing> obligations_;  // this page counted too, among `others`
  std::vector<std::size_t> stating_;     // pages, by component
  std::size_t pages_ = 0;
};

/// Stated here, and not by at least half of the others to which it applies.
[[nodiscard]] bool is_good_practice(const Standing& standing);

}  // namespace selaras::reports
