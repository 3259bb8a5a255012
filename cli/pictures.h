#pragma once

#include <string>

#include "checker/check.h"
#include "reports/diagram.h"
#include "reports/texts.h"

namespace selaras::cli {

/// Options that let a picture speak the language of `texts`; `result` must outlive them.
[[nodiscard]] reports::DiagramOptions diagram_options(const checker::ProcedureResult& result,
                                                      const reports::Texts& texts);

/// The procedure's swimlanes; with `differences`, what the findings say is drawn in.
[[nodiscard]] reports::Diagram diagram_of(const checker::ProcedureResult& result, bool differences,
                                          const reports::DiagramOptions& options);

}  // namespace selaras::cli
