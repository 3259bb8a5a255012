#include <algorithm>
#include <set>

#include "checker/obligations/judgement.h"

namespace selaras::checker {
namespace {

using model::Clause;
using Ids = std::set<std::string>;

struct Contents {
  Ids here;
  Ids there;
  model::EvidenceList evidence;
  model::EvidenceList other_evidence;
  std::vector<std::string> other_items;
};

Contents stated_in(const Circumstances& circumstances, const model::Document& document) {
  Contents contents;
  for (const model::Document::Content& content : document.contents) {
    const bool counts = circumstances.counts(content.items);
    (counts ? contents.here : contents.there).insert(content.content);
    auto& evidence = counts ? contents.evidence : contents.other_evidence;
    evidence.insert(evidence.end(), content.evidence.begin(), content.evidence.end());
    if (!counts && contents.other_items.empty()) contents.other_items = content.items;
  }
  return contents;
}

std::vector<std::string> minus(const std::vector<std::string>& demanded, const Ids& stated) {
  std::vector<std::string> rest;
  std::ranges::copy_if(demanded, std::back_inserter(rest),
                       [&](const std::string& id) { return !stated.contains(id); });
  std::ranges::sort(rest);
  return rest;
}

Judgement judge_contents(const Circumstances& circumstances, const Clause& clause,
                         const Contents& contents, Element element) {
  const auto about = [&](Verdict verdict, Reason reason, std::vector<std::string> missing) {
    Judgement judgement = judged(verdict, reason);
    judgement.element = element;
    judgement.with("missing", ArgumentKind::content, missing);
    judgement.missing = std::move(missing);
    judgement.cite(contents.evidence);
    return judgement;
  };
  std::vector<std::string> missing = minus(clause.items, contents.here);
  if (missing.empty()) return about(Verdict::met, Reason::none, {});
  Ids anywhere = contents.here;
  anywhere.insert(contents.there.begin(), contents.there.end());
  const std::vector<std::string> nowhere = minus(clause.items, anywhere);
  if (nowhere.empty()) {
    Judgement judgement = about(Verdict::cannot_tell, Reason::elsewhere, std::move(missing));
    judgement.cite(contents.other_evidence);
    return judgement.with("section", ArgumentKind::item, contents.other_items);
  }
  if (nowhere.size() < clause.items.size()) {
    return about(Verdict::not_met, Reason::partial, nowhere);
  }
  const Judgement none = silent(circumstances);
  return about(none.verdict, none.reason, nowhere);
}

Judgement judge_document(const Circumstances& circumstances, const Clause& clause) {
  const model::Document* document = circumstances.facts.procedure().document(clause.document);
  const Contents contents = document != nullptr ? stated_in(circumstances, *document) : Contents{};
  Judgement judgement =
      judge_contents(circumstances, clause, contents, {.kind = "document", .id = clause.document});
  for (const model::Step* step : circumstances.facts.producers(clause.document)) {
    judgement.on(*step);
    if (contents.evidence.empty()) judgement.cite(step->evidence);
  }
  return judgement.with("document", ArgumentKind::document, {clause.document});
}

void gather(Contents& contents, const model::Reference& reference, const Clause& clause,
            const model::Step& step, bool here) {
  for (const auto* list : {&step.parties, &step.signatories}) {
    for (const model::Participants& participants : *list) {
      for (const model::Side& side : participants.sides) {
        const bool concerned = std::ranges::any_of(side.actor.roles, [&](const std::string& role) {
          return role == clause.party || reference.is_kind_of(role, clause.party) ||
                 (reference.role(role) != nullptr && reference.role(role)->head_of == clause.party);
        });
        if (!concerned) continue;
        (here ? contents.here : contents.there)
            .insert(side.attributes.begin(), side.attributes.end());
        auto& evidence = here ? contents.evidence : contents.other_evidence;
        evidence.insert(evidence.end(), participants.evidence.begin(), participants.evidence.end());
        if (!here && contents.other_items.empty()) contents.other_items = step.items;
      }
    }
  }
}

/// What is said of a party, wherever among the steps it is said; of several sufficient sets the one
/// that is missing least is taken.
Judgement judge_party(const Circumstances& circumstances, const Clause& clause) {
  Contents contents;
  for (const Occurrence& occurrence : circumstances.occurrences(clause.steps)) {
    gather(contents, circumstances.reference, clause, *occurrence.step, true);
  }
  for (const model::Step* statement : circumstances.elsewhere(clause.steps)) {
    gather(contents, circumstances.reference, clause, *statement, false);
  }
  Ids anywhere = contents.here;
  anywhere.insert(contents.there.begin(), contents.there.end());
  const auto open = [&](const std::vector<std::string>& set) {
    return minus(set, anywhere).size();
  };
  Clause nearest = clause;
  if (!clause.any_of.empty()) nearest.items = *std::ranges::min_element(clause.any_of, {}, open);
  Judgement judgement =
      judge_contents(circumstances, nearest, contents, {.kind = "party", .id = clause.party});
  for (const Occurrence& occurrence : circumstances.occurrences(clause.steps)) {
    judgement.on(*occurrence.step);
  }
  return judgement.with("role", ArgumentKind::role, {clause.party});
}

}  // namespace

Judgement judge_includes(const Circumstances& circumstances, const Clause& clause) {
  return clause.party.empty() ? judge_document(circumstances, clause)
                              : judge_party(circumstances, clause);
}

}  // namespace selaras::checker
