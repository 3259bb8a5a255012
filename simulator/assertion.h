#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/calendar.h"
#include "simulator/result.h"
#include "simulator/simulate.h"

namespace selaras::simulator {

enum class Statistic { mean, p50, p80, p90, p95, share };
enum class Quantity { cycle, waiting, processing, delay };

/// What a user claims of a result: `p90(cycle) <= 14 wd`, `mean(waiting) < 3 h`,
/// `share(cycle <= 10 wd) >= 95%`. Units: wd (working days), cd (calendar days), wh (working
/// hours), h (hours), min (minutes), month.
struct Assertion {
  std::string text;
  Statistic statistic = Statistic::mean;
  Quantity quantity = Quantity::cycle;
  bool at_most = true;  // else at least
  bool strictly = false;
  double value = 0;
  model::UnitReading unit;     // not of a share
  std::optional<Limit> limit;  // of a share
};

/// Empty where the text is no assertion. Percentiles and shares are of the cycle time only.
[[nodiscard]] std::optional<Assertion> assertion_from(std::string_view text);

/// "20 wd": an amount in one of those units. Empty where the text is none.
[[nodiscard]] std::optional<Limit> length_from(std::string_view text);

/// The limits that a run must look at so that the assertions can be judged, in their order.
[[nodiscard]] std::vector<Limit> limits_of(const std::vector<Assertion>& assertions);

/// It holds where the whole 95 % interval keeps to it, it fails where none of it does; between the
/// two the replications do not suffice to say, and a single one never does.
enum class Standing { holds, fails, open };

struct Judgement {
  Assertion assertion;
  Standing standing = Standing::open;
  double value = 0;  // in the assertion's unit
  std::optional<double> half_width95;

  [[nodiscard]] double low() const;  // a share stays within 0 and 1
  [[nodiscard]] double high() const;
};

/// `result` comes from a run with `limits_of` these.
[[nodiscard]] std::vector<Judgement> judge(const std::vector<Assertion>& assertions,
                                           const Result& result, const model::Calendar& calendar);

}  // namespace selaras::simulator
