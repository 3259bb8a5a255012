#include "importer/losses.h"

#include <algorithm>
#include <map>

#include "importer/said.h"
#include "model/text.h"

namespace selaras::importer {
namespace {

model::Diagnostic lost(const char* code, const Said& said) {
  return {.code = code,
          .at = said.place,
          .arguments = {{"at", model::shortened(said.at)}, {"value", model::shortened(said.value)}},
          .severity = model::Diagnostic::Severity::warning};
}

/// Steps are named anew when a page is read: the same place in the order is the same step.
std::map<std::string, std::string> names(const model::Procedure& procedure,
                                         const model::Procedure& read_back) {
  std::map<std::string, std::string> same;
  for (std::size_t i = 0; i < std::min(procedure.steps.size(), read_back.steps.size()); ++i)
    same[read_back.steps[i].id] = procedure.steps[i].id;
  return same;
}

}  // namespace

model::Diagnostics losses(const model::Procedure& procedure, const model::Procedure& read_back) {
  const std::vector<Said> before = all_said(procedure, {});
  const std::vector<Said> after = all_said(read_back, names(procedure, read_back));
  model::Diagnostics found;
  for (const Said& said : before) {
    if (!std::binary_search(after.begin(), after.end(), said))
      found.push_back(lost("page-cannot-say", said));
  }
  for (const Said& said : after) {
    if (std::binary_search(before.begin(), before.end(), said)) continue;
    model::Diagnostic more = lost("page-says-more", said);
    more.at = procedure.at;
    found.push_back(std::move(more));
  }
  return found;
}

}  // namespace selaras::importer
