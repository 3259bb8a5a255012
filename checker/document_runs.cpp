#include "checker/document_runs.h"

#include <algorithm>
#include <functional>
#include <set>

#include "checker/obligations/order.h"
#include "checker/possible.h"

namespace selaras::checker {
namespace {

using behaviour::Answer;
using behaviour::Found;
using behaviour::Query;
using behaviour::Run;
using behaviour::TransitionId;
using model::DocumentUse;
using model::Step;

bool has(const std::vector<DocumentUse>& uses, std::string_view document) {
  return std::ranges::find(uses, document, &DocumentUse::document) != uses.end();
}

const model::Condition& concerned_by(const Facts& facts, const std::string& document) {
  static const model::Condition everybody;
  const model::Document* known = facts.procedure().document(document);
  return known == nullptr ? everybody : known->when;
}

/// A run that does one of these steps.
Query run_with(const Facts& facts, std::function<bool(const Step&)> wanted) {
  return {.observe = [&facts, wanted = std::move(wanted)](std::uint8_t state, TransitionId id) {
    const Step* step = step_done(facts, id);
    return static_cast<std::uint8_t>(state == 1 || (step != nullptr && wanted(*step)) ? 1 : 0);
  }};
}

/// No run makes both.
bool exclude_each_other(const Facts& facts, const std::string& one, const std::string& other) {
  enum : std::uint8_t { neither, only_one, only_other, both };
  const auto observe = [&](std::uint8_t state, TransitionId id) -> std::uint8_t {
    const Step* step = step_done(facts, id);
    if (step == nullptr) return state;
    const bool made_one = (state & only_one) != 0 || puts_out(*step, one);
    const bool made_other = (state & only_other) != 0 || puts_out(*step, other);
    return made_one ? (made_other ? both : only_one) : (made_other ? only_other : neither);
  };
  return possible_run(facts, {.observe = observe, .goals = behaviour::only(both)}).answer ==
         Answer::impossible;
}

/// The document, and the inputs of the step that can stand in its place.
std::set<std::string> alternatives(const Facts& facts, const Step& user,
                                   const std::string& document) {
  std::set<std::string> found{document};
  if (facts.producers(document).empty()) return found;
  for (const DocumentUse& use : user.inputs) {
    if (use.document == document || facts.producers(use.document).empty()) continue;
    if (exclude_each_other(facts, document, use.document)) found.insert(use.document);
  }
  return found;
}

/// Others than the user, who may make them anew.
std::vector<model::NodeId> makers_for(const Step& user, const Facts& facts,
                                      const std::set<std::string>& documents) {
  std::vector<model::NodeId> nodes;
  for (const std::string& document : documents) {
    for (const Step* maker : facts.producers(document)) {
      if (maker != &user) nodes.push_back(facts.node(*maker));
    }
  }
  return nodes;
}

/// The transition passes an edge that only numbering gives.
bool is_listed(const Facts& facts, TransitionId id) {
  return std::ranges::any_of(facts.net().transition(id).produces, [&](behaviour::PlaceId place) {
    const behaviour::Place& made = facts.net().places()[place.value()];
    return made.kind == behaviour::Place::Kind::edge &&
           facts.procedure().flow.edges[made.edge].origin == model::Origin::listed;
  });
}

/// Two makers of a document watched by number: state i + 1 says that what the i-th made lies there.
using Watch = std::function<std::uint8_t(std::uint8_t state, const std::vector<const Step*>& makers,
                                         const Step* step, TransitionId id)>;
constexpr std::uint8_t again = 254;

std::optional<std::size_t> position(const std::vector<const Step*>& makers, const Step* step) {
  const auto found = std::ranges::find(makers, step);
  if (found == makers.end()) return std::nullopt;
  return static_cast<std::size_t>(found - makers.begin());
}

/// The pair that a run to `again` ends with: the state before its last transition names the first.
std::optional<MadeAgain> made_again(const Facts& facts, const std::string& document,
                                    const Watch& watch) {
  const std::vector<const Step*> makers = facts.producers(document);
  if (makers.size() < 2 || makers.size() >= again) return std::nullopt;
  const auto observe = [&](std::uint8_t state, TransitionId id) -> std::uint8_t {
    return state == again ? state : watch(state, makers, step_done(facts, id), id);
  };
  const Found found = possible_run(facts, {.observe = observe, .goals = behaviour::only(again)},
                                   concerned_by(facts, document));
  if (found.answer != Answer::possible) return std::nullopt;
  std::uint8_t before = 0;
  for (std::size_t at = 0; at + 1 < found.run.size(); ++at) before = observe(before, found.run[at]);
  return MadeAgain{
      .first = makers[before - 1u], .second = step_done(facts, found.run.back()), .run = found.run};
}

}  // namespace

bool takes_in(const Step& step, std::string_view document) { return has(step.inputs, document); }

bool puts_out(const Step& step, std::string_view document) { return has(step.outputs, document); }

std::vector<std::string> documents_of(const model::Procedure& procedure) {
  std::set<std::string> documents;
  for (const Step& step : procedure.steps) {
    for (const DocumentUse& use : step.inputs) documents.insert(use.document);
    for (const DocumentUse& use : step.outputs) documents.insert(use.document);
  }
  return {documents.begin(), documents.end()};
}

std::optional<Run> used_unmade(const Facts& facts, const Step& user, const std::string& document) {
  const std::set<std::string> enough = alternatives(facts, user, document);
  enum : std::uint8_t { unmade, used, made };
  const auto observe = [&](std::uint8_t state, TransitionId id) -> std::uint8_t {
    const Step* step = step_done(facts, id);
    if (state != unmade || step == nullptr) return state;
    if (step == &user) return used;
    const auto makes = [&](const std::string& each) { return puts_out(*step, each); };
    return std::ranges::any_of(enough, makes) ? made : unmade;
  };
  const Found found = possible_run(facts, {.observe = observe, .goals = behaviour::only(used)},
                                   concerned_by(facts, document));
  if (found.answer != Answer::possible) return std::nullopt;
  const std::vector<model::NodeId> makers = makers_for(user, facts, enough);
  if (!makers.empty() && rests_on_listing(facts.procedure(), facts.net(), found.run, makers)) {
    return std::nullopt;
  }
  return found.run;
}

std::optional<Run> run_to_maker(const Facts& facts, const std::string& document) {
  std::optional<Run> shortest;
  for (const Step* maker : facts.producers(document)) {
    Found found = possible_run(
        facts, run_with(facts, [&](const Step& step) { return step.id == maker->id; }));
    if (found.answer != Answer::possible) continue;
    if (!shortest || found.run.size() < shortest->size()) shortest = std::move(found.run);
  }
  return shortest;
}

Use used_on_some_run(const Facts& facts, const std::string& document) {
  const Query query = run_with(facts, [&](const Step& step) { return takes_in(step, document); });
  // Of all applicants together: what one makes may be for another to use.
  switch (behaviour::shortest_run(facts.net(), query).answer) {
    case Answer::possible:
      return Use::possible;
    case Answer::impossible:
      return Use::never;
    case Answer::not_decided:
      break;
  }
  return Use::not_decided;
}

std::optional<MadeAgain> made_twice_unused(const Facts& facts, const std::string& document) {
  const auto watch = [&](std::uint8_t state, const std::vector<const Step*>& makers,
                         const Step* step, TransitionId id) -> std::uint8_t {
    if (step != nullptr && takes_in(*step, document)) state = 0;
    if (const auto maker = position(makers, step)) {
      const auto number = static_cast<std::uint8_t>(*maker + 1);
      if (state != 0 && state != number) return again;
      state = step->addressee ? 0 : number;
    }
    return is_listed(facts, id) ? 0 : state;
  };
  return made_again(facts, document, watch);
}

std::optional<MadeAgain> made_in_two_forms(const Facts& facts, const std::string& document) {
  const auto form_of = [](const Step& step) {
    return step.outputs.size() == 1 && step.form ? step.form->value : std::string();
  };
  const auto watch = [&](std::uint8_t state, const std::vector<const Step*>& makers,
                         const Step* step, TransitionId) -> std::uint8_t {
    const auto maker = position(makers, step);
    if (!maker || form_of(*step).empty()) return state;
    if (state == 0) return static_cast<std::uint8_t>(*maker + 1);
    return form_of(*step) == form_of(*makers[state - 1u]) ? state : again;
  };
  return made_again(facts, document, watch);
}

}  // namespace selaras::checker
