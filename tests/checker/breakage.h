#pragma once

#include <string>
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

/// The reference's own procedure, as published by an administration of that level.
[[nodiscard]] model::Procedure conforming(const model::Reference& reference,
                                          model::Administration level);

/// The procedure broken against this clause and, as far as possible, nothing else.
[[nodiscard]] std::vector<Broken> broken(const model::Procedure& procedure,
                                         const model::Reference& reference,
                                         const model::Clause& clause);

}  // namespace selaras::checker::breakage
