#pragma once

#include "reports/html_sheet.h"

namespace selaras::reports {

/// Cause and effect as the auditor wrote them, each to be filled in by hand where nobody did; then
/// what the office answered and what is to be done.
void set_notes(View& view, const checker::Finding& finding, const Sheet& sheet);

/// "new since the earlier audit", "already in the earlier audit"; empty where there is none.
[[nodiscard]] std::string since_earlier(const checker::Finding& finding, const Sheet& sheet);

/// Findings of the earlier audit that are gone.
[[nodiscard]] View gone_view(const Sheet& sheet);

/// Letter of assignment and signatures of the audit; an empty list where nobody gave them.
[[nodiscard]] View identity_view(const Audit& audit, const Texts& texts);

/// Notes that belong to nothing in the audit any more, with all that they say.
[[nodiscard]] View orphans_view(const Audit& audit, const Texts& texts);

}  // namespace selaras::reports
