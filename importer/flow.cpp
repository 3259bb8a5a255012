#include "importer/flow.h"

#include <algorithm>
#include <map>
#include <set>

#include "importer/cases.h"
#include "importer/planned_flow.h"
#include "importer/ties.h"

namespace selaras::importer {
namespace {

using model::Origin;

/// Who comes after whom: as the page's words say, else as its numbers do.
class FlowTier {
 public:
  FlowTier(const Reading& reading, Steps& steps, model::Procedure& procedure)
      : reading_(reading),
        steps_(steps),
        cases_(find_cases(reading, steps)),
        ties_(reading, steps, procedure) {}

  PlannedFlow tie() {
    find_targets();
    for (std::size_t i = 0; i < steps_.drafts.size(); ++i) place(i);
    for (std::size_t i = 0; i < steps_.bare_cases.size(); ++i) follow_bare(i);
    for (std::size_t i = 0; i < steps_.drafts.size(); ++i) return_incomplete(i);
    if (last_) end_main();
    return std::move(flow_);
  }

 private:
  model::Step& step(std::size_t i) { return steps_.drafts[i].step; }
  const Draft& draft(std::size_t i) const { return steps_.drafts[i]; }
  bool is_side(std::size_t i) const {
    const Case* one = cases_.of(i);
    return one != nullptr && !one->main;
  }

  // -- Where the page says itself that the flow goes.

  void find_targets() {
    for (std::size_t i = 0; i < steps_.drafts.size(); ++i) {
      if (draft(i).jump && !draft(i).jump->number.empty()) add_target(*draft(i).jump);
    }
    for (const BareCase& bare : steps_.bare_cases) add_target(bare.jump);
    for (std::size_t i = 0; i < steps_.drafts.size(); ++i) drop_lonely_jump(i);
  }

  void add_target(const Jump& jump) {
    if (const auto target = step_of_item(steps_, jump.number)) targets_.insert(*target);
  }

  /// "Kembali ke angka 2" of a step that is no case, and behind which the numbers go on: in which
  /// case the flow returns is not said.
  void drop_lonely_jump(std::size_t i) {
    const auto& jump = draft(i).jump;
    if (!jump || !jump->back || cases_.of(i) != nullptr) return;
    std::size_t next = i + 1;
    while (next < steps_.drafts.size() && cases_.of(next) != nullptr) ++next;
    if (next == steps_.drafts.size() || targets_.contains(next)) return;
    reading_.note("page-jump-alone", jump->span, {{"words", reading_.text(jump->span)}});
    steps_.drafts[i].jump.reset();
  }

  /// The edge that a jump tells; none where its number leads nowhere.
  std::optional<PlannedEdge> edge_of(const Jump& jump, std::size_t from, std::string outcome) {
    PlannedEdge edge{.from = from,
                     .end = jump.outcome,
                     .outcome = std::move(outcome),
                     .origin = Origin::stated,
                     .evidence = reading_.evidence(jump.span)};
    if (jump.outcome.empty()) edge.to = step_of_item(steps_, jump.number);
    return edge.to || !edge.end.empty() ? std::optional(edge) : std::nullopt;
  }

  void put_stated(PlannedEdge edge) {
    if (!edge.end.empty()) flow_.ends.push_back({.outcome = edge.end, .evidence = edge.evidence});
    flow_.edges.push_back(std::move(edge));
  }

  void follow_bare(std::size_t i) {
    const auto& one = cases_.of_bare_cases[i];
    if (!one) return;
    const BareCase& bare = steps_.bare_cases[i];
    const bool known = flow_.leaves(one->decision, one->outcome);
    if (auto edge = known ? std::nullopt : edge_of(bare.jump, one->decision, one->outcome)) {
      edge->evidence = reading_.evidence(bare.condition.span);
      const model::EvidenceList more = reading_.evidence(bare.jump.span);
      edge->evidence.insert(edge->evidence.end(), more.begin(), more.end());
      put_stated(std::move(*edge));
    }
  }

  // -- The order.

  void place(std::size_t i) {
    is_side(i) ? place_side(i, *cases_.of(i)) : place_main(i);
    if (draft(i).jump) follow(i);
  }

  void place_side(std::size_t i, const Case& one) {
    const auto before = side_last_.find({one.decision, one.outcome});
    if (before == side_last_.end())
      flow_.edges.push_back(edge_in_case(one, i));
    else if (!draft(before->second).jump)
      flow_.edges.push_back({.from = before->second, .to = i});
    side_last_[{one.decision, one.outcome}] = i;
    const Phrases::Lead* lead = draft(i).lead;
    if (lead == nullptr || lead->end.empty() || draft(i).jump) return;
    flow_.edges.push_back({.from = i,
                           .end = lead->end,
                           .origin = Origin::inferred,
                           .reason = reason("after-last-step")});
    flow_.ends.push_back({.outcome = lead->end, .evidence = step(i).evidence});
  }

  PlannedEdge edge_in_case(const Case& one, std::size_t to) const {
    const Draft& draft = steps_.drafts[to];
    const bool by_lead = draft.lead != nullptr && draft.condition.number.empty();
    return {.from = one.decision,
            .to = to,
            .outcome = one.outcome,
            .origin = Origin::stated,
            .evidence = reading_.evidence(by_lead ? draft.lead_span : draft.condition.span)};
  }

  void place_main(std::size_t i) {
    const Case* one = cases_.of(i);
    if (!flow_.start)
      flow_.start = i;
    else if (one != nullptr && (one->named || last_ == one->decision))
      flow_.edges.push_back(edge_in_case(*one, i));
    else if (last_)
      leave(*last_, i);
    last_ = i;
  }

  void leave(std::size_t before, std::size_t i) {
    const Tie tie = ties_.between(before, i);
    PlannedEdge edge{.from = before,
                     .to = i,
                     .origin = tie.stated ? Origin::stated : Origin::listed,
                     .evidence = tie.evidence};
    if (in_open_case(edge)) flow_.edges.push_back(std::move(edge));
  }

  /// After a step that says where it goes, the numbers go on from the decision it is a case of.
  void follow(std::size_t i) {
    const Case* one = cases_.of(i);
    auto edge = edge_of(*draft(i).jump, i, "");
    if (!edge || !in_open_case(*edge)) return;
    put_stated(std::move(*edge));
    if (last_ != i) return;
    last_.reset();
    if (one != nullptr) last_ = one->decision;
  }

  /// Puts an edge that leaves a decision into the case in which the procedure goes on; false where
  /// the page has said something of every case.
  bool in_open_case(PlannedEdge& edge) {
    if (step(edge.from).outcomes.empty()) return true;
    const auto outcome = open_outcome(edge.from);
    if (!outcome) return false;
    edge.outcome = *outcome;
    if (edge.outcome == "otherwise") {
      edge.origin = Origin::inferred;
      edge.reason = reason("other-case");
    }
    return true;
  }

  /// The case known to be it, else the one that no other step is said for, else, of a single case,
  /// the one that the page leaves unsaid.
  std::optional<std::string> open_outcome(std::size_t decision) {
    std::vector<model::Outcome>& outcomes = step(decision).outcomes;
    for (const Phrases::Lead& lead : reading_.phrases.outcomes) {
      const bool said = std::ranges::count(outcomes, lead.outcome, &model::Outcome::id) > 0;
      if (lead.main && said && lead.of == step(decision).activity &&
          !flow_.leaves(decision, lead.outcome))
        return lead.outcome;
    }
    for (const model::Outcome& outcome : outcomes) {
      if (!cases_.says(decision, outcome.id) && !flow_.leaves(decision, outcome.id))
        return outcome.id;
    }
    if (outcomes.size() > 1 && !said_by_side_steps_alone(decision)) return std::nullopt;
    outcomes.push_back({.id = "otherwise"});
    return "otherwise";
  }

  /// Several cases of which each is an exception: the rule itself goes without saying.
  bool said_by_side_steps_alone(std::size_t decision) const {
    const auto of_it = [&](const Case& one) { return one.decision == decision; };
    const bool bare = std::ranges::any_of(cases_.of_bare_cases,
                                          [&](const auto& one) { return one && of_it(*one); });
    return !bare && std::ranges::none_of(cases_.of_steps, [&](const auto& one) {
      return of_it(one.second) && (one.second.main || one.second.named);
    });
  }

  // -- What is returned to be completed.

  /// "Dikembalikan untuk dilengkapi", and no word of where it is handed in again: at the step of
  /// those who have to complete it, else at the first one.
  void return_incomplete(std::size_t i) {
    const Words& words = draft(i).sentence.words;
    const auto found = first_match(reading_.language.returned, words);
    if (!found || draft(i).jump || !flow_.start) return;
    if (!is_side(i)) {
      const Span span = span_of(words, found->begin, found->end);
      reading_.note("page-jump-alone", span, {{"words", reading_.text(span)}});
      return;
    }
    if (flow_.leaves(i)) return;
    flow_.edges.push_back(
        {.from = i,
         .to = handed_in(i),
         .origin = Origin::inferred,
         .reason = reason("returned-to-complete"),
         .evidence = reading_.evidence(span_of(words, found->begin, found->end))});
  }

  std::size_t handed_in(std::size_t returned) const {
    const auto& whom = draft(returned).step.addressee;
    const std::size_t decision = cases_.of(returned)->decision;
    for (std::size_t i = decision; whom && i-- > 0;) {
      const auto& actor = draft(i).step.actor;
      const bool same = actor && std::ranges::any_of(actor->roles, [&](const std::string& role) {
                          return std::ranges::count(whom->roles, role) > 0;
                        });
      if (same && !is_side(i)) return i;
    }
    return *flow_.start;
  }

  // -- Ends.

  model::Text reason(const std::string& key) const {
    const auto found = reading_.language.reasons.find(key);
    return found == reading_.language.reasons.end() ? model::Text{} : found->second;
  }

  void end_main() {
    PlannedEnd end = main_end();
    PlannedEdge edge{.from = *last_,
                     .end = end.outcome,
                     .origin = Origin::inferred,
                     .reason = end.reason.id.empty() ? reason("after-last-step") : end.reason};
    if (!in_open_case(edge)) return;
    flow_.edges.push_back(std::move(edge));
    flow_.ends.insert(flow_.ends.begin(), std::move(end));
  }

  PlannedEnd main_end() {
    const auto& end = reading_.phrases.end;
    if (end) {
      for (const Draft& draft : steps_.drafts) {
        if (std::ranges::count(end->reached_by, draft.step.activity) > 0)
          return {.outcome = end->outcome, .evidence = draft.step.evidence};
      }
      const Words& words = draft(*last_).sentence.words;
      if (const auto promised = first_match(end->promised_by, words)) {
        return {.outcome = end->outcome,
                .reason = reason("end-not-stated"),
                .evidence = reading_.evidence(span_of(words, promised->begin, promised->end))};
      }
    }
    return {.outcome = "completed", .reason = reason("after-last-step")};
  }

  const Reading& reading_;
  Steps& steps_;
  Cases cases_;
  Ties ties_;
  std::map<std::pair<std::size_t, std::string>, std::size_t> side_last_;
  std::set<std::size_t> targets_;  // of jumps
  PlannedFlow flow_;
  std::optional<std::size_t> last_;  // of the main line
};

/// The label's first words, without an "and" at their end.
std::string name_of(const Draft& draft, const Language& language) {
  std::string id = slug(draft.step.label, 3);
  const std::size_t last = id.rfind('-');
  const bool tail = last != std::string::npos &&
                    std::ranges::count(language.joining_words, id.substr(last + 1)) > 0;
  return tail ? id.substr(0, last) : id;
}

void name_steps(std::vector<Draft>& drafts, const Language& language) {
  std::map<std::string, int> used{{"start", 1}};
  for (Draft& draft : drafts) {
    std::string id = draft.step.activity.empty() ? name_of(draft, language) : draft.step.activity;
    if (id.empty()) id = "langkah";
    const int again = ++used[id];
    draft.step.id = again == 1 ? id : id + "." + std::to_string(again);
  }
}

}  // namespace

void tie_flow(const Reading& reading, Steps steps, model::Procedure& procedure) {
  name_steps(steps.drafts, reading.language);
  PlannedFlow planned = FlowTier(reading, steps, procedure).tie();
  for (Draft& draft : steps.drafts) procedure.steps.push_back(std::move(draft.step));
  put_flow(std::move(planned), procedure);
}

}  // namespace selaras::importer
