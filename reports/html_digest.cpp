#include "reports/html_digest.h"

#include <algorithm>
#include <tuple>

#include "reports/rule_text.h"

namespace selaras::reports {
namespace {

using checker::Reason;
using checker::Verdict;

constexpr std::size_t main_findings = 2;

struct Share {
  const char* key;
  Verdict verdict;
  Reason reason = Reason::none;  // none: any
};
constexpr Share shares[] = {{"digest.met", Verdict::met},
                            {"digest.contrary", Verdict::not_met, Reason::contrary},
                            {"digest.partial", Verdict::not_met, Reason::partial},
                            {"digest.silent", Verdict::not_met, Reason::silent},
                            {"digest.cannot-tell", Verdict::cannot_tell},
                            {"digest.not-examined", Verdict::not_examined}};

std::string outcomes(const Sheet& sheet) {
  const auto& all = sheet.result().obligations;
  const Texts& texts = sheet.texts();
  if (all.empty()) return texts("digest.no-obligations");
  std::vector<std::string> parts;
  for (const Share& share : shares) {
    const auto count = std::ranges::count_if(all, [&](const checker::ObligationResult& each) {
      return each.verdict == share.verdict &&
             (share.reason == Reason::none || each.reason == share.reason);
    });
    if (count > 0) parts.push_back(texts.count(share.key, static_cast<std::size_t>(count)));
  }
  const auto out =
      std::ranges::count(all, Verdict::not_applicable, &checker::ObligationResult::verdict);
  return texts.fill("digest.outcomes",
                    {{"n", std::to_string(all.size() - static_cast<std::size_t>(out))},
                     {"list", texts.list(parts)}});
}

/// What the page says otherwise weighs more than what it leaves out.
int weight(const checker::Finding& finding, const Sheet& sheet) {
  const checker::ObligationResult* judged = sheet.result().obligation(finding.obligation);
  if (judged == nullptr) return 3;
  if (judged->reason == Reason::contrary) return 0;
  return judged->reason == Reason::partial ? 1 : 2;
}

std::vector<const AnchoredFinding*> gravest(const Sheet& sheet) {
  std::vector<const AnchoredFinding*> list;
  for (const AnchoredFinding& each : sheet.findings()) {
    const bool counts = each.group != "editorial" && each.finding->state == checker::State::fresh;
    if (counts && each.finding->level > model::Level::note) list.push_back(&each);
  }
  std::ranges::stable_sort(list, {}, [&](const AnchoredFinding* each) {
    return std::tuple(-static_cast<int>(each->finding->level), weight(*each->finding, sheet));
  });
  if (list.size() > main_findings) list.resize(main_findings);
  return list;
}

View findings(const Sheet& sheet) {
  View list = list_view();
  for (const AnchoredFinding* each : gravest(sheet)) {
    View one;
    one.set("href", "#" + each->anchor);
    one.set("sentence", message_of(*each->finding, sheet.names()));
    one.set("separator", maybe(list.is_empty_list() ? "" : "; "));
    list.push_back(std::move(one));
  }
  return list;
}

}  // namespace

View digests_view(std::span<const Sheet> sheets) {
  View list = list_view();
  for (const Sheet& sheet : sheets) {
    View main = findings(sheet);
    View one;
    one.set("href", "#" + sheet.anchor());
    one.set("region", sheet.procedure().region);
    one.set("outcomes", outcomes(sheet));
    one.set("has_main", flag(!main.is_empty_list()));
    one.set("main", std::move(main));
    list.push_back(std::move(one));
  }
  return list;
}

}  // namespace selaras::reports
