#pragma once

#include <map>
#include <string>

#include "model/procedure.h"
#include "model/reference.h"

namespace selaras::checker {

/// Which activity of the reference's flow each step of a procedure does: its own, or that which it
/// stands for because no step states that one itself.
class Counterparts {
 public:
  Counterparts(const model::Procedure& procedure, const model::Reference& reference);

  /// Empty where the reference's flow has no such activity.
  [[nodiscard]] const std::string& of(const model::Step& step) const;
  [[nodiscard]] const std::string& of(const std::string& activity) const;

 private:
  std::map<std::string, std::string> by_activity_;
};

/// The reference knows the step as a refinement of something, so that it is no departure.
[[nodiscard]] bool is_known_refinement(const model::Step& step, const model::Reference& reference);

}  // namespace selaras::checker
