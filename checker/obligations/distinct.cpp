#include <algorithm>
#include <functional>
#include <set>

#include "checker/obligations/judgement.h"
#include "checker/possible.h"

namespace selaras::checker {
namespace {

using model::Step;

/// Somebody who does one of the activities that must lie in different hands.
struct Duty {
  Occurrence occurrence;
  std::size_t activity = 0;                 // index in the clause
  const model::Outcome* outcome = nullptr;  // that alone is this actor's; null: all that name none
  const model::Actor* actor = nullptr;

  [[nodiscard]] const Step& step() const { return *occurrence.step; }
  /// The step is done so that this actor does it.
  [[nodiscard]] bool done_by(const std::string& outcome_id) const {
    return field_of(occurrence, model::RoleField::actor, outcome_id) == actor;
  }
};

void add_duties(std::vector<Duty>& found, const Occurrence& occurrence, std::size_t activity) {
  const auto add = [&](const model::Actor* actor, const model::Outcome* outcome) {
    if (actor == nullptr || actor->roles.empty()) return;
    found.push_back({occurrence, activity, outcome, actor});
  };
  add(field_of(occurrence, model::RoleField::actor), nullptr);
  for (const model::Outcome& outcome : occurrence.step->outcomes) {
    if (outcome.actor) add(&*outcome.actor, &outcome);
  }
}

std::vector<Duty> duties(const Circumstances& circumstances, const model::Clause& clause) {
  std::vector<Duty> found;
  for (std::size_t activity = 0; activity < clause.steps.size(); ++activity) {
    for (const Occurrence& occurrence : circumstances.occurrences(clause.steps[activity])) {
      add_duties(found, occurrence, activity);
    }
  }
  return found;
}

/// A run that does all of the steps; none where none does, or it is not decided.
std::optional<behaviour::Run> run_with_all(const Circumstances& circumstances,
                                           const std::vector<Duty>& duties) {
  const auto observe = [&](std::uint8_t done, behaviour::TransitionId id) -> std::uint8_t {
    const Step* step = step_done(circumstances.facts, id);
    for (std::size_t index = 0; index < duties.size(); ++index) {
      const bool is_done = step == &duties[index].step() &&
                           duties[index].done_by(circumstances.net.transition(id).outcome);
      if (is_done) done = static_cast<std::uint8_t>(done | 1u << index);
    }
    return done;
  };
  const auto all = static_cast<std::uint8_t>((1u << duties.size()) - 1);
  auto found =
      possible_run(circumstances.facts, {.observe = observe, .goals = behaviour::only(all)});
  if (found.answer != behaviour::Answer::possible) return std::nullopt;
  return std::move(found.run);
}

/// Fewer people than duties, whoever the names mean (P. Hall, On Representatives of Subsets, 1935).
bool too_few(const std::vector<Duty>& duties) {
  std::set<std::string> roles;
  for (const Duty& duty : duties) roles.insert(duty.actor->roles.begin(), duty.actor->roles.end());
  return roles.size() < duties.size();
}

/// A run's state has one bit a duty; the last value is another's.
constexpr std::size_t most_duties = 7;

struct Conflict {
  std::vector<Duty> duties;
  behaviour::Run run;
};

/// The smallest set of duties, one of each activity, that fall to too few on one run.
class Search {
 public:
  Search(const Circumstances& circumstances, std::vector<Duty> all)
      : circumstances_(circumstances), all_(std::move(all)) {}

  std::optional<Conflict> smallest(std::size_t activities) {
    for (std::size_t size = 2; size <= std::min(activities, most_duties); ++size) {
      if (auto found = extended({}, 0, size)) return found;
    }
    return std::nullopt;
  }
  /// More than a bound of sets was to be looked at: none of them was found, and more there may be.
  bool at_limit() const { return tried_ > most_tried || asked_ > most_asked; }

 private:
  std::optional<Conflict> extended(const std::vector<Duty>& chosen, std::size_t from,
                                   std::size_t size) {
    if (chosen.size() == size) {
      if (!too_few(chosen) || asked_++ > most_asked) return std::nullopt;
      auto run = run_with_all(circumstances_, chosen);
      if (!run) return std::nullopt;
      return Conflict{.duties = chosen, .run = std::move(*run)};
    }
    for (std::size_t next = from; next < all_.size(); ++next) {
      const auto same = std::ranges::find(chosen, all_[next].activity, &Duty::activity);
      if (same != chosen.end() || tried_++ > most_tried) continue;
      std::vector<Duty> more = chosen;
      more.push_back(all_[next]);
      if (auto found = extended(more, next + 1, size)) return found;
    }
    return std::nullopt;
  }

  static constexpr std::size_t most_tried = 100'000;
  static constexpr std::size_t most_asked = 100;  // runs
  const Circumstances& circumstances_;
  std::vector<Duty> all_;
  std::size_t tried_ = 0;
  std::size_t asked_ = 0;
};

}  // namespace

/// Steps that must lie in different hands. Where a name is not given, or may mean somebody who does
/// nothing else, nobody is accused; steps that exclude each other never conflict.
Judgement judge_distinct(const Circumstances& circumstances, const model::Clause& clause) {
  std::size_t stated = 0;
  for (const std::string& activity : clause.steps) {
    if (!circumstances.occurrences(activity).empty()) ++stated;
  }
  if (stated < 2) return judged(Verdict::not_applicable, Reason::needs);
  const std::vector<Duty> all = duties(circumstances, clause);
  Search search(circumstances, all);
  const auto conflict = search.smallest(clause.steps.size());
  if (!conflict && search.at_limit()) return judged(Verdict::not_examined, Reason::none);
  if (!conflict) {
    std::set<std::size_t> named;
    for (const Duty& duty : all) named.insert(duty.activity);
    return named.size() < stated ? judged(Verdict::cannot_tell, Reason::ambiguous) : Judgement();
  }
  Judgement judgement = judged(Verdict::not_met, Reason::contrary);
  std::set<std::string> roles;
  std::vector<std::string> steps;
  ArgumentKind kind = ArgumentKind::step;
  for (const Duty& duty : conflict->duties) {
    judgement.on(duty.step()).cite(duty.actor->evidence).cite(duty.step().evidence);
    if (duty.outcome != nullptr) kind = ArgumentKind::step_outcome;
    roles.insert(duty.actor->roles.begin(), duty.actor->roles.end());
    steps.push_back(value_of(duty.step(), duty.outcome));
  }
  judgement.witness = behaviour::steps_of(circumstances.net, conflict->run);
  judgement.with("roles", ArgumentKind::role, {roles.begin(), roles.end()});
  return judgement.with("steps", kind, steps);
}

}  // namespace selaras::checker
