#include "reports/check_report.h"

namespace selaras::reports {

std::string whole(std::unique_ptr<CheckReport> report,
                  std::span<const checker::ProcedureResult> results, const Files& files) {
  report->add(results, files);
  return report->take();
}

}  // namespace selaras::reports
