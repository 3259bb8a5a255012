#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/procedure.h"
#include "model/reference.h"
#include "reports/diagram.h"

/// Who acts in which lane of a swimlane picture.
namespace selaras::reports::diagram {

/// The widest role that `role` is a kind of or heads: it gives the lane. Without a reference, or
/// for a role that it does not know, `role` itself.
[[nodiscard]] std::string lane_role(std::string_view role, const model::Reference* reference);

/// The lane of an actor: several possible lanes make it `unclear`, no known role `other`.
[[nodiscard]] Diagram::Lane lane_of(const model::Actor& actor, const model::Reference* reference,
                                    const DiagramOptions& options);

/// The lane of a step: its actor's; where none is stated, the one in which all of its outcomes name
/// somebody, else that of the first party to it, else that of the unstated. Nothing is guessed.
[[nodiscard]] Diagram::Lane lane_of(const model::Step& step, const model::Reference* reference,
                                    const DiagramOptions& options);

/// Each lane once: actors in the order of the reference's roles (without one, as first met), then
/// others, the unclear, the unstated.
[[nodiscard]] std::vector<Diagram::Lane> in_order(const std::vector<Diagram::Lane>& met,
                                                  const model::Reference* reference);

}  // namespace selaras::reports::diagram
