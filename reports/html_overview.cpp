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

/// One thing that is counted, and how it is shown.
struct Count {
  std::string label;
  std::string kind;  // CSS class
  std::size_t number = 0;
};

std::size_t count_of(const Sheet& sheet, Verdict verdict, std::optional<Reason> reason = {}) {
  return static_cast<std::size_t>(
      std::ranges::count_if(sheet.result().obligations, [&](const checker::ObligationResult& each) {
        return each.verdict == verdict && (!reason || each.reason == *reason);
      }));
}

std::size_t count_in(std::span<const Sheet> sheets, Verdict verdict,
                     std::optional<Reason> reason = {}) {
  std::size_t sum = 0;
  for (const Sheet& sheet : sheets) sum += count_of(sheet, verdict, reason);
  return sum;
}

/// The reasons counted apart: silence is not contradiction.
constexpr std::array not_met_reasons{Reason::contrary, Reason::partial, Reason::silent};

std::vector<Count> level_counts(std::span<const Sheet> sheets, const Texts& texts) {
  std::vector<Count> counts;
  for (const model::Level level : levels) {
    std::size_t sum = 0;
    for (const Sheet& sheet : sheets) sum += sheet.result().count(level);
    counts.push_back({level_name(level, texts), std::string(level_word(level)), sum});
  }
  return counts;
}

std::vector<Count> outcome_counts(std::span<const Sheet> sheets, const Texts& texts) {
  std::vector<Count> counts{{texts("verdict.met"), "met", count_in(sheets, Verdict::met)}};
  for (const Reason reason : not_met_reasons) {
    counts.push_back(
        {texts("verdict.not-met") + ": " + texts("reason." + std::string(word(reason))), "not-met",
         count_in(sheets, Verdict::not_met, reason)});
  }
  for (const Verdict verdict : {Verdict::cannot_tell, Verdict::not_applicable}) {
    const std::string name(word(verdict));
    counts.push_back({texts("verdict." + name), name, count_in(sheets, verdict)});
  }
  if (const std::size_t open = count_in(sheets, Verdict::not_examined); open > 0) {
    counts.push_back({texts("verdict.not-examined"), "not-examined", open});
  }
  return counts;
}

View counts_view(const std::vector<Count>& counts, const Texts& texts) {
  View list = list_view();
  for (const Count& count : counts) {
    View view;
    view.set("label", count.label);
    view.set("count", shown(count.number, texts));
    view.set("kind", count.number == 0 ? std::string("none") : count.kind);
    list.push_back(std::move(view));
  }
  return list;
}

View cells(const Sheet& sheet, const Texts& texts) {
  const std::span<const Sheet> alone(&sheet, 1);
  std::vector<Count> counts = level_counts(alone, texts);
  std::ranges::move(outcome_counts(alone, texts), std::back_inserter(counts));
  return counts_view(counts, texts);
}

/// Its blanks do not break, so that a count stays with its word.
std::string unbroken(std::string_view words) {
  std::string out;
  for (const char letter : words) letter == ' ' ? out += "\u00A0" : out += letter;
  return out;
}

std::string counts_of_theme(const Sheet& sheet, const std::string& group, const Texts& texts) {
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
  const std::string counts = counts_of_theme(sheet, group, texts);
  View view;
  view.set("theme", texts("group." + group));
  view.set("href", "#" + sheet.group_anchor(group));
  view.set("counts", maybe(counts));
  return view;
}

View themes_of(const Sheet& sheet, const Texts& texts) {
  View list = list_view();
  for (const std::string& group : groups()) list.push_back(theme_cell(sheet, group, texts));
  return list;
}

}  // namespace

View totals_view(std::span<const Sheet> sheets, const Texts& texts) {
  View view;
  view.set("levels", counts_view(level_counts(sheets, texts), texts));
  view.set("outcomes", counts_view(outcome_counts(sheets, texts), texts));
  return view;
}

View overview_view(std::span<const Sheet> sheets, const Texts& texts) {
  View rows = list_view();
  for (const Sheet& sheet : sheets) {
    View row;
    row.set("region", sheet.procedure().region);
    row.set("href", "#" + sheet.anchor());
    row.set("cells", cells(sheet, texts));
    row.set("theme_cells", themes_of(sheet, texts));
    rows.push_back(std::move(row));
  }
  return rows;
}

View theme_titles(const Texts& texts) {
  View list = list_view();
  for (const std::string& group : groups()) list.push_back(texts("group." + group));
  return list;
}

}  // namespace selaras::reports
