#include "checker/obligations/same_naming.h"

#include <algorithm>
#include <utility>

namespace selaras::checker {
namespace {

bool asks_who_acts(const Told& one) {
  const model::Clause& clause = *one.departure->clause;
  return clause.kind == model::ClauseKind::role && clause.field == model::RoleField::actor;
}

bool is_about_an_outcome(const Told& one) { return !one.departure->clause->outcome.empty(); }

/// The same name, or the same silence.
bool same_words(const Told& one, const Told& other) {
  const Judgement& ours = one.departure->judgement;
  const Judgement& theirs = other.departure->judgement;
  return ours.named == theirs.named && ours.steps == theirs.steps &&
         (ours.named != nullptr || ours.reason == theirs.reason);
}

bool says_it_too(const Told& one, const Told& other) {
  return asks_who_acts(one) && asks_who_acts(other) &&
         (is_about_an_outcome(one) || is_about_an_outcome(other)) && same_words(one, other);
}

bool is_better_told(const Told& one, const Told& than) {
  if (one.finding.level != than.finding.level) return one.finding.level > than.finding.level;
  return !is_about_an_outcome(one) && is_about_an_outcome(than);
}

}  // namespace

std::vector<Told> each_naming_once(std::vector<Told> told) {
  std::vector<Told> kept;
  for (Told& one : told) {
    const auto same =
        std::ranges::find_if(kept, [&](const Told& other) { return says_it_too(one, other); });
    if (same == kept.end()) {
      kept.push_back(std::move(one));
      continue;
    }
    if (is_better_told(one, *same)) std::swap(one, *same);
    same->finding.carries.push_back(one.finding.rule);
  }
  return kept;
}

}  // namespace selaras::checker
