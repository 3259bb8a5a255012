#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

  /// Steps that state the activity, in file order.
  [[nodiscard]] std::vector<const model::Step*> steps_of(std::string_view activity) const;
  /// Statements about the activity that stand outside the procedure section.
  [[nodiscard]] std::vector<const model::Step*> statements_of(std::string_view activity) const;
  /// Steps that put the document out.
  [[nodiscard]] std::vector<const model::Step*> producers(std::string_view document) const;

 private:
  const model::Procedure& procedure_;
  const model::Reference* reference_;
  model::FlowGraph graph_;
};

}  // namespace selaras::checker
