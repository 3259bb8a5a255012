#include "reports/counts.h"

#include <array>

#include "reports/rule_text.h"

namespace selaras::reports {
namespace {

/// How many findings there are of each level and state.
struct Count {
  std::array<std::size_t, 3> fresh{};  // by model::Level
  std::size_t baseline = 0;
  std::size_t suppressed = 0;

  void add(const checker::Finding& finding) {
    switch (finding.state) {
      case checker::State::fresh:
        ++fresh[static_cast<std::size_t>(finding.level)];
        break;
      case checker::State::baseline:
        ++baseline;
        break;
      case checker::State::suppressed:
        ++suppressed;
        break;
    }
  }
};

}  // namespace

std::string counting_line(std::span<const checker::ProcedureResult> results, const Texts& texts) {
  Count count;
  for (const checker::ProcedureResult& result : results) {
    for (const checker::Finding& finding : result.findings) count.add(finding);
  }
  const auto of = [&](model::Level level) {
    return texts.count("count." + std::string(level_word(level)),
                       count.fresh[static_cast<std::size_t>(level)]);
  };
  std::string out = texts.count("count.procedure", results.size()) + ": " +
                    of(model::Level::error) + ", " + of(model::Level::warning) + ", " +
                    of(model::Level::note);
  if (count.baseline > 0) out += "; " + texts.count("count.baseline", count.baseline);
  if (count.suppressed > 0) out += "; " + texts.count("count.suppressed", count.suppressed);
  return out;
}

}  // namespace selaras::reports
