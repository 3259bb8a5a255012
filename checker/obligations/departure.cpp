#include "checker/obligations/departure.h"

#include <algorithm>

#include "model/rule_page.h"

namespace selaras::checker {
namespace {

/// The level a rule declares: in the reference, else on its page.
Level declared_level(const std::string& rule, const model::Reference& reference) {
  const auto declared = std::ranges::find(reference.rules, rule, &model::DeclaredRule::id);
  if (declared != reference.rules.end()) return declared->level;
  const model::RulePage* page = model::shipped_rule_page(rule);
  return page != nullptr ? page->rule.level : Level::warning;
}

using model::ClauseKind;

struct Wording {
  std::string rule;
  std::string variant;
};

/// Which rule says it. Silence has a rule of its own where the clause names one; what stands in
/// another section, or against it, is a matter of the text and not of the obligation.
std::optional<Wording> wording_of(const Departure& departure) {
  const model::Clause& clause = *departure.clause;
  switch (departure.judgement.reason) {
    case Reason::contrary:
      if (departure.judgement.contradicted) return Wording{"contradictory-statement", ""};
      return Wording{clause.rule,
                     departure.judgement.stands_in ? "stands-in" : departure.judgement.variant};
    case Reason::partial:
      return Wording{clause.rule, "partial"};
    case Reason::silent:
      if (clause.silent.empty()) return Wording{clause.rule, "silent"};
      return Wording{clause.silent, clause.silent == clause.rule ? "silent" : ""};
    case Reason::elsewhere:
      return Wording{"stated-elsewhere", ""};
    case Reason::conflicting:
      return Wording{"contradictory-statement", "conflicting"};
    case Reason::listed:
      return Wording{clause.rule, "listed"};
    case Reason::ambiguous:  // `ambiguous-actor` reports the name itself, once
    case Reason::incomplete:
    case Reason::needs:
    case Reason::none:
      return std::nullopt;
  }
  return std::nullopt;
}

bool about_a_whole_step(ClauseKind kind) {
  return kind == ClauseKind::occurs || kind == ClauseKind::branches;
}

/// The least of what the rule, the clause, the weakest citation and fairness allow: silence or a
/// part of what is demanded is a warning at most, an order that rests on numbering a note.
Level level_of(const Departure& departure, const std::string& rule, const Finding& finding,
               const model::Reference& reference) {
  Level level = declared_level(rule, reference);
  if (departure.clause->level) level = std::min(level, *departure.clause->level);
  for (const CitedBasis& basis : finding.basis) level = std::min(level, model::cap(basis.mark));
  const Reason reason = departure.judgement.reason;
  if ((reason == Reason::silent || reason == Reason::partial) &&
      !about_a_whole_step(departure.clause->kind)) {
    level = std::min(level, Level::warning);
  }
  return reason == Reason::listed ? Level::note : level;
}

std::string citation_of(const model::Article& article, model::Administration level) {
  for (const model::Administration one : {level, model::Administration::unstated}) {
    if (const auto found = article.citation.find(one); found != article.citation.end()) {
      return found->second;
    }
  }
  return article.law;
}

CitedBasis cited(const model::Basis& basis, const model::Procedure& procedure,
                 const model::Reference& reference) {
  CitedBasis cited{.article = basis.article, .mark = basis.mark(procedure.level)};
  if (const model::Article* article = reference.article(basis.article)) {
    cited.citation = citation_of(*article, procedure.level);
    cited.number_inferred = article->number_inferred;
  }
  return cited;
}

void add_basis(Finding& finding, const Departure& departure, const model::Procedure& procedure,
               const model::Reference& reference) {
  const auto& basis =
      departure.clause->basis.empty() ? departure.obligation->basis : departure.clause->basis;
  for (const model::Basis& one : basis) finding.basis.push_back(cited(one, procedure, reference));
}

Element element_of(const Departure& departure) {
  if (departure.judgement.element) return *departure.judgement.element;
  if (departure.judgement.steps.empty()) {
    return {.kind = "obligation", .id = departure.obligation->id};
  }
  return {.kind = "step", .id = departure.judgement.steps.front()->id};
}

model::Place place_of(const Departure& departure, const model::Procedure& procedure) {
  const Judgement& judgement = departure.judgement;
  if (judgement.at) return *judgement.at;
  if (judgement.element && judgement.element->kind == "document") {
    if (const model::Document* document = procedure.document(judgement.element->id)) {
      return document->at;
    }
  }
  if (!judgement.steps.empty()) return judgement.steps.front()->at;
  return procedure.flow.at;
}

}  // namespace

std::vector<CitedBasis> basis_of_occurrence(const std::vector<std::string>& activities,
                                            const model::Procedure& procedure,
                                            const model::Reference& reference) {
  std::vector<CitedBasis> basis;
  for (const model::Obligation& obligation : reference.obligations) {
    const bool asks = std::ranges::any_of(obligation.clauses, [&](const model::Clause& clause) {
      return clause.kind == ClauseKind::occurs &&
             std::ranges::find_first_of(clause.steps, activities) != clause.steps.end();
    });
    if (!asks) continue;
    for (const model::Basis& one : obligation.basis) {
      if (std::ranges::find(basis, one.article, &CitedBasis::article) != basis.end()) continue;
      basis.push_back(cited(one, procedure, reference));
    }
  }
  return basis;
}

std::optional<Finding> finding_of(const Departure& departure, const Facts& facts,
                                  const model::Reference& reference) {
  const std::optional<Wording> wording = wording_of(departure);
  if (!wording || departure.judgement.told) return std::nullopt;
  // An order of steps that are stated elsewhere adds nothing to those steps' own findings.
  if (departure.judgement.reason == Reason::elsewhere &&
      departure.clause->kind == ClauseKind::precedes) {
    return std::nullopt;
  }
  const model::Procedure& procedure = facts.procedure();
  Finding finding{.rule = wording->rule,
                  .procedure = procedure.id,
                  .element = element_of(departure),
                  .obligation = departure.obligation->id,
                  .arguments = departure.judgement.arguments,
                  .at = place_of(departure, procedure),
                  .evidence = departure.judgement.evidence,
                  .witness = departure.judgement.witness,
                  .showing = departure.judgement.showing,
                  .message_variant = wording->variant};
  if (finding.rule != departure.clause->rule && departure.judgement.contradicted) {
    finding.carries.push_back(departure.clause->rule);
  }
  add_basis(finding, departure, procedure, reference);
  finding.level = level_of(departure, finding.rule, finding, reference);
  return finding;
}

}  // namespace selaras::checker
