#include "model/shipped_procedures.h"

#include <cassert>
#include <string>

#include "model/json.h"
#include "model/load.h"
#include "model/shipped.h"

namespace selaras::model {
namespace {

std::vector<Procedure> read_all() {
  std::vector<Procedure> all;
  for (const ShippedFile& file : shipped_files()) {
    if (!file.path.starts_with("procedures/") || !file.path.ends_with("/procedure.json")) continue;
    const std::string path(file.path);
    Diagnostics diagnostics;
    const auto document = json::parse(file.text, path, diagnostics);
    assert(document && "a shipped procedure is JSON");
    all.push_back(read_procedure(*document, path, diagnostics));
    assert(!has_errors(diagnostics) && "a shipped procedure has no faults");
  }
  return all;
}

}  // namespace

const std::vector<Procedure>& shipped_procedures() {
  static const std::vector<Procedure> all = read_all();
  return all;
}

}  // namespace selaras::model
