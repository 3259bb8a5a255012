#pragma once

#include <memory>
#include <span>
#include <string>

#include "checker/check.h"
#include "reports/files.h"

namespace selaras::reports {

/// What `check` says in one format, made round by round as procedures are examined: it keeps what
/// it will print and nothing of the procedures, so that memory grows with the findings alone.
class CheckReport {
 public:
  virtual ~CheckReport() = default;

  /// Adds results in the order in which they are to be told. `files` holds the files of their
  /// procedures. Nothing is referred to after the call but the references.
  virtual void add(std::span<const checker::ProcedureResult> results, const Files& files) = 0;
  /// The whole text, once.
  [[nodiscard]] virtual std::string take() = 0;
};

/// The report of results that are all at hand.
[[nodiscard]] std::string whole(std::unique_ptr<CheckReport> report,
                                std::span<const checker::ProcedureResult> results,
                                const Files& files = {});

}  // namespace selaras::reports
