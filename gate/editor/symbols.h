#pragma once

#include "gate/editor/examination.h"
#include "model/json_writer.h"

namespace selaras::gate {

/// The outline of a procedure file: steps with those who act in them, documents with their
/// contents, promises of time, each with the stretch it stands on.
void write_symbols(model::json::Writer& json, const View& view);

}  // namespace selaras::gate
