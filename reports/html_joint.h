#pragma once

#include <string>

#include "reports/audit.h"
#include "reports/html_part.h"
#include "reports/supplements.h"

namespace selaras::reports {

/// What the load of shared people does to the promises of all who hang on them, as a part of the
/// audit's page: pictures and tables, each figure with its interval, under the sentence that a
/// model is no evidence.
[[nodiscard]] Part joint_part(const AuditedJoint& joint, const Texts& texts);

/// The same as a page by itself, in both languages.
[[nodiscard]] std::string joint_page(const AuditedJoint& joint, const Supplements& supplements,
                                     Language first);

}  // namespace selaras::reports
