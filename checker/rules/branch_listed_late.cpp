#include <algorithm>
#include <optional>
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

/// Where each step stands: the first of its items; none where it points at none.
std::vector<std::optional<PagePlace>> places_of(const model::Procedure& procedure) {
  std::vector<std::optional<PagePlace>> places;
  for (const Step& step : procedure.steps) {
    std::optional<PagePlace>& first = places.emplace_back();
    for (const std::string& id : step.items) {
      const model::Item* item = procedure.item(id);
      if (item == nullptr) continue;
      const PagePlace place = place_of(*item, procedure);
      first = first ? std::min(*first, place) : place;
    }
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

struct Page {
  const Facts& facts;
  std::vector<std::optional<PagePlace>> places;

  [[nodiscard]] std::optional<PagePlace> place(const Step& step) const {
    return places[static_cast<std::size_t>(&step - facts.procedure().steps.data())];
  }
};

void check_branch(const Step& decision, const Edge& branch, const Page& page, Findings& findings) {
  const Step* entered = page.facts.step_at(branch.to);
  if (entered == nullptr || !page.place(decision) || !page.place(*entered)) return;
  std::set<PagePlace> between;
  std::vector<std::string> passed;
  for (const Step* other : others(decision, branch, page.facts)) {
    const auto place = page.place(*other);
    if (!place || *place <= page.place(decision) || *place >= page.place(*entered)) continue;
    between.insert(*place);
    passed.push_back(other->id);
  }
  if (between.size() < late) return;
  findings.report(entered->at, {"step", entered->id})
      .with("step", ArgumentKind::step, entered->id)
      .with("decision", ArgumentKind::step, decision.id)
      .with("outcome", ArgumentKind::outcome, branch.outcome)
      .with("others", ArgumentKind::step, passed)
      .number("count", static_cast<double>(passed.size()))
      .cite(entered->evidence)
      .cite(decision.evidence);
}

void check(const Facts& facts, Findings& findings) {
  if (!facts.procedure().text_complete) return;
  const Page page{.facts = facts, .places = places_of(facts.procedure())};
  for (const Edge& edge : facts.procedure().flow.edges) {
    const Step* decision = facts.step_at(edge.from);
    if (decision != nullptr && !edge.outcome.empty()) {
      check_branch(*decision, edge, page, findings);
    }
  }
}

}  // namespace

extern const Rule branch_listed_late{
    .id = "branch-listed-late", .level = Level::note, .check = check};

}  // namespace selaras::checker
