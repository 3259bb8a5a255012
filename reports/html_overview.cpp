#include "reports/html_overview.h"

#include <algorithm>
#include <array>

#include "reports/rule_text.h"
#include "reports/verdicts.h"

namespace selaras::reports {
namespace {

using checker::Reason;
using checker::Verdict;

constexpr std::array levels{model::Level::error, model::Level::warning, model::Level::note};

std::string shown(std::size_t count, const Texts& texts) {
  return count == 0 ? "–" : texts.number(static_cast<double>(count));
}

View cell(const std::string& label, std::size_t count, std::string_view kind, const Texts& texts) {
  View view;
  view.set("label", label);
  view.set("count", shown(count, texts));
  view.set("kind", count == 0 ? std::string("none") : std::string(kind));
  return view;
}

std::size_t count_of(const Sheet& sheet, Verdict verdict, std::optional<Reason> reason = {}) {
  return static_cast<std::size_t>(
      std::ranges::count_if(sheet.result().obligations, [&](const checker::ObligationResult& each) {
        return each.verdict == verdict && (!reason || each.reason == *reason);
      }));
}

/// The reasons counted apart: silence is not contradiction.
constexpr std::array not_met_reasons{Reason::contrary, Reason::partial, Reason::silent};

View cells(const Sheet& sheet, const Texts& texts) {
  View list = list_view();
  for (const model::Level level : levels) {
    list.push_back(
        cell(level_name(level, texts), sheet.result().count(level), level_word(level), texts));
  }
  list.push_back(cell(texts("verdict.met"), count_of(sheet, Verdict::met), "met", texts));
  for (const Reason reason : not_met_reasons) {
    const std::string label =
        texts("verdict.not-met") + ": " + texts("reason." + std::string(word(reason)));
    list.push_back(cell(label, count_of(sheet, Verdict::not_met, reason), "not-met", texts));
  }
  list.push_back(cell(texts("verdict.cannot-tell"), count_of(sheet, Verdict::cannot_tell),
                      "cannot-tell", texts));
  list.push_back(cell(texts("verdict.not-applicable"), count_of(sheet, Verdict::not_applicable),
                      "not-applicable", texts));
  if (const std::size_t open = count_of(sheet, Verdict::not_examined); open > 0) {
    list.push_back(cell(texts("verdict.not-examined"), open, "not-examined", texts));
  }
  return list;
}

/// Its blanks do not break, so that a count stays with its word.
std::string unbroken(std::string_view words) {
  std::string out;
  for (const char letter : words) letter == ' ' ? out += "\u00A0" : out += letter;
  return out;
}

std::string level_counts(const Sheet& sheet, const std::string& group, const Texts& texts) {
  std::string out;
  for (const model::Level level : levels) {
    const auto count = std::ranges::count_if(sheet.findings(), [&](const AnchoredFinding& each) {
      return each.group == group && each.finding->level == level;
    });
    if (count == 0) continue;
    out +=
        (out.empty() ? "" : " · ") + unbroken(texts.count("count." + std::string(level_word(level)),
                                                          static_cast<std::size_t>(count)));
  }
  return out;
}

View theme_cell(const Sheet& sheet, const std::string& group, const Texts& texts) {
  const std::string counts = level_counts(sheet, group, texts);
  View view;
  view.set("region", sheet.procedure().region);
  view.set("href", "#" + sheet.group_anchor(group));
  view.set("counts", maybe(counts));
  return view;
}

}  // namespace

View overview_view(const std::vector<Sheet>& sheets, const Texts& texts) {
  View rows = list_view();
  for (const Sheet& sheet : sheets) {
    View row;
    row.set("region", sheet.procedure().region);
    row.set("href", "#" + sheet.anchor());
    row.set("cells", cells(sheet, texts));
    rows.push_back(row);
  }
  return rows;
}

View themes_view(const std::vector<Sheet>& sheets, const Texts& texts) {
  View themes = list_view();
  for (const std::string& group : groups()) {
    View row;
    row.set("title", texts("group." + group));
    View list = list_view();
    for (const Sheet& sheet : sheets) list.push_back(theme_cell(sheet, group, texts));
    row.set("cells", list);
    themes.push_back(row);
  }
  return themes;
}

}  // namespace selaras::reports
