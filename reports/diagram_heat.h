#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "model/diagnostic.h"
#include "model/json.h"
#include "model/procedure.h"
#include "reports/diagram.h"
#include "reports/texts.h"

namespace selaras::reports {

// Codes of its diagnostics: those of any file, and
//   heat-other-procedure      expected, value

/// How long each step waits for somebody, in working days a visit; by id.
using Waiting = std::map<std::string, double, std::less<>>;

/// Reads it out of the JSON that `simulate` writes. None where that is no such JSON, is about
/// another procedure or names a step that this one lacks; diagnostics say where.
[[nodiscard]] std::optional<Waiting> read_waiting(const model::json::Node& node,
                                                  const std::string& file,
                                                  const model::Procedure& procedure,
                                                  model::Diagnostics& diagnostics);

/// Puts the numbers into the boxes, on a scale of equal parts up to the longest wait, or to a
/// twentieth of a day where all are shorter.
void heat(Diagram& diagram, const Waiting& waiting, const Texts& texts);

}  // namespace selaras::reports
