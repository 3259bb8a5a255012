#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "checker/finding.h"
#include "model/procedure.h"
#include "model/reference.h"
#include "reports/diagram.h"

/// Procedures to draw: the published ones, small ones made by hand, and many made by dice.
namespace selaras::reports::tests {

struct Region {
  std::string id;
  model::Procedure procedure;
  const model::Reference* reference = nullptr;
  std::vector<checker::Finding> findings;
};

/// The five that the program carries, with what a check finds in them.
[[nodiscard]] const std::vector<Region>& regions();

[[nodiscard]] DiagramOptions options(const std::string& language = "id");

/// Lanes user, office, head; activities apply, forward, decide, sign, grant in that order, each an
/// obligation `<activity>.present`; sign must precede grant.
[[nodiscard]] const model::Reference& small_reference();

/// A finding of an obligation of the small reference.
[[nodiscard]] checker::Finding finding(const std::string& rule, const std::string& obligation,
                                       const checker::Element& element);

/// A flow of so many steps with decisions, parallel parts, loops, dead ends and unconnected steps,
/// in some of five lanes; the same seed gives the same.
[[nodiscard]] model::Procedure thrown(std::uint64_t seed, std::size_t steps);

/// Every text of the procedure replaced by this one.
[[nodiscard]] model::Procedure filled_with(const std::string& text);

}  // namespace selaras::reports::tests
