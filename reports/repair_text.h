#pragma once

#include <string>

#include "checker/edit.h"
#include "model/json_writer.h"
#include "reports/names.h"

namespace selaras::reports {

/// The repair in one sentence.
[[nodiscard]] std::string sentence_of(const checker::Repair& repair, const Names& names);

/// The repair as its edits: an array of objects.
void write_edits(model::json::Writer& json, const checker::Repair& repair);

}  // namespace selaras::reports
