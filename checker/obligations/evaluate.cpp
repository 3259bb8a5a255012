#include "checker/obligations/evaluate.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "checker/obligations/departure.h"
#include "checker/obligations/judgement.h"
#include "checker/obligations/reduced_orders.h"
#include "checker/obligations/same_naming.h"

namespace selaras::checker {
namespace {

using model::Clause;
using model::Obligation;
using model::Procedure;
using model::Reading;
using model::Reference;

/// An obligation under one reading: its outcome, and the clauses that are not simply met.
struct Examined {
  ObligationResult result;
  std::vector<Departure> departures;
};

/// How far a clause's verdict counts against the obligation; the worst clause decides. One that
/// asks nothing of this procedure says nothing about the others.
int weight(Verdict verdict, Reason reason) {
  switch (verdict) {
    case Verdict::not_applicable:
      return 0;
    case Verdict::met:
      return 1;
    case Verdict::cannot_tell:
      return 2;
    case Verdict::not_examined:
      return 3;
    case Verdict::not_met:
      break;
  }
  return reason == Reason::silent ? 4 : reason == Reason::partial ? 5 : 6;
}

bool names_role(const model::Actor& actor, const Reference& reference, const std::string& role) {
  return std::ranges::any_of(actor.roles, [&](const std::string& one) {
    const model::Role* known = reference.role(one);
    return one == role || reference.is_kind_of(one, role) ||
           (known != nullptr && known->head_of == role);
  });
}

bool names_role(const model::Step& step, const Reference& reference, const std::string& role) {
  for (const auto* actor : {&step.addressee, &step.channel}) {
    if (actor->has_value() && names_role(**actor, reference, role)) return true;
  }
  for (const model::Actor* actor : step.actors()) {
    if (names_role(*actor, reference, role)) return true;
  }
  for (const auto* list : {&step.parties, &step.signatories}) {
    for (const model::Participants& participants : *list) {
      for (const model::Side& side : participants.sides) {
        if (names_role(side.actor, reference, role)) return true;
      }
    }
  }
  return std::ranges::find(step.when.applicants, role) != step.when.applicants.end();
}

/// Whether the page speaks of such an applicant anywhere at all.
bool names_role(const Procedure& procedure, const Reference& reference, const std::string& role) {
  const auto conditional = [&](const auto& element) {
    return std::ranges::find(element.when.applicants, role) != element.when.applicants.end();
  };
  const auto step_names = [&](const model::Step& step) {
    return names_role(step, reference, role);
  };
  return std::ranges::any_of(procedure.steps, step_names) ||
         std::ranges::any_of(procedure.statements, step_names) ||
         std::ranges::any_of(procedure.requirements, conditional) ||
         std::ranges::any_of(procedure.documents, conditional);
}

/// An obligation on one kind of applicant: for pages that exclude it, not applicable; for pages
/// that leave their applicants open and never name it, not decidable.
std::optional<ObligationResult> applicability(const Procedure& procedure,
                                              const Reference& reference,
                                              const Obligation& obligation) {
  const std::string& role = obligation.applies_to;
  if (role.empty()) return std::nullopt;
  if (!procedure.applicant_kinds.empty()) {
    const bool admitted =
        std::ranges::any_of(procedure.applicant_kinds, [&](const std::string& kind) {
          return kind == role || reference.is_kind_of(role, kind) ||
                 reference.is_kind_of(kind, role);
        });
    if (admitted) return std::nullopt;
    return ObligationResult{.id = obligation.id, .verdict = Verdict::not_applicable};
  }
  if (names_role(procedure, reference, role)) return std::nullopt;
  return ObligationResult{
      .id = obligation.id, .verdict = Verdict::cannot_tell, .reason = Reason::ambiguous};
}

bool is_about_runs(model::ClauseKind kind) {
  using model::ClauseKind;
  return kind == ClauseKind::precedes || kind == ClauseKind::leads ||
         kind == ClauseKind::excludes || kind == ClauseKind::produced;
}

/// All obligations under one reading.
class Examination {
 public:
  Examination(const Facts& facts, const behaviour::Net& net, const Reference& reference,
              const Reading* reading)
      : facts_(facts), net_(net), reference_(reference), reading_(reading) {}

  const Examined& examined(const Obligation& obligation) {
    if (const auto known = done_.find(obligation.id); known != done_.end()) return known->second;
    return done_.emplace(obligation.id, examine(obligation)).first->second;
  }

 private:
  Examined examine(const Obligation& obligation) {
    std::vector<std::string> lacking = unmet_needs(obligation);
    if (!lacking.empty()) {
      return {.result = {.id = obligation.id,
                         .verdict = Verdict::not_applicable,
                         .reason = Reason::needs,
                         .needs = std::move(lacking)}};
    }
    if (auto decided = applicability(facts_.procedure(), reference_, obligation)) {
      return {.result = std::move(*decided)};
    }
    Examined examined{.result = {.id = obligation.id, .verdict = Verdict::met}};
    bool asked = false;
    for (const Clause& clause : obligation.clauses) {
      if (!applies(clause)) continue;
      if (!clause.advisory && !std::exchange(asked, true)) {
        examined.result.verdict = Verdict::not_applicable;
      }
      add(examined, obligation, clause);
    }
    return examined;
  }

  std::vector<std::string> unmet_needs(const Obligation& obligation) {
    std::vector<std::string> lacking;
    for (const std::string& need : obligation.needs) {
      const Obligation* needed = reference_.obligation(need);
      if (needed == nullptr) continue;  // the reader has refused such a reference
      if (lacks_what_it_is_about(examined(*needed))) lacking.push_back(need);
    }
    return lacking;
  }

  /// Nothing more can be asked about what is not there. What is there, but can be passed by or
  /// comes in another order, can.
  static bool lacks_what_it_is_about(const Examined& needed) {
    if (needed.result.verdict == Verdict::not_applicable) return true;
    if (needed.result.verdict != Verdict::not_met) return false;
    return std::ranges::any_of(needed.departures, [](const Departure& departure) {
      return departure.judgement.verdict == Verdict::not_met && !departure.clause->advisory &&
             !(is_about_runs(departure.clause->kind) &&
               departure.judgement.reason == Reason::contrary);
    });
  }

  bool applies(const Clause& clause) const {
    return clause.readings.empty() || reading_ == nullptr ||
           std::ranges::find(clause.readings, reading_->id) != clause.readings.end();
  }

  void add(Examined& examined, const Obligation& obligation, const Clause& clause) {
    Judgement judgement = judge({.facts = facts_,
                                 .net = net_,
                                 .reference = reference_,
                                 .obligation = obligation,
                                 .reading = reading_},
                                clause);
    if (!clause.advisory) absorb(examined.result, judgement);
    if (judgement.verdict == Verdict::not_met || judgement.verdict == Verdict::cannot_tell) {
      examined.departures.push_back(
          {.obligation = &obligation, .clause = &clause, .judgement = std::move(judgement)});
    }
  }

  static void absorb(ObligationResult& result, const Judgement& judgement) {
    const int ours = weight(judgement.verdict, judgement.reason);
    const int theirs = weight(result.verdict, result.reason);
    if (ours > theirs || (ours == theirs && result.reason == Reason::none)) {
      result.verdict = judgement.verdict;
      result.reason = judgement.reason;
    }
    std::set<std::string> missing(result.missing.begin(), result.missing.end());
    missing.insert(judgement.missing.begin(), judgement.missing.end());
    result.missing.assign(missing.begin(), missing.end());
    for (const model::Step* step : judgement.steps) {
      if (std::ranges::find(result.steps, step->id) == result.steps.end()) {
        result.steps.push_back(step->id);
      }
    }
    for (const model::Evidence& quote : judgement.evidence) {
      const auto same = [&](const model::Evidence& one) {
        return one.line == quote.line && one.quote == quote.quote;
      };
      if (std::ranges::none_of(result.evidence, same)) result.evidence.push_back(quote);
    }
  }

  const Facts& facts_;
  const behaviour::Net& net_;
  const Reference& reference_;
  const Reading* reading_;
  std::map<std::string, Examined> done_;
};

void add_activities(const Departure& departure, std::set<std::string>& activities) {
  const Clause& clause = *departure.clause;
  const Reason reason = departure.judgement.reason;
  if (!is_about_runs(clause.kind)) return;
  if (reason != Reason::contrary && reason != Reason::listed) return;
  activities.insert(clause.steps.begin(), clause.steps.end());
  activities.insert(clause.then.begin(), clause.then.end());
}

}  // namespace

Evaluation evaluate_obligations(const Facts& facts, const Reference& reference) {
  const behaviour::Net& net = facts.net();
  const Reading* usual = reference.default_reading();
  Examination examination(facts, net, reference, usual);
  std::vector<std::pair<const Reading*, Examination>> others;
  for (const Reading& reading : reference.readings) {
    if (&reading != usual)
      others.emplace_back(&reading, Examination(facts, net, reference, &reading));
  }
  Evaluation evaluation;
  std::vector<Told> told;
  for (const Obligation& obligation : reference.obligations) {
    const Examined& examined = examination.examined(obligation);
    ObligationResult result = examined.result;
    for (auto& [reading, other] : others) {
      const Verdict verdict = other.examined(obligation).result.verdict;
      if (verdict != result.verdict) result.depends_on_reading.push_back(reading->id);
    }
    for (const Departure& departure : examined.departures) {
      add_activities(departure, evaluation.activities);
      auto finding = finding_of(departure, facts, reference);
      if (!finding) continue;
      if (!result.depends_on_reading.empty()) finding->readings = {usual->id};
      told.push_back({.departure = &departure, .finding = std::move(*finding)});
    }
    evaluation.obligations.push_back(std::move(result));
  }
  if (told.empty()) return evaluation;
  const Obligation& any = *told.front().departure->obligation;
  evaluation.findings = reduced_orders(
      each_naming_once(std::move(told)),
      {.facts = facts, .net = net, .reference = reference, .obligation = any, .reading = usual});
  return evaluation;
}

}  // namespace selaras::checker
