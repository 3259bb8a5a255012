#include <array>

#include "checker/item_as_step.h"
#include "checker/rule.h"

namespace selaras::checker {
namespace {

void check(const Facts& facts, Findings& findings) {
  report_items_among_steps(facts, std::array{model::ItemKind::clause, model::ItemKind::content},
                           findings);
}

}  // namespace

extern const Rule clause_as_step{.id = "clause-as-step", .level = Level::note, .check = check};

}  // namespace selaras::checker
