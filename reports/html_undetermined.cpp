#include "reports/html_undetermined.h"

#include <algorithm>
#include <utility>

#include "reports/verdicts.h"

namespace selaras::reports {
namespace {

using checker::ObligationResult;
using checker::Reason;
using checker::Verdict;

constexpr std::size_t named_at_most = 6;

/// One obligation with one reason.
struct Question {
  std::string obligation;
  Verdict verdict;
  Reason reason;
  std::vector<const Sheet*> sheets;
};

std::vector<Question> questions(std::span<const Sheet> sheets) {
  std::vector<Question> list;
  for (const Sheet& sheet : sheets) {
    for (const ObligationResult& each : sheet.result().obligations) {
      if (each.verdict != Verdict::cannot_tell && each.verdict != Verdict::not_examined) continue;
      auto known = std::ranges::find_if(list, [&](const Question& question) {
        return question.obligation == each.id && question.verdict == each.verdict &&
               question.reason == each.reason;
      });
      if (known == list.end())
        known = list.insert(list.end(), {each.id, each.verdict, each.reason, {}});
      known->sheets.push_back(&sheet);
    }
  }
  return list;
}

std::string why(const Question& question, const Texts& texts) {
  if (question.reason != Reason::none) return texts("reason." + std::string(word(question.reason)));
  return texts("verdict." + std::string(word(question.verdict)));
}

View places(const Question& question) {
  View list = list_view();
  for (const Sheet* sheet : question.sheets) {
    if (list.list()->size() == named_at_most) break;
    View one;
    one.set("href", "#" + sheet->obligation_anchor(question.obligation));
    one.set("region", sheet->procedure().region);
    one.set("separator", maybe(list.is_empty_list() ? "" : ", "));
    list.push_back(std::move(one));
  }
  return list;
}

}  // namespace

View undetermined_view(std::span<const Sheet> sheets, const Texts& texts) {
  View rows = list_view();
  for (const Question& question : questions(sheets)) {
    const std::size_t more =
        question.sheets.size() - std::min(question.sheets.size(), named_at_most);
    View row;
    row.set("title", question.sheets.front()->names().obligation(question.obligation));
    row.set("why", why(question, texts));
    row.set("places", places(question));
    row.set("more", maybe(more == 0 ? "" : texts.count("page.more-regions", more)));
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace selaras::reports
