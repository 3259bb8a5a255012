#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <tuple>

#include "model/load.h"
#include "tests/fuzz/exchange_words.h"

/// Any bytes give a reference or say why not, alone and as one that extends a shipped one; what was
/// read without a fault answers for every word it uses.
namespace {

using namespace selaras::model;

void demand(bool holds) {
  if (!holds) std::abort();
}

void ask(const Reference& reference) {
  for (const Role& role : reference.roles) {
    demand(reference.is_kind_of(role.id, role.id));
    demand(role.kind_of.empty() || !reference.is_kind_of(role.kind_of, role.id));
  }
  for (const Obligation& obligation : reference.obligations) {
    for (const Basis& basis : obligation.basis) {
      demand(reference.article(basis.article) != nullptr);
      for (const Administration level : reference.levels) std::ignore = letter(basis.mark(level));
    }
    for (const Clause& clause : obligation.clauses) {
      for (const auto& pair : clause.sides) demand(pair.size() == 2);
    }
  }
}

void read(const json::Node& document, const std::vector<Reference>& bases) {
  Diagnostics diagnostics;
  const Reference reference = read_reference(document, "fuzz.json", bases, diagnostics);
  if (diagnostics.empty()) ask(reference);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Diagnostics diagnostics;
  const auto document = json::parse(std::string_view(reinterpret_cast<const char*>(data), size),
                                    "fuzz.json", diagnostics);
  if (!document) return 0;
  read(*document, {});
  read(*document, shipped_references());
  return 0;
}
