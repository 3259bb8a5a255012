#pragma once

#include "model/read.h"
#include "model/read_ids.h"
#include "model/scenario.h"

namespace selaras::model {

[[nodiscard]] Shift read_shift(ObjectReader& reader);
[[nodiscard]] Resource read_resource(ObjectReader& reader, const DeclaredIds& shifts);
[[nodiscard]] Arrivals read_arrivals(ObjectReader& reader, const DeclaredIds& shifts);

}  // namespace selaras::model
