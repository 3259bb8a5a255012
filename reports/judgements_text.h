#pragma once

#include <string>
#include <vector>

#include "reports/texts.h"
#include "simulator/assertion.h"

namespace selaras::reports {

/// What was asserted and how it stands, one line each under a heading; empty where nothing was.
[[nodiscard]] std::string judgements_text(const std::vector<simulator::Judgement>& all,
                                          const Texts& texts);

}  // namespace selaras::reports
