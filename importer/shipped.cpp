#include "model/shipped.h"

#include <cstdio>
#include <cstdlib>

#include "importer/lexicon.h"

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

model::json::Node document_of(const model::ShippedFile& file) {
  model::Diagnostics diagnostics;
  auto document = model::json::parse(file.text, std::string(file.path), diagnostics);
  stop_at(diagnostics);
  return std::move(*document);
}

Lexicon read_shipped() {
  model::Diagnostics diagnostics;
  Lexicon lexicon;
  lexicon.language = read_language(document_of(*model::shipped_file(indonesian)),
                                   std::string(indonesian), {}, diagnostics);
  for (const model::ShippedFile& file : model::shipped_files()) {
    if (file.path.starts_with(folder) && file.path != indonesian)
      extend(lexicon, document_of(file), std::string(file.path), diagnostics);
  }
  stop_at(diagnostics);
  return lexicon;
}

}  // namespace

const Lexicon& shipped_lexicon() {
  static const Lexicon lexicon = read_shipped();
  return lexicon;
}

}  // namespace selaras::importer
