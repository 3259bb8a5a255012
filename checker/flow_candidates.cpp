#include <algorithm>
#include <iterator>
#include <optional>

#include "checker/candidates.h"
#include "checker/flow_names.h"
#include "checker/insertion.h"

namespace selaras::checker {
namespace {

using model::Clause;
using model::ClauseKind;
using model::Procedure;
using model::Reference;
using model::Step;

/// Collects candidates that change edges only.
class Rewiring {
 public:
  explicit Rewiring(const Procedure& procedure) : before_(named_edges(procedure)) {}

  [[nodiscard]] const NamedEdges& edges() const { return before_; }

  void add(std::string kind, std::vector<std::string> steps, const NamedEdges& after,
           std::vector<Edit> first = {}) {
    std::ranges::move(edits_between(before_, after), std::back_inserter(first));
    if (first.empty()) return;
    found_.push_back(
        {.kind = std::move(kind), .steps = std::move(steps), .edits = std::move(first)});
  }
  void redirect(std::size_t edge, const std::string& to) {
    NamedEdges after = before_;
    after[edge].to = to;
    add("redirect-edge", {before_[edge].from, to}, after);
  }
  void remove(std::size_t edge) {
    NamedEdges after = before_;
    after.erase(after.begin() + static_cast<std::ptrdiff_t>(edge));
    add("remove-edge", {before_[edge].from, before_[edge].to}, after);
  }
  /// The node has another way out by the same outcome.
  [[nodiscard]] bool has_alternative(std::size_t edge) const {
    const auto same = [&](const NamedEdge& one) {
      return one.from == before_[edge].from && one.outcome == before_[edge].outcome;
    };
    return std::ranges::count_if(before_, same) > 1;
  }

  /// From where the edge begins, the flow goes on as the reference does from there.
  void lead_as_in(const Reference& reference, const Procedure& procedure, std::size_t edge) {
    const NamedEdge& one = before_[edge];
    const Step* from = procedure.step(one.from);
    if (from == nullptr) return;
    std::vector<Edit> edits =
        continuation(procedure, reference, one.from, from->activity, one.outcome);
    const auto led = std::ranges::find(edits, Edit::Kind::add_edge, &Edit::kind);
    if (led == edits.end() || led->to == one.to) return;
    const bool ends = std::ranges::count(edits, Edit::Kind::add_step, &Edit::kind) == 0 &&
                      procedure.step(led->to) == nullptr;
    std::vector<std::string> named = {one.from};
    if (!ends) named.push_back(led->to);
    NamedEdges after = before_;
    after.erase(after.begin() + static_cast<std::ptrdiff_t>(edge));
    add(ends ? "end-there" : "redirect-edge", std::move(named), after, std::move(edits));
  }

  [[nodiscard]] std::vector<Repair> take() { return std::move(found_); }

 private:
  NamedEdges before_;
  std::vector<Repair> found_;
};

/// The end of the reference that the outcome comes to by the shortest way, or an empty text.
std::string end_after(const Reference& reference, const std::string& activity,
                      const std::string& outcome) {
  const model::Flow& flow = reference.procedure.flow;
  std::vector<model::NodeId> open;
  std::vector<bool> seen(flow.nodes.size());
  for (const model::Edge& edge : flow.edges) {
    const model::Node& from = flow.nodes[edge.from.value()];
    if (from.kind != model::NodeKind::step || edge.outcome != outcome) continue;
    if (reference.procedure.step_of(from).activity == activity) open.push_back(edge.to);
  }
  for (std::size_t next = 0; next < open.size(); ++next) {
    const model::Node& node = flow.nodes[open[next].value()];
    if (node.kind == model::NodeKind::end) return node.outcome;
    for (const model::Edge& edge : flow.edges) {
      if (edge.from != open[next] || seen[edge.to.value()]) continue;
      seen[edge.to.value()] = true;
      open.push_back(edge.to);
    }
  }
  return {};
}

struct EndPlace {
  std::string id;
  std::vector<Edit> edits;  // that make it, where the procedure has none
};

EndPlace end_of_outcome(const Procedure& procedure, const std::string& outcome) {
  for (const model::Node& node : procedure.flow.nodes) {
    if (node.kind == model::NodeKind::end && node.outcome == outcome) return {node.id, {}};
  }
  const std::string id = "end-" + (outcome.empty() ? "of-procedure" : outcome);
  return {id, {{.kind = Edit::Kind::add_end, .id = id, .value = outcome}}};
}

bool is_decision(const Step& step) { return !step.outcomes.empty(); }

/// What is done twice, once too early, can be left out there.
void leave_out_repeated(const Procedure& procedure, const std::vector<std::string>& activities,
                        Rewiring& rewiring) {
  for (const Step* step : steps_doing(procedure, activities)) {
    if (std::ranges::count(procedure.steps, step->activity, &Step::activity) < 2) continue;
    rewiring.add("remove-step", {step->id}, rewiring.edges(),
                 {{.kind = Edit::Kind::remove_step, .id = step->id}});
  }
}

/// A comes before b: by moving either, or by leading what leads to b to a instead.
std::vector<Repair> of_order(const Procedure& procedure, const Reference& reference,
                             const Clause& clause) {
  Rewiring rewiring(procedure);
  for (const Step* earlier : steps_doing(procedure, clause.steps)) {
    for (const Step* later : steps_doing(procedure, clause.then)) {
      for (std::size_t edge = 0; edge < rewiring.edges().size(); ++edge) {
        const NamedEdge& one = rewiring.edges()[edge];
        if (one.to != later->id || one.from == earlier->id) continue;
        if (rewiring.has_alternative(edge)) rewiring.remove(edge);
      }
      if (!is_decision(*earlier)) {
        NamedEdges after = rewiring.edges();
        take_out(after, earlier->id);
        put_before(after, earlier->id, later->id);
        rewiring.add("move-before", {earlier->id, later->id}, after);
      }
      if (!is_decision(*later)) {
        NamedEdges after = rewiring.edges();
        take_out(after, later->id);
        put_after(after, later->id, earlier->id, clause.outcome);
        rewiring.add("move-after", {later->id, earlier->id}, after);
      }
    }
  }
  // A shortcut past the earlier step, or past its outcome.
  for (const Step* later : steps_doing(procedure, clause.then)) {
    for (std::size_t edge = 0; edge < rewiring.edges().size(); ++edge) {
      if (rewiring.edges()[edge].to != later->id) continue;
      for (const Step* earlier : steps_doing(procedure, clause.steps)) {
        if (rewiring.edges()[edge].from != earlier->id) rewiring.redirect(edge, earlier->id);
      }
      rewiring.lead_as_in(reference, procedure, edge);
    }
  }
  leave_out_repeated(procedure, clause.then, rewiring);
  return rewiring.take();
}

/// What must never follow is no longer led to from what follows the outcome; the way ends instead.
std::vector<Repair> of_exclusion(const Procedure& procedure, const Reference& reference,
                                 const Clause& clause, const Finding& finding) {
  Rewiring rewiring(procedure);
  const EndPlace end =
      end_of_outcome(procedure, end_after(reference, clause.steps.front(), clause.outcome));
  for (const Step* never : steps_doing(procedure, clause.then)) {
    for (std::size_t edge = 0; edge < rewiring.edges().size(); ++edge) {
      const NamedEdge& one = rewiring.edges()[edge];
      if (one.to != never->id || std::ranges::count(finding.witness, one.from) == 0) continue;
      NamedEdges after = rewiring.edges();
      after[edge].to = end.id;
      rewiring.add("end-there", {one.from}, after, end.edits);
    }
  }
  return rewiring.take();
}

/// One of the steps follows the outcome: the edges of the outcome, or of what follows it, lead
/// there.
std::vector<Repair> of_response(const Procedure& procedure, const Reference& reference,
                                const Clause& clause) {
  Rewiring rewiring(procedure);
  for (std::size_t edge = 0; edge < rewiring.edges().size(); ++edge) {
    if (rewiring.has_alternative(edge)) rewiring.remove(edge);
  }
  for (const Step* decision : steps_doing(procedure, clause.steps)) {
    for (const Step* goal : steps_doing(procedure, clause.then)) {
      NamedEdges after = rewiring.edges();
      std::erase_if(after, [&](const NamedEdge& one) {
        return one.from == decision->id && one.outcome == clause.outcome;
      });
      after.push_back({decision->id, clause.outcome, goal->id});
      rewiring.add("lead-outcome", {decision->id, goal->id}, after);
    }
    const bool open = std::ranges::none_of(rewiring.edges(), [&](const NamedEdge& one) {
      return one.from == decision->id && one.outcome == clause.outcome;
    });
    if (!open) continue;
    if (clause.to_end) {
      const EndPlace end =
          end_of_outcome(procedure, end_after(reference, clause.steps.front(), clause.outcome));
      NamedEdges after = rewiring.edges();
      after.push_back({decision->id, clause.outcome, end.id});
      rewiring.add("end-there", {decision->id}, after, end.edits);
    }
    std::vector<Edit> edits =
        continuation(procedure, reference, decision->id, decision->activity, clause.outcome);
    rewiring.add("continue-outcome", {decision->id}, rewiring.edges(), std::move(edits));
  }
  return rewiring.take();
}

/// A step that the run shows after the outcome leads back, the nearest one first.
std::vector<Repair> of_return(const Procedure& procedure, const Clause& clause,
                              const Finding& finding) {
  Rewiring rewiring(procedure);
  const auto decides = [&](const std::string& id) {
    const Step* step = procedure.step(id);
    return step != nullptr && std::ranges::count(clause.steps, step->activity) > 0;
  };
  const auto& run = finding.witness;
  auto from = std::find_if(run.rbegin(), run.rend(), decides);
  from = from == run.rend() ? from : from + 1;
  for (auto last = from.base(); last != run.end(); ++last) {
    const std::string outcome = decides(*last) ? clause.outcome : std::string();
    for (const Step* goal : steps_doing(procedure, clause.then)) {
      NamedEdges after = rewiring.edges();
      std::erase_if(
          after, [&](const NamedEdge& one) { return one.from == *last && one.outcome == outcome; });
      after.push_back({*last, outcome, goal->id});
      rewiring.add("lead-back", {*last, goal->id}, after);
    }
  }
  return rewiring.take();
}

/// Named by the reference as the one who decides so, where that is somebody of its own.
std::optional<model::Actor> lawful_actor(const Reference& reference, const std::string& activity,
                                         const std::string& outcome) {
  const Step* law = lawful_step(reference, activity);
  const model::Outcome* named = law == nullptr ? nullptr : law->outcome(outcome);
  return named == nullptr ? std::nullopt : named->actor;
}

std::vector<Repair> of_branches(const Procedure& procedure, const Reference& reference,
                                const Clause& clause) {
  std::vector<Repair> found;
  for (const Step* step : steps_doing(procedure, clause.steps)) {
    Repair repair{.kind = "add-outcome", .steps = {step->id}};
    for (const std::string& outcome : clause.outcomes) {
      if (std::ranges::count(step->outcomes, outcome, &model::Outcome::id) > 0) continue;
      Edit& added = repair.edits.emplace_back();
      added = {.kind = Edit::Kind::add_outcome, .id = step->id, .outcome = outcome};
      added.step.actor = lawful_actor(reference, step->activity, outcome);
      const bool first = step->outcomes.empty() && outcome == clause.outcomes.front();
      for (const NamedEdge& edge : named_edges(procedure)) {
        if (!first || edge.from != step->id || !edge.outcome.empty()) continue;
        repair.edits.push_back({.kind = Edit::Kind::remove_edge, .from = edge.from, .to = edge.to});
        repair.edits.push_back(
            {.kind = Edit::Kind::add_edge, .from = edge.from, .outcome = outcome, .to = edge.to});
      }
      if (first) continue;
      std::ranges::move(continuation(procedure, reference, step->id, step->activity, outcome),
                        std::back_inserter(repair.edits));
    }
    if (repair.edits.empty()) continue;
    // What the page says of some outcomes only must hold of the added ones, too.
    if (step->form && !step->form->outcomes.empty()) {
      Edit form{.kind = Edit::Kind::set_form, .id = step->id};
      form.step.form = model::Form{.value = step->form->value, .outcomes = clause.outcomes};
      repair.edits.push_back(std::move(form));
    }
    found.push_back(std::move(repair));
  }
  return found;
}

std::vector<Repair> of_presence(const Procedure& procedure, const Reference& reference,
                                const std::vector<std::string>& activities) {
  std::vector<Repair> found;
  for (const std::string& activity : activities) {
    if (!steps_doing(procedure, {activity}).empty()) continue;
    for (auto* of : {&insertion, &insertion_before}) {
      if (auto repair = of(procedure, reference, activity)) found.push_back(std::move(*repair));
    }
  }
  return found;
}

std::vector<std::string> makers(const Reference& reference, const std::string& document) {
  std::vector<std::string> activities;
  for (const Step& step : reference.procedure.steps) {
    if (std::ranges::count(step.outputs, document, &model::DocumentUse::document) > 0) {
      activities.push_back(step.activity);
    }
  }
  return activities;
}

}  // namespace

std::vector<Repair> flow_candidates(const Procedure& procedure, const Reference& reference,
                                    const Clause& clause, const Finding& finding) {
  switch (clause.kind) {
    case ClauseKind::occurs:
    case ClauseKind::recurs:
      return of_presence(procedure, reference, clause.steps);
    case ClauseKind::produced: {
      const std::vector<std::string> making = makers(reference, clause.document);
      std::vector<Repair> found = of_presence(procedure, reference, making);
      Clause order = clause;
      order.steps = making;
      std::ranges::move(of_order(procedure, reference, order), std::back_inserter(found));
      return found;
    }
    case ClauseKind::precedes:
      return of_order(procedure, reference, clause);
    case ClauseKind::excludes:
      return of_exclusion(procedure, reference, clause, finding);
    case ClauseKind::leads: {
      std::vector<Repair> found = of_presence(procedure, reference, clause.then);
      std::ranges::move(of_response(procedure, reference, clause), std::back_inserter(found));
      return found;
    }
    case ClauseKind::returns:
      return of_return(procedure, clause, finding);
    case ClauseKind::branches:
      return of_branches(procedure, reference, clause);
    default:
      return {};
  }
}

std::vector<Repair> graph_candidates(const Procedure& procedure, const Reference& reference,
                                     const Finding& finding) {
  if (finding.rule == "run-not-in-reference") {
    const Argument* expected = finding.argument("expected");
    const Step* step = procedure.step(finding.element.id);
    if (expected == nullptr || step == nullptr) return {};
    const Clause order{
        .kind = ClauseKind::precedes, .steps = expected->values, .then = {step->activity}};
    return of_order(procedure, reference, order);
  }
  Rewiring rewiring(procedure);
  if (finding.rule == "duplicate-step" && finding.element.kind == "step") {
    for (const Argument& argument : finding.arguments) {
      if (argument.kind != ArgumentKind::step) continue;
      for (const std::string& step : argument.values) {
        rewiring.add("remove-step", {step}, rewiring.edges(),
                     {{.kind = Edit::Kind::remove_step, .id = step}});
      }
    }
  }
  if (finding.rule == "no-end" && finding.element.kind == "step") {
    const Step* step = procedure.step(finding.element.id);
    const EndPlace end = end_of_outcome(procedure, step == nullptr ? "" : step->milestone);
    NamedEdges after = rewiring.edges();
    after.push_back({finding.element.id, {}, end.id});
    rewiring.add("end-there", {finding.element.id}, after, end.edits);
  }
  return rewiring.take();
}

}  // namespace selaras::checker
