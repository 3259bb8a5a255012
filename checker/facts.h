#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "behaviour/soundness.h"
#include "model/graph.h"
#include "model/procedure.h"
#include "model/reference.h"

namespace selaras::checker {

/// What the rules ask about one procedure: the procedure, the reference it is measured against
/// (none where no reference matches) and questions about its graph, answered once.
class Facts {
 public:
  Facts(const model::Procedure& procedure, const model::Reference* reference);

  [[nodiscard]] const model::Procedure& procedure() const { return procedure_; }
  [[nodiscard]] const model::Reference* reference() const { return reference_; }
  [[nodiscard]] const model::FlowGraph& graph() const { return graph_; }
  /// What the procedure can do, and what is wrong with that; worked out when first asked.
  [[nodiscard]] const behaviour::Net& net() const;
  [[nodiscard]] const behaviour::Soundness& soundness() const;

  /// Steps in the order of the page, whatever their order in the file: by the line of their first
  /// quote, and by id where that is the same.
  [[nodiscard]] const std::vector<const model::Step*>& steps() const { return steps_; }
  /// Claims of time in the order of the page.
  [[nodiscard]] const std::vector<const model::TimeClaim*>& claims() const { return claims_; }
  /// Steps that state the activity, in the order of the page.
  [[nodiscard]] std::vector<const model::Step*> steps_of(std::string_view activity) const;
  /// Statements about the activity that stand outside the procedure section.
  [[nodiscard]] std::vector<const model::Step*> statements_of(std::string_view activity) const;
  /// Steps that put the document out, in the order of the page.
  [[nodiscard]] std::vector<const model::Step*> producers(std::string_view document) const;

  /// The node of a step of the procedure.
  [[nodiscard]] model::NodeId node(const model::Step& step) const;
  /// The step at a node; null where the node is none.
  [[nodiscard]] const model::Step* step_at(model::NodeId node) const;
  /// Steps that can be the first to happen.
  [[nodiscard]] const std::vector<const model::Step*>& first_steps() const { return first_steps_; }
  [[nodiscard]] bool is_first(const model::Step& step) const;
  /// Reachable steps by which the service comes to what it gives, in the order of the page: those
  /// on a way to a `granted` milestone or end; where neither exists, to any end.
  [[nodiscard]] std::vector<const model::Step*> steps_to_product() const;

  /// The two roles belong to one body: the same, one the head of the other, or one a kind of the
  /// other.
  [[nodiscard]] bool same_body(std::string_view role, std::string_view other) const;
  /// Everyone the name may mean belongs to the body that applies.
  [[nodiscard]] bool is_applicant(const model::Actor& actor) const;
  /// Somebody that one name may mean and somebody that the other may mean belong to one body.
  [[nodiscard]] bool share_a_body(const model::Actor& actor, const model::Actor& other) const;
  /// The step is a refinement of the activity, by its own word or by the reference's.
  [[nodiscard]] bool refines(const model::Step& step, std::string_view activity) const;
  /// Everyone the name may mean serves the whole nation.
  [[nodiscard]] bool is_central(const model::Actor& actor) const;

  /// What the page says at an item: its own quotes, else those of the steps stated there.
  [[nodiscard]] std::string text_of(const model::Item& item) const;

 private:
  [[nodiscard]] std::string_view body_of(std::string_view role) const;
  [[nodiscard]] std::vector<model::NodeId> goals() const;
  /// By node: it is a goal, or a path leads from it to one.
  [[nodiscard]] std::vector<bool> leading_to(const std::vector<model::NodeId>& goals) const;

  const model::Procedure& procedure_;
  const model::Reference* reference_;
  model::FlowGraph graph_;
  std::vector<const model::Step*> steps_;
  std::vector<const model::TimeClaim*> claims_;
  std::vector<const model::Step*> first_steps_;
  std::vector<std::string> applicants_;  // roles
  mutable std::unique_ptr<behaviour::Net> net_;
  mutable std::unique_ptr<behaviour::Soundness> soundness_;
};

}  // namespace selaras::checker
