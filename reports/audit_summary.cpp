#include "reports/audit_summary.h"

#include <algorithm>
#include <array>

#include "reports/text_paint.h"
#include "reports/verdicts.h"

namespace selaras::reports {
namespace {

constexpr std::size_t region_columns = 27;
constexpr std::size_t count_columns = 9;
constexpr std::array level_order{model::Level::error, model::Level::warning, model::Level::note};
constexpr std::array verdict_order{checker::Verdict::met, checker::Verdict::not_met,
                                   checker::Verdict::cannot_tell};

std::string cell(std::string_view words) { return right_aligned(words, count_columns); }

std::string header(const Texts& texts) {
  std::string first(region_columns, ' ');
  std::string second = padded(texts("summary.region"), region_columns);
  for (const checker::Verdict verdict : verdict_order) {
    const std::string key = "summary." + std::string(word(verdict));
    first += cell(texts(key + ".above"));
    second += cell(texts(key + ".below"));
  }
  for (const std::string_view level : {"error", "warning", "note"}) {
    const std::string key = "summary." + std::string(level);
    first += cell(texts(key + ".above"));
    second += cell(texts(key + ".below"));
  }
  first.erase(first.find_last_not_of(' ') + 1);
  return first + (first.empty() ? "" : "\n") + second + "\n";
}

std::size_t obligations_of(const checker::ProcedureResult& result, checker::Verdict verdict) {
  return static_cast<std::size_t>(
      std::ranges::count(result.obligations, verdict, &checker::ObligationResult::verdict));
}

std::string row(const checker::ProcedureResult& result, const Texts& texts, bool colour) {
  std::string out = padded(result.procedure->region, region_columns);
  for (const checker::Verdict verdict : verdict_order) {
    out += cell(texts.number(static_cast<double>(obligations_of(result, verdict))));
  }
  for (const model::Level level : level_order) {
    const std::size_t count = result.count(level);
    const std::string shown = cell(texts.number(static_cast<double>(count)));
    out += painted(shown, count > 0 ? ink_of(level) : Ink::plain, colour);
  }
  return out + "\n";
}

}  // namespace

std::string audit_summary(const Audit& audit, const Texts& texts, TextStyle style) {
  std::string out = header(texts);
  for (const AuditedProcedure& each : audit.procedures) {
    out += row(*each.result, texts, style.colour);
  }
  out += "\n" + wrapped(texts("summary.remark"), 0) + "\n";
  if (!audit.unread.empty()) out += texts.count("summary.unread", audit.unread.size()) + "\n";
  return out;
}

}  // namespace selaras::reports
