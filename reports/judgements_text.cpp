#include "reports/judgements_text.h"

#include "model/text.h"
#include "reports/supplements.h"

namespace selaras::reports {
namespace {

std::string bounds(const simulator::Judgement& judgement, const Texts& texts) {
  const auto shown = [&](double value) {
    return judgement.assertion.limit ? texts.percent(value, 1) : texts.number(value, 2);
  };
  if (!judgement.half_width95) return shown(judgement.value);
  return shown(judgement.value) + " [" + shown(judgement.low()) + " – " + shown(judgement.high()) +
         "]";
}

}  // namespace

std::string judgements_text(const std::vector<simulator::Judgement>& all, const Texts& texts) {
  std::string out;
  for (const simulator::Judgement& judgement : all) {
    out += "  " + model::printable(judgement.assertion.text) + ": " +
           texts(key(judgement.standing)) + ", " + bounds(judgement, texts) + "\n";
  }
  return out.empty() ? out : "\n" + texts("simulation.assertions") + "\n" + out;
}

}  // namespace selaras::reports
