#include <array>

#include "checker/rule.h"

namespace selaras::checker {

extern const Rule decision_without_alternative;
extern const Rule document_not_produced;
extern const Rule duplicate_step;
extern const Rule no_end;
extern const Rule unreachable_step;

std::span<const Rule* const> rules() {
  static constexpr std::array listed{
      // the graph
      &unreachable_step,      &no_end, &decision_without_alternative, &duplicate_step,
      &document_not_produced,
  };
  return listed;
}

}  // namespace selaras::checker
