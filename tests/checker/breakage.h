#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "checker/check.h"
#include "model/procedure.h"
#include "model/reference.h"

/// Ways to break what a clause demands, made from the clause alone: a new obligation of a known
/// kind is broken without another line of test.
namespace selaras::checker::breakage {

struct Broken {
  std::string way;  // how, for the message of a failed test
  model::Procedure procedure;
  Reason reason = Reason::none;  // what the clause must come to
};

/// The reference that asks, beside all that regional-2019 does, who refuses (the office, which the
/// page says of that outcome alone) and who finds conformity (nobody but the director general).
[[nodiscard]] const model::Reference& by_outcome();

/// The shipped references and the one above.
[[nodiscard]] const model::Reference& reference(std::string_view id);

/// The reference's own procedure, as published by an administration of that level.
[[nodiscard]] model::Procedure conforming(const model::Reference& reference,
                                          model::Administration level);

/// The procedure broken against this clause and, as far as possible, nothing else.
[[nodiscard]] std::vector<Broken> broken(const model::Procedure& procedure,
                                         const model::Reference& reference,
                                         const model::Clause& clause);

}  // namespace selaras::checker::breakage
