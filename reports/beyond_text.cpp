#include "reports/beyond_text.h"

#include <algorithm>
#include <vector>

#include "model/text.h"
#include "reports/text_paint.h"

namespace selaras::reports {
namespace {

constexpr std::size_t columns = 80;
constexpr std::size_t value_columns = 11;

/// The first column takes what the others leave.
std::string row(std::string_view name, const std::vector<std::string>& values) {
  std::string out = padded(name, columns - values.size() * value_columns);
  for (const std::string& value : values) out += right_aligned(" " + value, value_columns);
  return out + "\n";
}

std::string share(std::int64_t part, std::int64_t whole, const Texts& texts) {
  if (whole == 0) return "–";
  return texts.percent(static_cast<double>(part) / static_cast<double>(whole));
}

std::string documents(const simulator::Result& result, const model::Scenario& scenario,
                      const Names& names) {
  const Texts& texts = names.texts();
  std::int64_t returned = 0;
  for (const simulator::StepResult& step : result.steps) returned += step.returned;
  std::string out;
  for (const simulator::DocumentResult& document : result.documents) {
    out += row("  " + document_name(document.id, &scenario, names),
               {texts.number(static_cast<double>(document.returns)),
                share(document.returns, returned, texts)});
  }
  if (out.empty()) return out;
  return "\n" +
         row(texts("simulation.lacking"),
             {texts("simulation.lacking-returns"), texts("simulation.lacking-share")}) +
         out + "  " + wrapped(texts("simulation.lacking-several"), 2) + "\n";
}

std::string beyond(const simulator::Result& result, const model::Scenario& scenario,
                   const Names& names) {
  const Texts& texts = names.texts();
  std::string out;
  for (const simulator::FollowedResult& each : result.followed) {
    const simulator::Times& days = each.times.calendar_days;
    const bool came = each.came > 0;
    out += row("  " + followed_name(each.id, &scenario, names),
               {share(each.came, each.cases, texts), texts.number(each.per_case.mean, 2),
                texts.number(each.per_year.mean, 2), came ? texts.number(days.mean.mean, 0) : "–",
                came ? texts.number(days.p90, 0) : "–"});
  }
  if (out.empty()) return out;
  return "\n" +
         row(texts("simulation.follow"),
             {texts("simulation.follow-share"), texts("simulation.follow-per-case"),
              texts("simulation.follow-per-year"), texts("simulation.follow-time"),
              texts("simulation.follow-p90")}) +
         out + "  " + wrapped(texts("simulation.follow-how"), 2) + "\n";
}

}  // namespace

std::string document_name(const std::string& id, const model::Scenario* scenario,
                          const Names& names) {
  if (scenario != nullptr) {
    for (const model::CaseKind& kind : scenario->kinds) {
      const auto found = std::ranges::find(kind.documents, id, &model::BroughtDocument::id);
      if (found == kind.documents.end()) continue;
      const std::string title = names.texts().of(found->title);
      if (!title.empty()) return model::printable(title);
    }
  }
  return model::printable(names.thing(id));
}

std::string followed_name(const std::string& id, const model::Scenario* scenario,
                          const Names& names) {
  if (scenario != nullptr) {
    const auto stated = std::ranges::find(scenario->follow, id, &model::Followed::id);
    const std::string title =
        stated == scenario->follow.end() ? std::string() : names.texts().of(stated->title);
    if (!title.empty()) return model::printable(title);
  }
  return model::printable(id);
}

std::string beyond_text(const simulator::Result& result, const model::Scenario& scenario,
                        const Names& names) {
  return documents(result, scenario, names) + beyond(result, scenario, names);
}

}  // namespace selaras::reports
