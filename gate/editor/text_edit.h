#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "checker/finding.h"
#include "gate/editor/positions.h"
#include "model/procedure.h"

namespace selaras::gate {

/// Puts `text` in the place of a stretch.
struct TextEdit {
  Stretch at;
  std::string text;

  bool operator==(const TextEdit&) const = default;
};

[[nodiscard]] std::string edited(std::string_view text, const TextEdit& edit);

/// What makes one text the other: the lines between those that both begin and end with.
[[nodiscard]] TextEdit difference_of(std::string_view before, std::string_view after);

/// What writes down, beside the element of the finding, that somebody accepts it; the reason is
/// left for that person to fill in. None where the text has no such element.
[[nodiscard]] std::optional<TextEdit> suppression_entry(std::string_view json,
                                                        const model::Procedure& procedure,
                                                        const checker::Finding& finding);

}  // namespace selaras::gate
