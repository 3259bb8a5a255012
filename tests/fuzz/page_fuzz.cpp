#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "importer/import.h"
#include "importer/places.h"
#include "importer/write_page.h"
#include "model/json.h"
#include "model/load.h"

/// Any bytes as a page: it is refused, or what is read can be proved, written and read again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace selaras;
  const std::string_view page(reinterpret_cast<const char*>(data), size);
  importer::Imported imported = importer::import_page(page, "page.txt");
  if (!imported.procedure) return 0;
  model::Diagnostics faults;
  model::prove_evidence(*imported.procedure, imported.source, faults);
  const auto document =
      model::json::parse(model::write_procedure(*imported.procedure), "page", faults);
  if (document) static_cast<void>(model::read_procedure(*document, "page", faults));
  if (!faults.empty()) std::abort();
  static_cast<void>(
      importer::import_page(importer::write_page(*imported.procedure).page, "page.txt"));
  importer::stand_on_page(imported, "page.txt");
  return 0;
}
