#include "checker/rule.h"

namespace selaras::checker {
namespace {

void check(const Facts& facts, Findings& findings) {
  const model::Procedure& procedure = facts.procedure();
  if (!procedure.text_complete || (procedure.decree && !procedure.decree->number.empty())) return;
  Finding& finding = findings.report(procedure.decree ? procedure.decree->at : procedure.at,
                                     {"procedure", procedure.id});
  if (!procedure.decree) return;
  finding.cite(procedure.decree->evidence);
  finding.message_variant = "blank";
}

}  // namespace

extern const Rule decree_missing{.id = "decree-missing", .level = Level::note, .check = check};

}  // namespace selaras::checker
