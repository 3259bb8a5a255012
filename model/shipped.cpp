#include "model/shipped.h"

#include <algorithm>

namespace selaras::model {

const ShippedFile* shipped_file(std::string_view path) {
  const std::span<const ShippedFile> files = shipped_files();
  const auto found = std::ranges::lower_bound(files, path, {}, &ShippedFile::path);
  return found != files.end() && found->path == path ? &*found : nullptr;
}

}  // namespace selaras::model
