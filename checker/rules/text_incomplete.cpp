#include "checker/rule.h"

namespace selaras::checker {
namespace {

void check(const Facts& facts, Findings& findings) {
  if (facts.procedure().text_complete) return;
  findings.report(facts.procedure().at, {"procedure", facts.procedure().id});
}

}  // namespace

extern const Rule text_incomplete{.id = "text-incomplete", .level = Level::note, .check = check};

}  // namespace selaras::checker
