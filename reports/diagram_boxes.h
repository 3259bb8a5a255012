#pragma once

#include <string>
#include <string_view>

#include "model/procedure.h"
#include "model/reference.h"
#include "reports/diagram.h"

/// What stands in the boxes of a picture and at its arrows.
namespace selaras::reports::diagram {

/// The words of a step: marker, label, who to whom through whom. The lane is left to the caller.
[[nodiscard]] Diagram::Box box_of(const model::Step& step, const model::Procedure& procedure,
                                  const model::Reference* reference, const DiagramOptions& options);

/// A start, end or gateway.
[[nodiscard]] Diagram::Box box_of(const model::Node& node, const model::Reference* reference,
                                  const DiagramOptions& options);

/// A missing step of the reference.
[[nodiscard]] Diagram::Box ghost_of(const model::Step& step, const model::Reference& reference,
                                    const DiagramOptions& options);

/// What an arrow says: the outcome as the page prints it (else as the reference calls it), and whom
/// it holds for.
[[nodiscard]] std::string arrow_label(const model::Edge& edge, const model::Step* decision,
                                      const model::Reference* reference,
                                      const DiagramOptions& options);

/// The title of a word of the reference's vocabulary; the id where it has none.
[[nodiscard]] std::string term_title(std::string_view id, const model::Reference* reference,
                                     const DiagramOptions& options);

/// "4 a": the markers of an item and those it lies in, without their full stops and brackets.
[[nodiscard]] std::string marker_of(const model::Procedure& procedure, std::string_view item);

}  // namespace selaras::reports::diagram
