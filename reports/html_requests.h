#pragma once

#include "reports/html_sheet.h"

namespace selaras::reports {

/// Which documents would settle what this page leaves open, and what each would settle: the decree
/// for the service standard, the operating procedure for who acts in which order, and what the
/// reference says a step produces for everything a document itself shows. An obligation that an
/// auditor has judged is open no more.
[[nodiscard]] View requests_view(const Sheet& sheet);

}  // namespace selaras::reports
