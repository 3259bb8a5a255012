#include "reports/witness.h"

namespace selaras::reports {
namespace {

std::string ending_key(const checker::Showing& showing) {
  if (!showing.ending || *showing.ending == behaviour::Ending::end) return {};
  return *showing.ending == behaviour::Ending::unfinished ? "witness.unfinished" : "witness.no-end";
}

}  // namespace

std::string_view word(behaviour::Ending ending) {
  switch (ending) {
    case behaviour::Ending::end:
      return "end";
    case behaviour::Ending::unfinished:
      return "unfinished";
    case behaviour::Ending::none:
      return "none";
  }
  return "none";
}

std::string witness_of(const checker::Finding& finding, const Names& names) {
  const Texts& texts = names.texts();
  const checker::Showing& showing = finding.showing;
  std::string run;
  for (std::size_t index = 0; index < finding.witness.size(); ++index) {
    const std::string step = names.step(finding.witness[index]);
    const bool last = index + 1 == finding.witness.size();
    run +=
        (run.empty() ? "" : " → ") +
        (showing.departs == index && !last ? texts.fill("witness.here", {{"step", step}}) : step);
  }
  if (run.empty()) return run;
  const std::string ending = ending_key(showing);
  if (!ending.empty()) run += " (" + texts(ending) + ")";
  if (!showing.shortest) run += " (" + texts("witness.not-shortest") + ")";
  return run;
}

}  // namespace selaras::reports
