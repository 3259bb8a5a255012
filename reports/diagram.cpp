#include "reports/diagram.h"

#include <algorithm>
#include <deque>
#include <map>
#include <utility>

#include "reports/diagram_boxes.h"
#include "reports/diagram_findings.h"
#include "reports/diagram_lanes.h"
#include "reports/texts.h"

namespace selaras::reports {
namespace {

using BoxKind = Diagram::BoxKind;
using ArrowKind = Diagram::ArrowKind;

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

ArrowKind kind_of(model::Origin origin) {
  switch (origin) {
    case model::Origin::stated:
      return ArrowKind::stated;
    case model::Origin::listed:
      return ArrowKind::listed;
    case model::Origin::inferred:
      break;
  }
  return ArrowKind::inferred;
}

class Maker {
 public:
  Maker(const model::Procedure& procedure, const model::Reference* reference,
        std::span<const checker::Finding> findings, const DiagramOptions& options)
      : procedure_(procedure), reference_(reference), findings_(findings), options_(options) {}

  Diagram make() && {
    add_nodes();
    add_edges();
    if (reference_) add_ghosts();
    settle_lanes();
    diagram::mark(out_, procedure_, reference_, findings_, options_);
    name();
    return std::move(out_);
  }

 private:
  void add_box(Diagram::Box box, Diagram::Lane lane, bool settled = true) {
    out_.boxes.push_back(std::move(box));
    lanes_.push_back(std::move(lane));
    settled_.push_back(settled);
  }

  void add_nodes() {
    for (const model::Node& node : procedure_.flow.nodes) {
      if (node.kind != model::NodeKind::step) {
        add_box(diagram::box_of(node, reference_, options_), {}, false);
        continue;
      }
      const model::Step& step = procedure_.step_of(node);
      add_box(diagram::box_of(step, procedure_, reference_, options_),
              diagram::lane_of(step, reference_, options_));
    }
  }

  const model::Step* decision(model::NodeId id) const {
    const model::Node& node = procedure_.flow.nodes[id.value()];
    return node.kind == model::NodeKind::step ? &procedure_.step_of(node) : nullptr;
  }

  void add_edges() {
    for (const model::Edge& edge : procedure_.flow.edges)
      out_.arrows.push_back(
          {.from = edge.from.value(),
           .to = edge.to.value(),
           .kind = kind_of(edge.origin),
           .label = diagram::arrow_label(edge, decision(edge.from), reference_, options_)});
  }

  void add_ghosts() {
    for (const model::Step* step : diagram::missing_steps(procedure_, *reference_, findings_)) {
      ghosts_[step->id] = out_.boxes.size();
      add_box(diagram::ghost_of(*step, *reference_, options_),
              diagram::lane_of(*step, reference_, options_));
    }
    const auto& nodes = reference_->procedure.flow.nodes;
    if (ghosts_.empty()) return;
    for (std::size_t i = 0; i < nodes.size(); ++i)
      if (shown(nodes[i]) != nowhere) follow_reference(i);
  }

  /// The box that stands for a node of the reference's flow.
  std::size_t shown(const model::Node& node) const {
    if (node.kind == model::NodeKind::step) {
      const model::Step& step = reference_->procedure.step_of(node);
      if (const auto ghost = ghosts_.find(step.id); ghost != ghosts_.end()) return ghost->second;
      return box_of_activity(step.activity.empty() ? step.id : step.activity);
    }
    for (std::size_t i = 0; i < procedure_.flow.nodes.size(); ++i) {
      const model::Node& own = procedure_.flow.nodes[i];
      if (own.kind != node.kind) continue;
      if (node.kind == model::NodeKind::start) return i;
      if (node.kind == model::NodeKind::end && own.outcome == node.outcome) return i;
    }
    return nowhere;
  }

  std::size_t box_of_activity(const std::string& activity) const {
    const model::Step* step = diagram::step_stating(procedure_, *reference_, activity);
    for (std::size_t i = 0; step && i < procedure_.flow.nodes.size(); ++i) {
      const model::Node& node = procedure_.flow.nodes[i];
      if (node.kind == model::NodeKind::step && &procedure_.step_of(node) == step) return i;
    }
    return nowhere;
  }

  /// Draws an arrow from a shown node of the reference to the next shown ones, through those that
  /// are not, wherever a ghost is at one end.
  void follow_reference(std::size_t from) {
    const model::Flow& flow = reference_->procedure.flow;
    std::vector<bool> seen(flow.nodes.size(), false);
    std::deque<std::pair<std::size_t, std::string>> queue = {{from, {}}};
    while (!queue.empty()) {
      const auto [at, label] = queue.front();
      queue.pop_front();
      for (const model::Edge& edge : flow.edges) {
        const std::size_t to = edge.to.value();
        if (edge.from.value() != at || seen[to]) continue;
        seen[to] = true;
        std::string said = at == from && !edge.outcome.empty()
                               ? diagram::term_title(edge.outcome, reference_, options_)
                               : label;
        if (const std::size_t box = shown(flow.nodes[to]); box != nowhere) {
          add_ghost_arrow(shown(flow.nodes[from]), box, std::move(said));
        } else {
          queue.emplace_back(to, std::move(said));
        }
      }
    }
  }

  void add_ghost_arrow(std::size_t from, std::size_t to, std::string label) {
    if (from == to || !(out_.boxes[from].ghost || out_.boxes[to].ghost)) return;
    out_.arrows.push_back(
        {.from = from, .to = to, .kind = ArrowKind::ghost, .label = std::move(label)});
  }

  /// Starts stand in the lane of what follows, ends and gateways in that of what comes before.
  void settle_lanes() {
    for (bool changed = true; changed;) {
      changed = false;
      for (const Diagram::Arrow& arrow : out_.arrows)
        changed = settle(arrow.from, arrow.to, out_.boxes[arrow.from].kind == BoxKind::start) ||
                  settle(arrow.to, arrow.from, out_.boxes[arrow.to].kind != BoxKind::start) ||
                  changed;
    }
    settle_rest();
    number_lanes();
  }

  bool settle(std::size_t box, std::size_t by, bool willing) {
    if (!willing || settled_[box] || !settled_[by]) return false;
    lanes_[box] = lanes_[by];
    settled_[box] = true;
    return true;
  }

  /// What hangs on nothing stands where the first settled box stands.
  void settle_rest() {
    const auto first = std::ranges::find(settled_, true);
    const Diagram::Lane fallback = first == settled_.end()
                                       ? diagram::lane_of(model::Step{}, reference_, options_)
                                       : lanes_[static_cast<std::size_t>(first - settled_.begin())];
    for (std::size_t i = 0; i < lanes_.size(); ++i)
      if (!settled_[i]) lanes_[i] = fallback;
  }

  void number_lanes() {
    out_.lanes = diagram::in_order(lanes_, reference_);
    for (std::size_t i = 0; i < out_.boxes.size(); ++i) {
      const auto lane = std::ranges::find_if(out_.lanes, [&](const Diagram::Lane& each) {
        return each.kind == lanes_[i].kind && each.id == lanes_[i].id;
      });
      out_.boxes[i].lane = static_cast<std::size_t>(lane - out_.lanes.begin());
    }
  }

  void name() {
    out_.title = procedure_.title ? procedure_.title->text : procedure_.id;
    if (!procedure_.region.empty()) out_.title = procedure_.region + ": " + out_.title;
    std::size_t steps = 0;
    std::string list;
    for (const Diagram::Box& box : out_.boxes) {
      if (box.ghost || (box.kind != BoxKind::step && box.kind != BoxKind::decision)) continue;
      ++steps;
      list.append(list.empty() ? "" : "; ").append(box.label);
      list.append(" (").append(out_.lanes[box.lane].title).append(")");
    }
    out_.description = filled(
        options_.text(ghosts_.empty() ? "diagram.description" : "diagram.description.against"),
        [&](std::string_view key) -> std::optional<std::string> {
          if (key == "steps") return std::to_string(steps);
          if (key == "lanes") return std::to_string(out_.lanes.size());
          if (key == "missing") return std::to_string(ghosts_.size());
          return list;
        });
  }

  const model::Procedure& procedure_;
  const model::Reference* reference_;
  std::span<const checker::Finding> findings_;
  const DiagramOptions& options_;
  Diagram out_;
  std::vector<Diagram::Lane> lanes_;  // of each box, before they are numbered
  std::vector<bool> settled_;
  std::map<std::string, std::size_t> ghosts_;  // by id of the reference's step
};

}  // namespace

Diagram make_diagram(const model::Procedure& procedure, const model::Reference* reference,
                     std::span<const checker::Finding> findings, const DiagramOptions& options) {
  return Maker(procedure, reference, findings, options).make();
}

}  // namespace selaras::reports
