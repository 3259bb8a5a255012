#include "reports/text_fitness.h"

#include <span>
#include <string_view>
#include <vector>

#include "model/text.h"
#include "reports/text_paint.h"

namespace selaras::reports {
namespace {

using behaviour::MoveKind;

/// What stands on the procedure's side by the page's own words, else the reference's activity.
std::vector<std::string> named(const checker::ProcedureResult& result, MoveKind kind, bool stated,
                               const Names& names) {
  std::vector<std::string> steps;
  for (const checker::AlignedMove& move : result.alignment) {
    // A moved step stands in the list twice; it is named once, as the procedure's.
    if (move.kind != kind || (kind == MoveKind::moved && move.step.empty())) continue;
    if (move.stated != stated) continue;
    const std::string name = move.step.empty() ? names.term(move.activity) : names.step(move.step);
    steps.push_back(move.by_numbering ? names.texts().fill("fitness.by-numbering", {{"step", name}})
                                      : name);
  }
  return steps;
}

std::string line_of(const checker::ProcedureResult& result, MoveKind kind, std::string_view key,
                    const Names& names, bool stated = false) {
  const std::vector<std::string> steps = named(result, kind, stated, names);
  if (steps.empty()) return {};
  const std::string head = "  " + names.texts()(key) + ": ";
  return head + wrapped(names.texts().list(steps), model::code_points(head)) + "\n";
}

}  // namespace

std::string fitness_text(const checker::ProcedureResult& result, const Names& names, bool colour) {
  if (!result.fitness) return {};
  const Texts& texts = names.texts();
  const std::string head = model::printable(result.procedure->file) + ": " +
                           texts.fill("fitness.line", {{"share", texts.percent(*result.fitness)}});
  return painted(head, Ink::strong, colour) + "\n" +
         line_of(result, MoveKind::missing, "fitness.missing", names) +
         line_of(result, MoveKind::missing, "fitness.elsewhere", names, true) +
         line_of(result, MoveKind::extra, "fitness.extra", names) +
         line_of(result, MoveKind::moved, "fitness.moved", names) + "\n";
}

}  // namespace selaras::reports
