#pragma once

#include <span>
#include <string>
#include <string_view>

#include "checker/check.h"
#include "checker/flow_time.h"
#include "model/json_writer.h"
#include "reports/check_report.h"
#include "reports/names.h"
#include "reports/texts.h"

namespace selaras::reports {

/// The results as JSON for other programs, `schemaVersion` 1. Messages and help are in the language
/// of `texts`; names, words and numbers are the same in every language.
[[nodiscard]] std::unique_ptr<CheckReport> json_report(std::string_view tool_version,
                                                       const Texts& texts);

/// The members of one procedure, with its times, and of one finding, into an object that is open.
void write_procedure(model::json::Writer& json, const checker::ProcedureResult& result,
                     const checker::FlowTime& time);
void write_finding(model::json::Writer& json, const checker::Finding& finding, const Names& names);

}  // namespace selaras::reports
