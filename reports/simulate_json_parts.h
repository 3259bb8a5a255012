#pragma once

#include <optional>
#include <string_view>

#include "model/json_writer.h"
#include "model/scenario.h"
#include "reports/supplements.h"
#include "reports/texts.h"
#include "simulator/result.h"

/// Parts of a simulation's result as JSON, each written as the next value.
namespace selaras::reports {

/// A member, null where there is no value.
void write(model::json::Writer& json, std::string_view key, const std::optional<double>& value);
void write(model::json::Writer& json, std::string_view key, const model::Length& length);
void write(model::json::Writer& json, const simulator::Promise& promise);
void write(model::json::Writer& json, const simulator::ResourceResult& resource);
void write(model::json::Writer& json, const simulator::NamedInput& input, const Texts& texts);
/// The members `assertions` and `sensitivity` of an object, where something was asked.
void write(model::json::Writer& json, const Supplements& supplements);
/// The members `cases` and `outcomes` of an object.
void write_cases(model::json::Writer& json, const simulator::Result& result);
/// The members of an object from `cases` to `inputs`.
void write_findings(model::json::Writer& json, const simulator::Result& result, const Texts& texts);

}  // namespace selaras::reports
