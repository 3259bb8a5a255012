#include "tests/checker/breakage.h"

#include <algorithm>
#include <functional>
#include <set>

#include "checker/obligations/judgement.h"
#include "model/load.h"
#include "tests/checker/flow_surgery.h"

namespace selaras::checker::breakage {
namespace {

using model::Clause;
using model::ClauseKind;
using model::Procedure;
using model::Reference;
using model::Step;

using Change = std::function<void(Procedure&)>;

/// As the procedure calls whoever has the role.
model::Actor called(const Procedure& procedure, const std::string& role) {
  for (const Step& step : procedure.steps) {
    for (const model::Actor* actor : step.everybody()) {
      if (actor->roles == std::vector{role}) return *actor;
    }
  }
  return {.name = role, .roles = {role}};
}

/// Collects what a clause's kind can be broken by.
class Breaker {
 public:
  Breaker(const Procedure& procedure, const Reference& reference, const Clause& clause)
      : procedure_(procedure), reference_(reference), clause_(clause) {}

  std::vector<Broken> broken() {
    switch (clause_.kind) {
      case ClauseKind::occurs:
        missing();
        break;
      case ClauseKind::role:
        role();
        break;
      case ClauseKind::participants:
        participants();
        break;
      case ClauseKind::form:
        form();
        break;
      case ClauseKind::includes:
        clause_.party.empty() ? contents() : attributes();
        break;
      case ClauseKind::precedes:
        order();
        break;
      case ClauseKind::leads:
        leads();
        break;
      case ClauseKind::excludes:
        excludes();
        break;
      case ClauseKind::branches:
        branches();
        break;
      case ClauseKind::returns:
        returns();
        break;
      case ClauseKind::produced:
        produced();
        break;
      case ClauseKind::recurs:
        recurs();
        break;
      case ClauseKind::within:
        within();
        break;
      case ClauseKind::distinct:
        distinct();
        break;
    }
    return std::move(broken_);
  }

 private:
  void add(std::string way, Reason reason, const Change& change) {
    Broken broken{.way = std::move(way), .procedure = procedure_, .reason = reason};
    change(broken.procedure);
    broken_.push_back(std::move(broken));
  }

  bool concerns(const Step& step) const {
    return std::ranges::count(clause_.steps, step.activity) > 0;
  }

  void each_step(Procedure& procedure, const std::function<void(Step&)>& change) const {
    for (Step& step : procedure.steps) {
      if (concerns(step)) change(step);
    }
  }

  void missing() {
    add("the step is missing", Reason::silent,
        [&](Procedure& one) { surgery::remove_steps(one, clause_.steps); });
  }

  static std::optional<model::Actor>& field(Step& step, model::RoleField field) {
    switch (field) {
      case model::RoleField::actor:
        return step.actor;
      case model::RoleField::addressee:
        return step.addressee;
      case model::RoleField::channel:
        return step.channel;
      case model::RoleField::on_behalf_of:
        break;
    }
    return step.on_behalf_of;
  }

  void role() {
    if (clause_.outcome.empty()) {
      role_of_steps();
    } else {
      role_of_outcome();
    }
  }

  void role_of_steps() {
    const auto named = [&](const std::string& role) {
      return [this, role](Procedure& one) {
        each_step(one, [&](Step& step) {
          field(step, clause_.field) = model::Actor{.name = role, .roles = {role}};
        });
      };
    };
    for (const model::Role& role : reference_.roles) {
      const Fit how = fit(reference_, {role.id}, clause_.allow);
      if (how == Fit::contrary) add("named: " + role.id, Reason::contrary, named(role.id));
      if (how == Fit::body_of_head) add("named: " + role.id, Reason::partial, named(role.id));
    }
    add("nobody is named", Reason::silent, [&](Procedure& one) {
      each_step(one, [&](Step& step) { field(step, clause_.field).reset(); });
    });
    if (clause_.field == model::RoleField::actor) stranger_for_an_outcome();
  }

  static void name_for(Step& step, const std::string& outcome, const model::Actor& actor) {
    const auto found = std::ranges::find(step.outcomes, outcome, &model::Outcome::id);
    if (found != step.outcomes.end()) found->actor = actor;
  }

  /// Of the first outcome, of which no reference asks by itself.
  void stranger_for_an_outcome() {
    const auto stranger = std::ranges::find_if(reference_.roles, [&](const model::Role& role) {
      return fit(reference_, {role.id}, clause_.allow) == Fit::contrary;
    });
    const bool decides = std::ranges::any_of(procedure_.steps, [&](const Step& step) {
      return concerns(step) && !step.outcomes.empty();
    });
    if (stranger == reference_.roles.end() || !decides) return;
    add("another is named for an outcome", Reason::contrary, [&](Procedure& one) {
      each_step(one, [&](Step& step) {
        if (step.outcomes.empty()) return;
        name_for(step, step.outcomes.front().id, called(procedure_, stranger->id));
      });
    });
  }

  void role_of_outcome() {
    for (const model::Role& role : reference_.roles) {
      const Fit how = fit(reference_, {role.id}, clause_.allow);
      if (how != Fit::contrary && how != Fit::body_of_head) continue;
      const Reason reason = how == Fit::contrary ? Reason::contrary : Reason::partial;
      add("named: " + role.id, reason, [&](Procedure& one) {
        each_step(
            one, [&](Step& step) { name_for(step, clause_.outcome, called(procedure_, role.id)); });
      });
    }
    add("nobody is named", Reason::silent, [&](Procedure& one) {
      each_step(one, [](Step& step) {
        step.actor.reset();
        for (model::Outcome& outcome : step.outcomes) outcome.actor.reset();
      });
    });
  }

  std::vector<model::Participants>& listed(Step& step) const {
    return clause_.signatories ? step.signatories : step.parties;
  }

  bool is_demanded(const model::Side& side) const {
    return std::ranges::any_of(clause_.sides, [&](const std::vector<std::string>& pair) {
      return std::ranges::any_of(side.actor.roles, [&](const std::string& role) {
        return std::ranges::any_of(pair, [&](const std::string& one) {
          return reference_.is_kind_of(role, one) || reference_.is_kind_of(one, role);
        });
      });
    });
  }

  void participants() {
    add("nobody is named", Reason::silent,
        [&](Procedure& one) { each_step(one, [&](Step& step) { listed(step).clear(); }); });
    add("only one side is named", Reason::partial, [&](Procedure& one) {
      each_step(one, [&](Step& step) {
        for (model::Participants& each : listed(step)) each.sides.resize(1);
      });
    });
    std::vector<model::Side> strangers;
    for (const model::Role& role : reference_.roles) {
      const model::Side side{.actor = {.name = role.id, .roles = {role.id}}};
      if (!is_demanded(side)) strangers.push_back(side);
    }
    if (strangers.size() < 2) return;
    strangers.resize(2);
    add("others are named", Reason::contrary, [&](Procedure& one) {
      each_step(one, [&](Step& step) { listed(step) = {{.sides = strangers}}; });
    });
  }

  void form() {
    add("no form is stated", Reason::silent,
        [&](Procedure& one) { each_step(one, [](Step& step) { step.form.reset(); }); });
    add("another form is stated", Reason::contrary, [&](Procedure& one) {
      each_step(one, [](Step& step) { step.form = model::Form{.value = "another_form"}; });
    });
    if (clause_.outcomes.size() < 2) return;
    for (const std::string& outcome : clause_.outcomes) {
      add("only of " + outcome, Reason::partial, [&](Procedure& one) {
        each_step(one, [&](Step& step) {
          step.form = model::Form{.value = clause_.value, .outcomes = {outcome}};
        });
      });
    }
  }

  std::vector<model::Document::Content>& contents_of(Procedure& procedure) const {
    return std::ranges::find(procedure.documents, clause_.document, &model::Document::id)->contents;
  }

  void contents() {
    add("no content is stated", Reason::silent, [&](Procedure& one) { contents_of(one).clear(); });
    for (const std::string& item : clause_.items) {
      add("without " + item, Reason::partial, [&](Procedure& one) {
        std::erase_if(contents_of(one),
                      [&](const auto& content) { return content.content == item; });
      });
    }
  }

  void each_side(Procedure& procedure, const std::function<void(model::Side&)>& change) const {
    each_step(procedure, [&](Step& step) {
      for (auto* list : {&step.parties, &step.signatories}) {
        for (model::Participants& participants : *list) {
          for (model::Side& side : participants.sides) change(side);
        }
      }
    });
  }

  void attributes() {
    add("no attribute is stated", Reason::silent, [&](Procedure& one) {
      each_side(one, [](model::Side& side) { side.attributes.clear(); });
    });
    std::set<std::string> demanded(clause_.items.begin(), clause_.items.end());
    if (!clause_.any_of.empty())
      demanded = {clause_.any_of.front().begin(), clause_.any_of.front().end()};
    for (const std::string& attribute : demanded) {
      add("without " + attribute, Reason::partial, [&](Procedure& one) {
        each_side(one, [&](model::Side& side) { std::erase(side.attributes, attribute); });
      });
    }
  }

  void order() {
    for (const std::string& later : clause_.then) {
      add(later + " comes first", Reason::contrary,
          [&](Procedure& one) { surgery::repeat_before(one, later, clause_.steps); });
    }
    if (clause_.outcome.empty()) return;
    for (const Step& step : procedure_.steps) {
      if (!concerns(step)) continue;
      for (const model::Outcome& other : step.outcomes) {
        if (other.id == clause_.outcome) continue;
        add("also after " + other.id, Reason::contrary,
            [&](Procedure& one) { surgery::redirect(one, clause_.steps, other.id, clause_.then); });
      }
    }
  }

  const std::string& decision() const { return clause_.steps.front(); }

  /// A cut takes with it all that only the outcome led to.
  bool would_lose_what_others_demand() const {
    Procedure cut = procedure_;
    surgery::cut_outcome(cut, clause_.steps, clause_.outcome);
    return std::ranges::any_of(reference_.obligations, [&](const model::Obligation& obligation) {
      return std::ranges::any_of(obligation.clauses, [&](const Clause& clause) {
        const bool demands = clause.kind == ClauseKind::occurs || clause.kind == ClauseKind::recurs;
        return demands && surgery::nodes_doing(cut, clause.steps).empty();
      });
    });
  }

  void leads() {
    if (!would_lose_what_others_demand()) {
      add("nothing follows", Reason::partial,
          [&](Procedure& one) { surgery::cut_outcome(one, clause_.steps, clause_.outcome); });
    }
    if (clause_.to_end) return;
    add("past what must follow", Reason::partial, [&](Procedure& one) {
      surgery::bypass(one, clause_.steps, clause_.outcome, clause_.then);
    });
    add("or past what must follow", Reason::contrary, [&](Procedure& one) {
      surgery::open_way_past(one, clause_.steps, clause_.outcome, clause_.then);
    });
  }

  void excludes() {
    for (const std::string& never : clause_.then) {
      add("leads to " + never, Reason::contrary,
          [&](Procedure& one) { surgery::redirect(one, clause_.steps, clause_.outcome, {never}); });
    }
  }

  void branches() {
    for (const std::string& outcome : clause_.outcomes) {
      if (outcome == clause_.outcomes.front()) continue;  // it leads to all that follows
      add("without " + outcome, Reason::partial,
          [&](Procedure& one) { surgery::remove_outcome(one, clause_.steps, outcome); });
    }
    add("no outcome is named", Reason::silent, [&](Procedure& one) {
      for (const std::string& outcome : clause_.outcomes) {
        if (outcome != clause_.outcomes.front())
          surgery::remove_outcome(one, clause_.steps, outcome);
      }
      for (const model::NodeId node : surgery::nodes_doing(one, clause_.steps)) {
        for (model::Edge& edge : one.flow.edges) {
          if (edge.from == node) edge.outcome.clear();
        }
      }
      each_step(one, [](Step& step) {
        step.outcomes.clear();
        if (step.form) step.form->outcomes.clear();
      });
    });
  }

  void returns() {
    add("it does not lead back", Reason::silent,
        [&](Procedure& one) { surgery::redirect(one, clause_.steps, clause_.outcome, {}); });
  }

  void produced() {
    add("nobody makes it", Reason::silent, [&](Procedure& one) {
      for (Step& step : one.steps) {
        std::erase_if(step.outputs,
                      [&](const auto& use) { return use.document == clause_.document; });
      }
    });
    std::vector<std::string> makers;
    for (const Step& step : procedure_.steps) {
      if (std::ranges::count(step.outputs, clause_.document, &model::DocumentUse::document) > 0) {
        makers.push_back(step.activity);
      }
    }
    for (const std::string& user : clause_.then) {
      add(user + " comes first", Reason::contrary,
          [&](Procedure& one) { surgery::repeat_before(one, user, makers); });
    }
  }

  void recurs() {
    missing();
    add("it is done once", Reason::partial,
        [&](Procedure& one) { each_step(one, [](Step& step) { step.recurs.clear(); }); });
    add("at another interval", Reason::contrary, [&](Procedure& one) {
      each_step(one, [](Step& step) { step.recurs = "another_interval"; });
    });
  }

  static model::Quantity working_days(double days) {
    return {.minimum = days,
            .maximum = days,
            .unit = "hari kerja",
            .readings = {{model::TimeUnit::day, model::TimeBase::working}}};
  }

  /// A promise from the application on, ample, with a part for every step.
  void within() {
    add("too long a time is stated", Reason::contrary, [&](Procedure& one) {
      model::TimeClaim claim{.id = "total", .quantity = working_days(1000)};
      claim.from = model::Milestone{.text = "start", .step = one.steps.front().id};
      for (const Step& step : one.steps) {
        const bool limited = std::ranges::count(clause_.then, step.activity) > 0;
        claim.parts.push_back({.label = step.id,
                               .quantity = working_days(limited ? clause_.limit + 1 : 1),
                               .steps = {step.id}});
      }
      one.time_claims = {std::move(claim)};
    });
    if (clause_.silent.empty()) return;
    add("no time is stated", Reason::silent, [&](Procedure& one) { one.time_claims.clear(); });
  }

  void distinct() {
    add("one does both", Reason::contrary, [&](Procedure& one) {
      const auto first =
          std::ranges::find_if(one.steps, [&](const Step& s) { return concerns(s); });
      const model::Actor actor = *first->actor;
      each_step(one, [&](Step& step) { step.actor = actor; });
    });
    add("one does both by an outcome", Reason::contrary, [&](Procedure& one) {
      const auto first =
          std::ranges::find_if(one.steps, [&](const Step& s) { return concerns(s); });
      const model::Actor actor = *first->actor;
      each_step(one, [&](Step& step) {
        if (step.outcomes.empty()) {
          step.actor = actor;
        } else {
          name_for(step, step.outcomes.front().id, actor);
        }
      });
    });
  }

  const Procedure& procedure_;
  const Reference& reference_;
  const Clause& clause_;
  std::vector<Broken> broken_;
};

model::Obligation asking(std::string id, const std::string& step, const std::string& outcome,
                         const std::string& role) {
  model::Clause clause{.kind = ClauseKind::role};
  clause.steps = {step};
  clause.outcome = outcome;
  clause.allow = {role};
  clause.rule = "wrong-actor";
  clause.silent = "actor-not-stated";
  model::Obligation obligation{.id = std::move(id)};
  obligation.counts_in = {model::SectionKind::procedure};
  obligation.clauses = {clause};
  return obligation;
}

Reference asking_by_outcome() {
  Reference made = reference("regional-2019");
  made.id = "by-outcome";
  made.obligations.push_back(
      asking("decide.refused-by-office", "decide_application", "reject", "dukcapil_office"));
  made.obligations.push_back(
      asking("conformity.found-by-dirjen", "check_conformity", "conform", "dirjen"));
  for (const model::Obligation& obligation : made.obligations) {
    for (const Clause& clause : obligation.clauses) {
      if (clause.kind != ClauseKind::role || clause.outcome.empty()) continue;
      for (Step& step : made.procedure.steps) {
        if (step.activity != clause.steps.front()) continue;
        auto outcome = std::ranges::find(step.outcomes, clause.outcome, &model::Outcome::id);
        outcome->actor = called(made.procedure, clause.allow.front());
      }
    }
  }
  return made;
}

}  // namespace

const Reference& by_outcome() {
  static const Reference made = asking_by_outcome();
  return made;
}

const Reference& reference(std::string_view id) {
  if (id == "by-outcome") return by_outcome();
  return *std::ranges::find(model::shipped_references(), id, &Reference::id);
}

Procedure conforming(const Reference& reference, model::Administration level) {
  Procedure procedure = reference.procedure;
  procedure.level = level;
  for (const model::Obligation& obligation : reference.obligations) {
    const std::string& role = obligation.applies_to;
    if (!role.empty() && std::ranges::count(procedure.applicant_kinds, role) == 0) {
      procedure.applicant_kinds.push_back(role);
    }
  }
  return procedure;
}

std::vector<Broken> broken(const Procedure& procedure, const Reference& reference,
                           const Clause& clause) {
  return Breaker(procedure, reference, clause).broken();
}

}  // namespace selaras::checker::breakage
