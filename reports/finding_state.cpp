#include "reports/finding_state.h"

namespace selaras::reports {

std::string state_note(const checker::Finding& finding, const Texts& texts) {
  if (finding.state == checker::State::fresh) return {};
  if (finding.state == checker::State::baseline) return " (" + texts("state.baseline") + ")";
  std::string note = texts("state.suppressed");
  if (finding.suppression) {
    const model::Suppression& by = *finding.suppression;
    if (!by.by.empty()) note += texts.fill("state.suppressed.by", {{"by", by.by}});
    if (!by.until.empty()) {
      note += texts.fill("state.suppressed.until", {{"until", texts.date(by.until)}});
    }
    if (!by.reason.empty()) note += ": " + by.reason;
  }
  return " (" + note + ")";
}

bool fails(const checker::Finding& finding, const std::optional<model::Level>& fail_on) {
  return fail_on && finding.state == checker::State::fresh && finding.level >= *fail_on;
}

}  // namespace selaras::reports
