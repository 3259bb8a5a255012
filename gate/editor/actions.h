#pragma once

#include <string>
#include <vector>

#include "gate/editor/examination.h"
#include "gate/editor/positions.h"
#include "model/json_writer.h"

namespace selaras::gate {

/// What can be done about the findings in a range: what puts them right, as far as that is proved
/// on the text as it would then be; an entry that accepts them; the normal form of the file. Of the
/// kinds asked for; none asked for: all.
void write_actions(model::json::Writer& json, const View& view, const EditorRange& range,
                   const std::vector<std::string>& kinds);

/// What puts the file into its normal form: an array of edits, empty where it is, where it is no
/// procedure that can be read, and where comments would be lost.
void write_formatting(model::json::Writer& json, const View& view);

}  // namespace selaras::gate
