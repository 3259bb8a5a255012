#include "reports/audit_summary.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "model/text.h"
#include "reports/rule_text.h"
#include "reports/text_paint.h"
#include "reports/verdicts.h"

namespace selaras::reports {
namespace {

constexpr std::size_t all_columns = 80;

/// A column of counts: obligations with that verdict, or findings of that level.
struct Column {
  std::string above, below;  // the two lines of its head
  std::optional<checker::Verdict> verdict;
  model::Level level = model::Level::note;

  [[nodiscard]] std::size_t width() const {
    return 1 + std::max(model::code_points(above), model::code_points(below));
  }
};

std::vector<Column> columns(const Texts& texts) {
  using checker::Verdict;
  std::vector<Column> made;
  const auto add = [&](std::string_view name, std::optional<Verdict> verdict, model::Level level) {
    const std::string key = "summary." + std::string(name);
    made.push_back({texts(key + ".above"), texts(key + ".below"), verdict, level});
  };
  for (const Verdict verdict : {Verdict::met, Verdict::not_met, Verdict::cannot_tell}) {
    add(word(verdict), verdict, model::Level::note);
  }
  for (const model::Level level :
       {model::Level::error, model::Level::warning, model::Level::note}) {
    add(level_word(level), std::nullopt, level);
  }
  return made;
}

/// What the columns of counts leave.
std::size_t region_columns(const std::vector<Column>& columns) {
  std::size_t rest = all_columns;
  for (const Column& column : columns) rest -= column.width();
  return rest;
}

std::string without_blanks_at_end(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

std::string header(const std::vector<Column>& columns, const Texts& texts) {
  std::string first(region_columns(columns), ' ');
  std::string second = padded(texts("summary.region"), region_columns(columns));
  for (const Column& column : columns) {
    first += right_aligned(column.above, column.width());
    second += right_aligned(column.below, column.width());
  }
  return without_blanks_at_end(first) + "\n" + second + "\n";
}

std::size_t count_of(const checker::ProcedureResult& result, const Column& column) {
  if (!column.verdict) return result.count(column.level);
  return static_cast<std::size_t>(
      std::ranges::count(result.obligations, *column.verdict, &checker::ObligationResult::verdict));
}

std::string row(const checker::ProcedureResult& result, const std::vector<Column>& columns,
                const Texts& texts, bool colour) {
  std::string out = padded(result.procedure->region, region_columns(columns));
  for (const Column& column : columns) {
    const std::size_t count = count_of(result, column);
    const std::string shown =
        right_aligned(texts.number(static_cast<double>(count)), column.width());
    const bool inked = count > 0 && !column.verdict;
    out += painted(shown, inked ? ink_of(column.level) : Ink::plain, colour);
  }
  return out + "\n";
}

}  // namespace

std::string audit_summary(const Audit& audit, const Texts& texts, TextStyle style) {
  const std::vector<Column> all = columns(texts);
  std::string out = header(all, texts);
  for (const AuditedProcedure& each : audit.procedures) {
    out += row(*each.result, all, texts, style.colour);
  }
  out += "\n" + wrapped(texts("summary.remark"), 0) + "\n";
  if (!audit.unread.empty()) out += texts.count("summary.unread", audit.unread.size()) + "\n";
  return out;
}

}  // namespace selaras::reports
