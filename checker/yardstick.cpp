#include "checker/yardstick.h"

#include <algorithm>

#include "model/text.h"

namespace selaras::checker {
namespace {

using behaviour::Label;
using behaviour::RunGraph;
using behaviour::TransitionId;

/// No label of a flow: what nothing of it can be.
constexpr Label stranger = behaviour::silent - 1;

void mark_from(RunGraph& graph, std::vector<std::uint32_t> open) {
  std::vector<bool> seen(graph.size(), false);
  while (!open.empty()) {
    const std::uint32_t state = open.back();
    open.pop_back();
    if (seen[state]) continue;
    seen[state] = true;
    graph.final[state] = true;
    for (const RunGraph::Edge& edge : graph.edges[state]) open.push_back(edge.target);
  }
}

}  // namespace

Yardstick::Yardstick(const model::Procedure& procedure, const model::Reference* reference)
    : procedure_(procedure),
      reference_(reference),
      net_(reference == nullptr ? procedure : reference->procedure) {
  if (reference != nullptr) counterparts_.emplace(procedure, *reference);
  runs_ = behaviour::runs_of(net_, "", [this](TransitionId id) -> behaviour::Said {
    if (!net_.transition(id).visible) return {};
    const auto [known, fresh] =
        labels_.try_emplace({name(id), outcome(id)}, static_cast<Label>(labels_.size()));
    return {.label = known->second, .cost = weight(net_.step(id).activity).missing};
  });
}

std::optional<RunGraph> Yardstick::runs(const std::string& closes) const {
  std::optional<RunGraph> graph = runs_;
  if (!graph) return graph;
  std::vector<std::uint32_t> closed;
  for (const auto& edges : graph->edges) {
    for (const RunGraph::Edge& edge : edges) {
      if (!net_.transition({edge.origin}).visible) continue;
      const std::string& milestone = net_.step({edge.origin}).milestone;
      if (milestone.empty() || (!closes.empty() && milestone != closes)) continue;
      closed.push_back(edge.target);
    }
  }
  mark_from(*graph, std::move(closed));
  return graph;
}

std::optional<RunGraph> Yardstick::beginnings() const {
  std::optional<RunGraph> graph = runs_;
  if (graph) graph->final.assign(graph->size(), true);
  return graph;
}

Meaning Yardstick::meaning(const std::string& activity, const std::string& outcome) const {
  const model::Step* step = step_called(activity);
  const std::string& done = step == nullptr ? activity : step->activity;
  Meaning meaning{.cost = weight(done).extra, .known = step != nullptr};
  if (reference_ == nullptr) {
    if (step != nullptr) meaning.name = step->id;
  } else {
    meaning.name = counterparts_->of(done);
    meaning.known = meaning.known || !meaning.name.empty();
    meaning.compared =
        !meaning.name.empty() || step == nullptr || !is_known_refinement(*step, *reference_);
  }
  meaning.labels = labels(meaning.name, outcome);
  if (!meaning.compared) meaning.labels = {behaviour::silent};
  if (!meaning.compared) meaning.cost = 0;
  return meaning;
}

/// What was recorded to have another outcome than the flow knows may have had any.
std::vector<Label> Yardstick::labels(const std::string& name, const std::string& outcome) const {
  std::vector<Label> any;
  if (name.empty()) return {stranger};
  for (auto each = labels_.lower_bound({name, ""});
       each != labels_.end() && each->first.first == name; ++each) {
    if (!outcome.empty() && each->first.second == outcome) return {each->second};
    any.push_back(each->second);
  }
  return any.empty() ? std::vector<Label>{stranger} : any;
}

const std::string& Yardstick::name(TransitionId id) const {
  const model::Step& step = net_.step(id);
  return reference_ == nullptr ? step.id : step.activity;
}

const std::string& Yardstick::outcome(TransitionId id) const { return net_.transition(id).outcome; }

const model::Step* Yardstick::step_called(std::string_view name) const {
  const auto by = [&](const auto& fits) -> const model::Step* {
    const auto found = std::ranges::find_if(procedure_.steps, fits);
    return found == procedure_.steps.end() ? nullptr : &*found;
  };
  if (const auto* step = by([&](const model::Step& each) { return each.id == name; })) return step;
  const std::string folded = model::folded(name);
  const auto labelled = [&](const model::Step& each) {
    return !each.label.empty() && model::folded(each.label) == folded;
  };
  if (const auto* step = by(labelled)) return step;
  return by([&](const model::Step& each) { return each.activity == name; });
}

model::MoveWeight Yardstick::weight(const std::string& activity) const {
  if (reference_ == nullptr) return {};
  const auto known = std::ranges::find(reference_->weights, activity, &model::MoveWeight::activity);
  return known == reference_->weights.end() ? model::MoveWeight{} : *known;
}

}  // namespace selaras::checker
