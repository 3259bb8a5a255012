#include "reports/counts.h"

#include "reports/rule_text.h"

namespace selaras::reports {

void Counts::add(std::span<const checker::ProcedureResult> results) {
  procedures_ += results.size();
  for (const checker::ProcedureResult& result : results) {
    for (const checker::Finding& finding : result.findings) add(finding);
  }
}

void Counts::add(const checker::Finding& finding) {
  switch (finding.state) {
    case checker::State::fresh:
      ++fresh_[static_cast<std::size_t>(finding.level)];
      break;
    case checker::State::baseline:
      ++baseline_;
      break;
    case checker::State::suppressed:
      ++suppressed_;
      break;
  }
}

std::string Counts::line(const Texts& texts) const {
  const auto of = [&](model::Level level) {
    return texts.count("count." + std::string(level_word(level)),
                       fresh_[static_cast<std::size_t>(level)]);
  };
  std::string out = texts.count("count.procedure", procedures_) + ": " + of(model::Level::error) +
                    ", " + of(model::Level::warning) + ", " + of(model::Level::note);
  if (baseline_ > 0) out += "; " + texts.count("count.baseline", baseline_);
  if (suppressed_ > 0) out += "; " + texts.count("count.suppressed", suppressed_);
  return out;
}

}  // namespace selaras::reports
