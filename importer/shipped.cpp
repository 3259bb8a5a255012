#include "model/shipped.h"

#include <cstdio>
#include <cstdlib>

#include "importer/language.h"

namespace selaras::importer {
namespace {

constexpr std::string_view folder = "procedures/language/";
constexpr std::string_view indonesian = "procedures/language/indonesian.json";

/// A fault in what the program itself carries: says where, and stops.
void stop_at(const model::Diagnostics& diagnostics) {
  for (const model::Diagnostic& fault : diagnostics) {
    std::fprintf(stderr, "%s:%u: %s\n", fault.at.file.c_str(), fault.at.begin.line,
                 fault.code.c_str());
  }
  if (!diagnostics.empty()) std::abort();
}

Language read_shipped_language() {
  model::Diagnostics diagnostics;
  Language language =
      read_language(model::shipped_file(indonesian)->text, std::string(indonesian), diagnostics);
  stop_at(diagnostics);
  return language;
}

std::vector<Phrases> read_shipped_phrases() {
  std::vector<Phrases> all;
  for (const model::ShippedFile& file : model::shipped_files()) {
    if (!file.path.starts_with(folder) || file.path == indonesian) continue;
    model::Diagnostics diagnostics;
    all.push_back(
        read_phrases(file.text, std::string(file.path), shipped_language().spelling, diagnostics));
    stop_at(diagnostics);
  }
  return all;
}

}  // namespace

const Language& shipped_language() {
  static const Language language = read_shipped_language();
  return language;
}

const std::vector<Phrases>& shipped_phrases() {
  static const std::vector<Phrases> phrases = read_shipped_phrases();
  return phrases;
}

}  // namespace selaras::importer
