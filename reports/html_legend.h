#pragma once

#include "reports/html_view.h"
#include "reports/texts.h"

namespace selaras::reports {

/// What the signs of outcomes and the letters of marks mean.
void set_legend(View& view, const Texts& texts);

}  // namespace selaras::reports
