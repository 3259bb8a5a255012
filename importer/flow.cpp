#include "importer/flow.h"

#include <algorithm>
#include <map>

namespace selaras::importer {
namespace {

using model::Origin;

/// Who comes after whom. Nodes are numbered as the model wants them: the start, the steps, the
/// ends; until all ends are known an edge names its end by its outcome.
class FlowTier {
 public:
  FlowTier(const Reading& reading, Steps steps, model::Procedure& procedure)
      : reading_(reading), steps_(std::move(steps)), procedure_(procedure) {}

  void tie() {
    for (const model::CrossReference& reference : procedure_.references) {
      if (!reference.external && !reference.path.empty())
        references_[reference.item].push_back(&reference);
    }
    name_steps();
    for (std::size_t i = 0; i < drafts().size(); ++i) find_case(i);
    for (std::size_t i = 0; i < drafts().size(); ++i) place(i);
    if (last_) end_main();
    for (Draft& draft : drafts()) procedure_.steps.push_back(std::move(draft.step));
    put_nodes();
  }

 private:
  struct Tie {
    bool stated = false;
    model::EvidenceList evidence;
  };
  struct Case {  // of a decision, in which a step happens
    std::size_t decision = 0;
    std::string outcome;
    bool main = false;
  };
  struct PlannedEdge {
    std::size_t from = 0;  // index of the step
    std::optional<std::size_t> to;
    std::string end;  // outcome of the end it leads to, where it leads to one
    std::string outcome;
    Origin origin = Origin::listed;
    model::Text reason;
    model::EvidenceList evidence;
  };
  struct PlannedEnd {
    std::string outcome;
    model::Text reason;
    model::EvidenceList evidence;
  };

  std::vector<Draft>& drafts() { return steps_.drafts; }
  model::Step& step(std::size_t i) { return steps_.drafts[i].step; }

  void name_steps() {
    std::map<std::string, int> used{{"start", 1}};
    for (Draft& draft : drafts()) {
      std::string id = draft.step.activity.empty() ? name_of(draft) : draft.step.activity;
      if (id.empty()) id = "langkah";
      const int again = ++used[id];
      draft.step.id = again == 1 ? id : id + "." + std::to_string(again);
    }
  }

  /// The label's first words, without an "and" at their end.
  std::string name_of(const Draft& draft) const {
    std::string id = slug(draft.step.label, 3);
    const std::size_t last = id.rfind('-');
    const bool tail = last != std::string::npos &&
                      std::ranges::count(reading_.language.joining_words, id.substr(last + 1)) > 0;
    return tail ? id.substr(0, last) : id;
  }

  // -- Cases of decisions.

  void find_case(std::size_t i) {
    const Draft& draft = drafts()[i];
    if (draft.lead != nullptr) {
      const auto decision = std::ranges::find(drafts(), draft.lead->of,
                                              [](const Draft& one) { return one.step.activity; });
      if (decision != drafts().end())
        cases_[i] = {static_cast<std::size_t>(decision - drafts().begin()), draft.lead->outcome,
                     draft.lead->main};
    } else if (!draft.condition.empty()) {
      find_condition(i);
    }
  }

  /// A condition that the phrases do not know is a case of the step before it.
  void find_condition(std::size_t i) {
    std::size_t decision = i;
    while (decision > 0 && (decision == i || cases_.contains(decision))) --decision;
    if (decision == i || cases_.contains(decision)) {
      reading_.note("page-condition-alone", drafts()[i].condition_span,
                    {{"words", drafts()[i].condition}});
      return;
    }
    const bool negative = is_negative(drafts()[i]);
    const std::string outcome = outcome_id(drafts()[i]);
    std::vector<model::Outcome>& outcomes = step(decision).outcomes;
    if (std::ranges::count(outcomes, outcome, &model::Outcome::id) == 0) {
      outcomes.push_back({.id = outcome,
                          .label = drafts()[i].condition,
                          .evidence = reading_.evidence(drafts()[i].condition_span)});
    }
    const bool taken = std::ranges::any_of(cases_, [&](const auto& one) {
      return one.second.decision == decision && one.second.main;
    });
    cases_[i] = {decision, outcome, !negative && !taken};
  }

  bool is_negative(const Draft& draft) const {
    const Words words = reading_.words(draft.condition_span);
    return std::ranges::any_of(words, [&](const Word& word) {
      return std::ranges::count(reading_.language.negation, word.folded) > 0;
    });
  }

  /// The condition without its "jika".
  std::string outcome_id(const Draft& draft) const {
    const Words words = reading_.words(draft.condition_span);
    std::size_t begin = 0;
    for (const Pattern& branch : reading_.language.branch) {
      if (const auto end = branch.end_at(words, 0)) begin = std::max(begin, *end);
    }
    const std::string id = slug(reading_.text(span_of(words, begin, words.size())), 4);
    return id.empty() ? "kondisi" : id;
  }

  // -- The order.

  void place(std::size_t i) {
    const auto found = cases_.find(i);
    const bool side = found != cases_.end() && !found->second.main;
    side ? place_side(i, found->second) : place_main(i);
    follow_return(i);
  }

  void place_side(std::size_t i, const Case& one) {
    const auto before = side_last_.find({one.decision, one.outcome});
    if (before != side_last_.end())
      edges_.push_back({.from = before->second, .to = i});
    else
      edges_.push_back({.from = one.decision,
                        .to = i,
                        .outcome = one.outcome,
                        .origin = Origin::stated,
                        .evidence = case_evidence(i)});
    side_last_[{one.decision, one.outcome}] = i;
    const Phrases::Lead* lead = drafts()[i].lead;
    if (lead == nullptr || lead->end.empty()) return;
    edges_.push_back({.from = i,
                      .end = lead->end,
                      .origin = Origin::inferred,
                      .reason = reason("after-last-step")});
    ends_.push_back({.outcome = lead->end, .evidence = step(i).evidence});
  }

  model::EvidenceList case_evidence(std::size_t i) const {
    const Draft& draft = steps_.drafts[i];
    return reading_.evidence(draft.lead != nullptr ? draft.lead_span : draft.condition_span);
  }

  void place_main(std::size_t i) {
    if (!last_) {
      start_ = i;
    } else if (step(*last_).outcomes.empty()) {
      const Tie tie = tie_between(*last_, i);
      edges_.push_back({.from = *last_,
                        .to = i,
                        .origin = tie.stated ? Origin::stated : Origin::listed,
                        .evidence = tie.evidence});
    } else {
      leave_decision(*last_, i);
    }
    last_ = i;
  }

  void leave_decision(std::size_t decision, std::size_t i) {
    const auto one = cases_.find(i);
    if (one != cases_.end() && one->second.decision == decision) {
      edges_.push_back({.from = decision,
                        .to = i,
                        .outcome = one->second.outcome,
                        .origin = Origin::stated,
                        .evidence = case_evidence(i)});
      return;
    }
    const Tie tie = tie_between(decision, i);
    PlannedEdge edge{.from = decision,
                     .to = i,
                     .outcome = main_outcome(decision),
                     .origin = tie.stated ? Origin::stated : Origin::listed,
                     .evidence = tie.evidence};
    edges_.push_back(std::move(edge));
  }

  /// The case in which the procedure goes on, where nothing says which: the one known to, else the
  /// one that no other step is said for, else one that the page leaves unsaid.
  std::string main_outcome(std::size_t decision) {
    for (const Phrases::Lead& lead : reading_.phrases.outcomes) {
      const bool said =
          std::ranges::count(step(decision).outcomes, lead.outcome, &model::Outcome::id) > 0;
      if (lead.main && said && lead.of == step(decision).activity) return lead.outcome;
    }
    for (const model::Outcome& outcome : step(decision).outcomes) {
      const bool taken = std::ranges::any_of(cases_, [&](const auto& one) {
        return one.second.decision == decision && one.second.outcome == outcome.id;
      });
      if (!taken) return outcome.id;
    }
    step(decision).outcomes.push_back({.id = "otherwise"});
    return "otherwise";
  }

  // -- What ties two steps.

  Tie tie_between(std::size_t a, std::size_t b) {
    if (drafts()[b].sentence.in_sequence) {
      const Words& words = drafts()[b].sentence.words;
      return {true, reading_.evidence(span_of(words, 0, 1))};
    }
    if (const model::DocumentUse* use = handed_over(step(a), step(b))) return {true, use->evidence};
    return referred(a, b);
  }

  static bool share(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    return std::ranges::any_of(
        a, [&](const std::string& one) { return std::ranges::count(b, one) > 0; });
  }

  /// A document that one step makes, or sends to whom does the next, and that the next takes in.
  static const model::DocumentUse* handed_over(const model::Step& a, const model::Step& b) {
    const bool to_whom = a.addressee && b.actor && share(a.addressee->roles, b.actor->roles);
    for (const model::DocumentUse& use : b.inputs) {
      const bool made =
          std::ranges::count(a.outputs, use.document, &model::DocumentUse::document) > 0;
      const bool passed =
          to_whom && std::ranges::count(a.inputs, use.document, &model::DocumentUse::document) > 0;
      if (made || passed) return &use;
    }
    return nullptr;
  }

  /// "sebagaimana dimaksud pada angka 3": the item of that number.
  Tie referred(std::size_t a, std::size_t b) const {
    const auto references = references_.find(steps_.drafts[b].item);
    if (references == references_.end()) return {};
    for (const model::CrossReference* reference : references->second) {
      if (target(*reference) == steps_.drafts[a].item) return {true, reference->evidence};
    }
    return {};
  }

  std::string target(const model::CrossReference& reference) const {
    for (const Noted& item : steps_.items) {
      if (letters_of(item.entry->printed) == reference.path[0].value)
        return reference.path.size() == 1 ? item.id : item.id + "." + reference.path[1].value;
    }
    return {};
  }

  /// "kembali ke angka 2" leads back to that step.
  void follow_return(std::size_t i) {
    const Words& words = drafts()[i].sentence.words;
    const auto found = first_match(reading_.language.return_to, words);
    if (!found) return;
    for (std::size_t at = found->end; at < words.size(); ++at) {
      if (!is_number(words[at].folded)) continue;
      const auto target = step_of_item(words[at].folded);
      if (!target) return;
      edges_.push_back({.from = i,
                        .to = *target,
                        .origin = Origin::stated,
                        .evidence = reading_.evidence(span_of(words, found->begin, at + 1))});
      if (last_ == i && cases_.contains(i)) last_ = cases_[i].decision;
      return;
    }
  }

  std::optional<std::size_t> step_of_item(const std::string& number) const {
    for (const Noted& item : steps_.items) {
      if (letters_of(item.entry->printed) != number) continue;
      const auto found = std::ranges::find(steps_.drafts, item.id, &Draft::item);
      if (found != steps_.drafts.end())
        return static_cast<std::size_t>(found - steps_.drafts.begin());
    }
    return std::nullopt;
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
    if (!step(*last_).outcomes.empty()) edge.outcome = main_outcome(*last_);
    edges_.push_back(std::move(edge));
    ends_.insert(ends_.begin(), std::move(end));
  }

  PlannedEnd main_end() {
    const auto& end = reading_.phrases.end;
    if (end) {
      for (const Draft& draft : drafts()) {
        if (std::ranges::count(end->reached_by, draft.step.activity) > 0)
          return {.outcome = end->outcome, .evidence = draft.step.evidence};
      }
      const Words& words = drafts()[*last_].sentence.words;
      if (const auto promised = first_match(end->promised_by, words)) {
        return {.outcome = end->outcome,
                .reason = reason("end-not-stated"),
                .evidence = reading_.evidence(span_of(words, promised->begin, promised->end))};
      }
    }
    return {.outcome = "completed", .reason = reason("after-last-step")};
  }

  model::NodeId node_of_end(const std::string& outcome) const {
    const auto found = std::ranges::find(ends_, outcome, &PlannedEnd::outcome);
    return {static_cast<std::uint32_t>(1 + procedure_.steps.size() +
                                       static_cast<std::size_t>(found - ends_.begin()))};
  }

  void put_nodes() {
    model::Flow& flow = procedure_.flow;
    flow.nodes.push_back({.kind = model::NodeKind::start, .id = "start"});
    for (std::uint32_t i = 0; i < procedure_.steps.size(); ++i)
      flow.nodes.push_back(
          {.kind = model::NodeKind::step, .id = procedure_.steps[i].id, .step = i});
    drop_double_ends();
    for (const PlannedEnd& end : ends_)
      flow.nodes.push_back({.kind = model::NodeKind::end,
                            .id = free_id(end.outcome),
                            .outcome = end.outcome,
                            .evidence = end.evidence,
                            .reason = end.reason});
    if (!start_) return;
    flow.edges.push_back({.from = {0}, .to = {static_cast<std::uint32_t>(1 + *start_)}});
    for (PlannedEdge& edge : edges_) put_edge(std::move(edge));
  }

  void drop_double_ends() {
    std::vector<PlannedEnd> kept;
    for (PlannedEnd& end : ends_) {
      if (std::ranges::count(kept, end.outcome, &PlannedEnd::outcome) == 0)
        kept.push_back(std::move(end));
    }
    ends_ = std::move(kept);
  }

  std::string free_id(const std::string& id) const {
    return procedure_.step(id) == nullptr ? id : "end." + id;
  }

  void put_edge(PlannedEdge edge) {
    const model::NodeId from{static_cast<std::uint32_t>(1 + edge.from)};
    const model::NodeId to =
        edge.to ? model::NodeId{static_cast<std::uint32_t>(1 + *edge.to)} : node_of_end(edge.end);
    const bool there = std::ranges::any_of(procedure_.flow.edges, [&](const model::Edge& one) {
      return one.from == from && one.to == to && one.outcome == edge.outcome;
    });
    if (there) return;
    if (edge.outcome == "otherwise") {
      edge.origin = Origin::inferred;
      edge.reason = reason("other-case");
    }
    procedure_.flow.edges.push_back({.from = from,
                                     .to = to,
                                     .outcome = edge.outcome,
                                     .origin = edge.origin,
                                     .reason = edge.reason,
                                     .evidence = std::move(edge.evidence)});
  }

  const Reading& reading_;
  Steps steps_;
  model::Procedure& procedure_;
  std::map<std::size_t, Case> cases_;  // by step
  std::map<std::pair<std::size_t, std::string>, std::size_t> side_last_;
  std::map<std::string, std::vector<const model::CrossReference*>, std::less<>>
      references_;  // by item
  std::vector<PlannedEdge> edges_;
  std::vector<PlannedEnd> ends_;
  std::optional<std::size_t> start_;
  std::optional<std::size_t> last_;  // of the main line
};

}  // namespace

void tie_flow(const Reading& reading, Steps steps, model::Procedure& procedure) {
  FlowTier(reading, std::move(steps), procedure).tie();
}

}  // namespace selaras::importer
