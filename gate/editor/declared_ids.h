#pragma once

#include <string>
#include <vector>

#include "gate/editor/cursor.h"
#include "gate/editor/examination.h"
#include "gate/editor/positions.h"
#include "model/json_writer.h"

namespace selaras::gate {

/// Whether the string is where a procedure file names one of its steps, or any file names a rule.
[[nodiscard]] bool names_step(const StringAt& string);
[[nodiscard]] bool names_rule(const StringAt& string);

/// Where the file declares what is named at the point: an array of places, at most one.
void write_definition(model::json::Writer& json, const View& view, EditorPosition position);

/// What may stand at the point: ids that the file declares, words of the reference, rules. Each
/// takes the place of the whole string.
void write_completion(model::json::Writer& json, const View& view, EditorPosition position);

}  // namespace selaras::gate
