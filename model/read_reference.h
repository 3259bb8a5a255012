#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/read.h"
#include "model/read_ids.h"
#include "model/read_procedure.h"
#include "model/reference.h"
#include "model/words.h"

namespace selaras::model {

/// What a reference declares and its parts may name; ids of the one that it extends included.
struct DeclaredVocabulary {
  DeclaredParts parts;
  DeclaredIds activities{"activity"};           // steps and refinements
  std::map<std::string, DeclaredIds> outcomes;  // of each decision, by the step's id
  DeclaredIds roles{"role"};
  DeclaredIds terms{"term"};
  DeclaredIds articles{"article"};
  DeclaredIds readings{"reading"};
  DeclaredIds obligations{"obligation"};
  std::vector<Administration> levels;  // those the reference serves
};

/// A value for every level served: an object with a member for each, or a lone value, which holds
/// for all and is kept under `unstated`. `read` reads the member of a name.
template <class Read>
auto read_by_level(ObjectReader& reader, std::string_view key,
                   const std::vector<Administration>& levels, Read read) {
  std::map<Administration, decltype(read(reader, key))> result;
  const json::Node* node = reader.required(key);
  if (node == nullptr) return result;
  if (node->kind != json::Node::Kind::object) {
    result[Administration::unstated] = read(reader, key);
    return result;
  }
  ObjectReader by_level(*node, reader.file(), reader.diagnostics());
  for (const Administration level : levels) {
    result[level] = read(by_level, words::word_for(words::administrations(), level));
  }
  by_level.finish();
  return result;
}

[[nodiscard]] std::vector<Obligation> read_obligations(ObjectReader& file,
                                                       const DeclaredVocabulary& declared);
[[nodiscard]] std::vector<Basis> read_basis(ObjectReader& reader,
                                            const DeclaredVocabulary& declared);
[[nodiscard]] Clause read_clause(ObjectReader& reader, const DeclaredVocabulary& declared);

/// Reports where obligations need each other in a circle.
void check_needs(const std::vector<Obligation>& obligations, Diagnostics& diagnostics);

}  // namespace selaras::model
