#include "reports/diagram_findings.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace selaras::reports::diagram {
namespace {

/// The clause of the reference that the finding rests on; null for a rule about the page by itself.
const model::Clause* clause_of(const checker::Finding& finding, const model::Reference* reference) {
  const model::Obligation* obligation =
      reference ? reference->obligation(finding.obligation) : nullptr;
  if (!obligation) return nullptr;
  for (const model::Clause& clause : obligation->clauses)
    if (clause.rule == finding.rule || clause.silent == finding.rule) return &clause;
  return nullptr;
}

using Kind = Diagram::MarkKind;
using model::ClauseKind;

Kind kind_of(ClauseKind clause) {
  switch (clause) {
    case ClauseKind::occurs:
    case ClauseKind::produced:
      return Kind::missing;
    case ClauseKind::role:
    case ClauseKind::distinct:
      return Kind::contrary;
    case ClauseKind::precedes:
    case ClauseKind::excludes:
      return Kind::order;
    case ClauseKind::participants:
    case ClauseKind::form:
    case ClauseKind::includes:
      return Kind::partial;
    case ClauseKind::branches:
    case ClauseKind::leads:
    case ClauseKind::returns:
      return Kind::branch;
    case ClauseKind::recurs:
    case ClauseKind::within:
      break;
  }
  return Kind::other;
}

std::string_view word_key(Kind kind) {
  constexpr std::array<std::string_view, 7> keys = {"diagram.mark.contrary", "diagram.mark.order",
                                                    "diagram.mark.silent",   "diagram.mark.partial",
                                                    "diagram.mark.branch",   "diagram.mark.missing",
                                                    "diagram.mark.other"};
  return keys[static_cast<std::size_t>(kind)];
}

bool contains(const std::vector<std::string>& list, std::string_view id) {
  return std::ranges::find(list, id) != list.end();
}

bool names(const checker::Finding& finding, std::string_view id) {
  const std::string& kind = finding.element.kind;
  if ((kind == "step" || kind == "activity") && finding.element.id == id) return true;
  return std::ranges::any_of(finding.arguments, [&](const checker::Argument& argument) {
    return (argument.kind == checker::ArgumentKind::step ||
            argument.kind == checker::ArgumentKind::activity) &&
           contains(argument.values, id);
  });
}

/// True for a refinement that stands for the activity where no step states that itself, and under a
/// default reading that says so.
bool counts_as(std::string_view stated, std::string_view activity,
               const model::Reference& reference) {
  for (const model::Refinement& refinement : reference.refinements)
    if (refinement.counts_as_when_missing && refinement.of == activity &&
        refinement.activity == stated)
      return true;
  const model::Reading* reading = reference.default_reading();
  return reading && std::ranges::any_of(reading->equations, [&](const auto& equation) {
           return equation.activity == activity && equation.by == stated;
         });
}

/// The steps that a clause demands to be there: any one of several will do, so the first stands for
/// them all.
std::vector<std::string> demanded(const model::Clause& clause) {
  const bool later = clause.kind == ClauseKind::leads || clause.kind == ClauseKind::returns;
  if (clause.kind != ClauseKind::occurs && !later) return {};
  const std::vector<std::string>& steps = later ? clause.then : clause.steps;
  return steps.empty() ? steps : std::vector<std::string>{steps.front()};
}

bool calls_missing(const checker::Finding& finding, const model::Reference& reference,
                   const std::string& activity) {
  const model::Obligation* obligation = reference.obligation(finding.obligation);
  if (!obligation) return false;
  const Kind kind = mark_kind(finding, clause_of(finding, &reference));
  if (kind == Kind::missing && names(finding, activity)) return true;
  return std::ranges::any_of(obligation->clauses, [&](const model::Clause& clause) {
    return clause.rule == finding.rule && contains(demanded(clause), activity);
  });
}

/// Where no clause points at a step, the steps that such a finding names are only its witnesses.
bool is_about_the_whole(const checker::Element& element) {
  return element.kind == "procedure" || element.kind == "claim" || element.kind == "section";
}

/// Answers which boxes a finding is about.
class Aim {
 public:
  Aim(const Diagram& diagram, const model::Procedure& procedure)
      : diagram_(diagram), procedure_(procedure) {}

  std::set<std::size_t> boxes(const checker::Finding& finding, const model::Clause* clause) const {
    std::set<std::size_t> found;
    if (!clause && is_about_the_whole(finding.element)) return found;
    add_element(finding.element, found);
    if (found.empty() || mark_kind(finding, clause) == Kind::order) add_arguments(finding, found);
    if (found.empty() && clause) add_clause(*clause, found);
    return found;
  }

 private:
  /// A step of the procedure, a ghost, or every step that states the activity.
  void add_step(std::string_view id, std::set<std::size_t>& found) const {
    for (std::size_t i = 0; i < diagram_.boxes.size(); ++i) {
      const Diagram::Box& box = diagram_.boxes[i];
      const model::Step* step = box.ghost ? nullptr : procedure_.step(box.id);
      if (box.id == id || (step && step->activity == id)) found.insert(i);
    }
  }

  void add_item(std::string_view id, std::set<std::size_t>& found) const {
    for (const model::Step& step : procedure_.steps)
      if (contains(step.items, id)) add_step(step.id, found);
  }

  void add_document(std::string_view id, std::set<std::size_t>& found) const {
    for (const model::Step& step : procedure_.steps)
      if (std::ranges::any_of(step.outputs, [&](const auto& use) { return use.document == id; }))
        add_step(step.id, found);
  }

  void add_element(const checker::Element& element, std::set<std::size_t>& found) const {
    if (element.kind == "step" || element.kind == "activity") add_step(element.id, found);
    if (element.kind == "item") add_item(element.id, found);
    if (element.kind == "document") add_document(element.id, found);
  }

  void add_arguments(const checker::Finding& finding, std::set<std::size_t>& found) const {
    for (const checker::Argument& argument : finding.arguments)
      if (argument.kind == checker::ArgumentKind::step ||
          argument.kind == checker::ArgumentKind::activity)
        for (const std::string& id : argument.values) add_step(id, found);
  }

  void add_clause(const model::Clause& clause, std::set<std::size_t>& found) const {
    for (const std::string& id : clause.steps) add_step(id, found);
    if (found.empty()) add_document(clause.document, found);
    if (!found.empty()) return;
    for (const std::string& id : clause.then) add_step(id, found);
  }

  const Diagram& diagram_;
  const model::Procedure& procedure_;
};

struct Aimed {
  const checker::Finding* finding = nullptr;
  Kind kind = Kind::other;
  std::set<std::size_t> boxes;
};

Diagram::Mark& mark_of(Diagram::Box& box, Kind kind, const DiagramOptions& options) {
  for (Diagram::Mark& mark : box.marks)
    if (mark.kind == kind) return mark;
  return box.marks.emplace_back(Diagram::Mark{
      .kind = kind, .word = options.text(word_key(kind)), .numbers = {}, .fingerprints = {}});
}

/// A step that the page states is not missing: something about it is.
Kind kind_for(const Diagram::Box& box, Kind kind) {
  return kind == Kind::missing && !box.ghost ? Kind::partial : kind;
}

void place(Diagram& diagram, const Aimed& aimed, std::size_t number,
           const DiagramOptions& options) {
  for (const std::size_t box : aimed.boxes) {
    const Kind kind = kind_for(diagram.boxes[box], aimed.kind);
    Diagram::Mark& mark = mark_of(diagram.boxes[box], kind, options);
    mark.numbers.push_back(number);
    mark.fingerprints.push_back(aimed.finding->fingerprint);
  }
  if (options.sentence)
    diagram.notes.push_back({.number = number,
                             .kind = kind_for(diagram.boxes[*aimed.boxes.begin()], aimed.kind),
                             .text = options.sentence(*aimed.finding)});
}

}  // namespace

const model::Step* step_stating(const model::Procedure& procedure,
                                const model::Reference& reference, std::string_view activity) {
  for (const model::Step& step : procedure.steps)
    if (step.activity == activity || step.id == activity) return &step;
  for (const model::Step& step : procedure.steps)
    if (counts_as(step.activity, activity, reference)) return &step;
  return nullptr;
}

Kind mark_kind(const checker::Finding& finding, const model::Clause* clause) {
  if (!clause) return Kind::other;
  if (clause->rule != finding.rule) return Kind::silent;
  // A page that does not name somebody, or not fully, contradicts nothing.
  if (clause->kind == model::ClauseKind::role && finding.message_variant == "silent") {
    return Kind::silent;
  }
  if (clause->kind == model::ClauseKind::role && finding.message_variant == "partial") {
    return Kind::partial;
  }
  return kind_of(clause->kind);
}

std::vector<const model::Step*> missing_steps(const model::Procedure& procedure,
                                              const model::Reference& reference,
                                              std::span<const checker::Finding> findings) {
  std::vector<const model::Step*> missing;
  for (const model::Step& step : reference.procedure.steps) {
    const std::string& activity = step.activity.empty() ? step.id : step.activity;
    if (step_stating(procedure, reference, activity)) continue;
    const bool called = std::ranges::any_of(findings, [&](const checker::Finding& finding) {
      return finding.state != checker::State::suppressed &&
             calls_missing(finding, reference, activity);
    });
    if (called) missing.push_back(&step);
  }
  return missing;
}

void mark(Diagram& diagram, const model::Procedure& procedure, const model::Reference* reference,
          std::span<const checker::Finding> findings, const DiagramOptions& options) {
  const Aim aim(diagram, procedure);
  std::vector<Aimed> list;
  for (const checker::Finding& finding : findings) {
    if (finding.state == checker::State::suppressed) continue;
    const model::Clause* clause = clause_of(finding, reference);
    Aimed aimed{&finding, mark_kind(finding, clause), aim.boxes(finding, clause)};
    if (!aimed.boxes.empty()) list.push_back(std::move(aimed));
  }
  std::ranges::stable_sort(list, {}, [](const Aimed& aimed) { return *aimed.boxes.begin(); });
  for (std::size_t i = 0; i < list.size(); ++i) place(diagram, list[i], i + 1, options);
}

}  // namespace selaras::reports::diagram
