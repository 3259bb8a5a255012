#include "model/diagnostic.h"

#include <algorithm>

namespace selaras::model {

void add_fault(Diagnostics& diagnostics, Diagnostic fault) {
  // Faults of one file stand together: as many back, was it still this file?
  const auto same_file_back = [&](std::size_t count) {
    return diagnostics.size() >= count &&
           diagnostics[diagnostics.size() - count].at.file == fault.at.file;
  };
  if (same_file_back(fault_limit + 1)) return;
  if (same_file_back(fault_limit)) {
    fault = {"too-many-faults", {fault.at.file, {}, {}}, {{"limit", std::to_string(fault_limit)}}};
  }
  diagnostics.push_back(std::move(fault));
}

bool has_errors(const Diagnostics& diagnostics) {
  return std::ranges::any_of(diagnostics, [](const Diagnostic& diagnostic) {
    return diagnostic.severity == Diagnostic::Severity::error;
  });
}

}  // namespace selaras::model
