#include <algorithm>
#include <set>
#include <utility>

#include "checker/rule.h"

namespace selaras::checker {
namespace {

using model::Edge;
using model::Step;

/// Order on the page: the line, then the place among the items.
using PagePlace = std::pair<std::uint32_t, std::size_t>;

constexpr std::size_t late = 2;  // one branch must stand behind the other; late is behind a chain

PagePlace place_of(const model::Item& item, const model::Procedure& procedure) {
  const auto index = static_cast<std::size_t>(&item - procedure.items.data());
  return {item.evidence.empty() ? 0 : item.evidence.front().line, index};
}

/// Places of a step's items, first to last; empty where it points at none.
std::set<PagePlace> places_of(const Step& step, const model::Procedure& procedure) {
  std::set<PagePlace> places;
  for (const std::string& id : step.items) {
    if (const model::Item* item = procedure.item(id)) places.insert(place_of(*item, procedure));
  }
  return places;
}

/// Steps that only the decision's other outcomes lead to.
std::vector<const Step*> others(const Step& decision, const Edge& branch, const Facts& facts) {
  const auto& edges = facts.procedure().flow.edges;
  const model::NodeId at = facts.node(decision);
  const std::vector<bool> own = facts.graph().reached_from(branch.to, {{at}});
  std::vector<bool> reached(own.size());
  for (const std::uint32_t index : facts.graph().edges_out(at)) {
    if (edges[index].outcome.empty() || edges[index].outcome == branch.outcome) continue;
    const std::vector<bool> behind = facts.graph().reached_from(edges[index].to, {{at}});
    for (std::size_t node = 0; node < behind.size(); ++node) {
      if (behind[node] || node == edges[index].to.value()) reached[node] = true;
    }
  }
  std::vector<const Step*> steps;
  for (const Step& step : facts.procedure().steps) {
    const std::size_t node = facts.node(step).value();
    const bool shared = own[node] || node == branch.to.value();
    if (reached[node] && !shared && &step != &decision) steps.push_back(&step);
  }
  return steps;
}

void check_branch(const Step& decision, const Edge& branch, const Facts& facts,
                  Findings& findings) {
  const Step* entered = facts.step_at(branch.to);
  if (entered == nullptr) return;
  const auto decided = places_of(decision, facts.procedure());
  const auto stands = places_of(*entered, facts.procedure());
  if (decided.empty() || stands.empty()) return;
  std::set<PagePlace> between;
  std::vector<std::string> passed;
  for (const Step* other : others(decision, branch, facts)) {
    const auto places = places_of(*other, facts.procedure());
    if (places.empty() || *places.begin() <= *decided.begin() ||
        *places.begin() >= *stands.begin()) {
      continue;
    }
    between.insert(*places.begin());
    passed.push_back(other->id);
  }
  if (between.size() < late) return;
  findings.report(entered->at, {"step", entered->id})
      .with("step", ArgumentKind::step, entered->id)
      .with("decision", ArgumentKind::step, decision.id)
      .with("outcome", ArgumentKind::outcome, branch.outcome)
      .with("others", ArgumentKind::step, passed)
      .cite(entered->evidence)
      .cite(decision.evidence);
}

void check(const Facts& facts, Findings& findings) {
  if (!facts.procedure().text_complete) return;
  for (const Edge& edge : facts.procedure().flow.edges) {
    const Step* decision = facts.step_at(edge.from);
    if (decision != nullptr && !edge.outcome.empty()) {
      check_branch(*decision, edge, facts, findings);
    }
  }
}

}  // namespace

extern const Rule branch_listed_late{
    .id = "branch-listed-late", .level = Level::note, .check = check};

}  // namespace selaras::checker
