#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "behaviour/inclusive.h"
#include "behaviour/skeleton.h"
#include "model/id.h"
#include "model/procedure.h"

/// What a procedure can do. The flow is compiled once into a 1-safe Petri net (a workflow net with
/// several ends); every question about behaviour is asked of that net and of nothing else.
namespace selaras::behaviour {

struct PlaceTag;
struct TransitionTag;
using PlaceId = model::Id<PlaceTag>;
using TransitionId = model::Id<TransitionTag>;

/// One way of passing a node: a step by one of its outcomes, a gateway, an end.
struct Transition {
  model::NodeId node;
  std::string outcome;            // of a decision; empty otherwise
  bool visible = false;           // it is a step being done
  std::vector<PlaceId> consumes;  // sorted
  std::vector<PlaceId> produces;  // sorted
};

/// Where a token can lie. An edge of the flow is a place; so is every way of being finished.
struct Place {
  enum class Kind { edge, inside, end, unfinished };
  Kind kind = Kind::edge;
  std::uint32_t edge = 0;  // kind edge: index into Flow::edges
  model::NodeId node;      // inside: the step being done; end: the end; unfinished: the step
                           // after which nothing is stated
  std::string outcome;     // unfinished: the outcome after which nothing is stated
};

struct Reduction;

class Net {
 public:
  using AskedAbout = std::function<bool(const model::Step&)>;

  /// Compiles a flow. Places and transitions are numbered as the page has their nodes, not the
  /// file, so that of several shortest runs the same one is found whatever the file's order. A step
  /// that nothing follows, or an outcome that nothing follows, leads to a place of its own
  /// (`unfinished`): silence is neither an end nor a loop.
  /// `asked_about`: true of the steps that most questions will be about; null: of none.
  explicit Net(const model::Procedure& procedure, AskedAbout asked_about = nullptr);

  [[nodiscard]] std::span<const Place> places() const { return places_; }
  [[nodiscard]] std::span<const Transition> transitions() const { return transitions_; }
  [[nodiscard]] PlaceId initial() const { return initial_; }
  [[nodiscard]] PlaceId place_of_edge(std::uint32_t edge) const { return edge_places_[edge]; }
  [[nodiscard]] const Transition& transition(TransitionId id) const {
    return transitions_[id.value()];
  }
  /// The step that a visible transition does.
  [[nodiscard]] const model::Step& step(TransitionId id) const;
  /// Inclusive gateways that open and close one block are choices of branches. Others have no
  /// agreed meaning: nothing is decided about a procedure with one.
  [[nodiscard]] bool has_inclusive() const { return !inclusive_.empty(); }
  [[nodiscard]] std::span<const model::NodeId> inclusive() const { return inclusive_; }
  /// The same without names; places and transitions have the same indexes, sites are nodes.
  [[nodiscard]] const Skeleton& skeleton() const { return skeleton_; }
  /// A step is done that most questions are about.
  [[nodiscard]] bool is_asked_about(TransitionId id) const;
  /// The skeleton reduced, but for those steps: one reduction serves most questions. Made when
  /// first asked for; a net is one thread's.
  [[nodiscard]] const Reduction& reduced_for_questions() const;
  [[nodiscard]] const model::Procedure& procedure() const { return *procedure_; }

 private:
  void compile_edges(const std::vector<model::NodeId>& order);
  [[nodiscard]] std::vector<PlaceId> places_of_edges(const std::vector<std::uint32_t>& edges) const;
  PlaceId add_place(Place place);
  void add_transition(Transition transition);
  void compile_start(const std::vector<std::vector<std::uint32_t>>& out);
  void compile_step(model::NodeId node, const std::vector<std::uint32_t>& in,
                    const std::vector<std::uint32_t>& out);
  void compile_gateway(model::NodeId node, const std::vector<std::uint32_t>& in,
                       const std::vector<std::uint32_t>& out);
  void compile_inclusive(model::NodeId node, const std::vector<std::uint32_t>& in,
                         const std::vector<std::uint32_t>& out,
                         const std::vector<InclusiveBlock>& blocks);
  void open_some(model::NodeId node, const std::vector<PlaceId>& entries,
                 const std::vector<InclusiveBlock::Branch>& branches);
  void compile_end(model::NodeId node, const std::vector<std::uint32_t>& in);
  void compile_skeleton();

  const model::Procedure* procedure_;
  std::vector<Place> places_;
  std::vector<PlaceId> edge_places_;  // by edge of the flow
  std::vector<Transition> transitions_;
  std::vector<model::NodeId> inclusive_;  // those without a meaning
  Skeleton skeleton_;
  AskedAbout asked_about_;
  mutable std::shared_ptr<const Reduction> reduced_for_questions_;
  PlaceId initial_;
};

}  // namespace selaras::behaviour
