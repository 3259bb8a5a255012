#pragma once

#include "checker/flow_time.h"
#include "model/json_writer.h"

namespace selaras::reports {

/// The member `time` of a procedure: what its stated times come to, by each reading of the units.
void write_time(model::json::Writer& json, const checker::FlowTime& time);

}  // namespace selaras::reports
