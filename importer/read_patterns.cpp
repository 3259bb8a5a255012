#include "importer/read_patterns.h"

#include <algorithm>

#include "model/file_head.h"

namespace selaras::importer {

namespace {

/// Between the first and the last sign of a pattern, `^` and `$` mean nothing.
bool has_anchor_inside(const std::string& text) {
  const std::size_t begin = text.find('^');
  const std::size_t end = text.find('$');
  return (begin != std::string::npos && begin > 0) || text.rfind('^') != begin ||
         (end != std::string::npos && end + 1 < text.size());
}

}  // namespace

Patterns read_patterns(model::ObjectReader& reader, std::string_view key,
                       const Spelling& spelling) {
  Patterns patterns;
  for (const model::json::Node* node : reader.elements(key)) {
    if (node->kind != model::json::Node::Kind::string) {
      reader.wrong_type(*node, key, "string");
      continue;
    }
    patterns.emplace_back(node->string, spelling);
    if (!patterns.back().has_words())
      reader.report("pattern-without-words", *node, {{"value", node->string}});
    else if (has_anchor_inside(node->string))
      reader.report("pattern-anchor", *node, {{"value", node->string}});
  }
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
