#include "importer/read_patterns.h"

#include <algorithm>

#include "model/file_head.h"

namespace selaras::importer {

Patterns read_patterns(model::ObjectReader& reader, std::string_view key) {
  Patterns patterns;
  for (const std::string& text : reader.strings(key)) patterns.emplace_back(text);
  return patterns;
}

std::vector<ActorName> read_names(model::ObjectReader& reader, const Spelling& spelling) {
  return model::read_each(reader, "names", [&](model::ObjectReader& name) {
    ActorName result{.roles = name.strings("roles"),
                     .with_place = name.boolean("withPlace", false)};
    for (const std::string& text : name.strings("names"))
      result.names.push_back(fold(text, spelling));
    std::ranges::sort(result.roles);
    return result;
  });
}

bool read_kind(model::ObjectReader& reader, std::string_view kind) {
  constexpr int newest_version = 1;
  return model::read_head(reader, kind, newest_version);
}

}  // namespace selaras::importer
