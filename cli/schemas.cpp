#include "cli/schemas.h"

#include "model/shipped.h"

namespace selaras::cli {

std::vector<Schema> schemas() {
  constexpr std::string_view folder = "procedures/schema/";
  constexpr std::string_view ending = ".schema.json";
  std::vector<Schema> all;
  for (const model::ShippedFile& file : model::shipped_files()) {
    if (!file.path.starts_with(folder) || !file.path.ends_with(ending)) continue;
    std::string_view kind = file.path.substr(folder.size());
    kind.remove_suffix(ending.size());
    all.push_back({.kind = std::string(kind), .text = file.text});
  }
  return all;
}

}  // namespace selaras::cli
