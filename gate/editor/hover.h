#pragma once

#include "gate/editor/examination.h"
#include "gate/editor/positions.h"
#include "model/json_writer.h"

namespace selaras::gate {

/// What is known about a point of the text, as Markdown: the rule that is named there, the findings
/// that stand there with the pages of their rules, and the step. Null where there is nothing.
void write_hover(model::json::Writer& json, const View& view, EditorPosition position);

}  // namespace selaras::gate
