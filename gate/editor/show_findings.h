#pragma once

#include "gate/editor/examination.h"
#include "gate/editor/positions.h"
#include "model/json_writer.h"

namespace selaras::gate {

/// Where the finding stands in the text. One about the file as a whole stands at its beginning: an
/// editor would underline every word of it.
[[nodiscard]] EditorRange range_of(const checker::Finding& finding, const View& view,
                                   const Positions& positions);

/// The finding as an editor's diagnostic: its sentence, criterion and advice, and as related places
/// the words of the page and the steps of the run that shows it. Known and accepted ones are hints.
void write_finding(model::json::Writer& json, const checker::Finding& finding, const View& view,
                   const Positions& positions);

/// The parameters of `textDocument/publishDiagnostics`: what is wrong with the text, or what was
/// found in it.
void write_diagnostics(model::json::Writer& json, const View& view);

}  // namespace selaras::gate
