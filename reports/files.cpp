#include "reports/files.h"

namespace selaras::reports {

std::string source_path(const model::Procedure& procedure) {
  if (!procedure.source) return {};
  const std::size_t slash = procedure.file.rfind('/');
  const std::string folder =
      slash == std::string::npos ? std::string() : procedure.file.substr(0, slash + 1);
  return folder + procedure.source->file;
}

}  // namespace selaras::reports
