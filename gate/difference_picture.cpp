#include "gate/difference_picture.h"

#include <cassert>

#include "gate/same_ids.h"
#include "reports/diagram_versions.h"

namespace selaras::gate {

std::string difference_svg(const Versions& versions, const reports::Texts& texts) {
  assert(versions.older != nullptr && versions.newer != nullptr);
  const model::Procedure& older = *versions.older->procedure;
  const reports::DiagramOptions options{
      .language = std::string(reports::tag(texts.language())),
      .id_prefix = older.id,
      .text = [&texts](std::string_view key) { return texts(key); }};
  const model::Procedure newer = with_older_ids(*versions.newer->procedure, older);
  return reports::swimlane_svg(
             reports::version_diagram(older, newer, versions.newer->reference, options), options) +
         "\n";
}

}  // namespace selaras::gate
