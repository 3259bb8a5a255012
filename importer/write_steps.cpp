#include "importer/write_steps.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "importer/form.h"
#include "importer/page.h"

namespace selaras::importer {
namespace {

using model::Edge;
using model::NodeKind;
using model::Origin;

class StepWriter {
 public:
  StepWriter(const model::Procedure& procedure, const Language& language, const Phrases& phrases)
      : procedure_(procedure),
        language_(language),
        phrases_(phrases),
        leaving_(procedure.steps.size()),
        entering_(procedure.steps.size()) {
    for (const Edge& edge : procedure.flow.edges) {
      if (const auto from = step_at(edge.from)) leaving_[*from].push_back(&edge);
      if (const auto to = step_at(edge.to)) entering_[*to].push_back(&edge);
    }
  }

  std::string write() {
    number();
    for (std::size_t i = 0; i < procedure_.steps.size(); ++i) write(i);
    return std::move(text_);
  }

 private:
  /// The index of the step that a node is; none for a start, a gateway, an end.
  std::optional<std::size_t> step_at(model::NodeId node) const {
    const model::Node& at = procedure_.flow.nodes[node.value()];
    return at.kind == NodeKind::step ? std::optional<std::size_t>(at.step) : std::nullopt;
  }

  bool is_decision(std::size_t i) const { return !procedure_.steps[i].outcomes.empty(); }

  // -- What is said where.

  /// The case in which a step happens, where it is said before the step itself: one that is entered
  /// from a decision above it alone, and that says where it goes.
  const Edge* lead(std::size_t i) const {
    if (entering_[i].size() != 1 || is_decision(i)) return nullptr;
    const Edge* edge = entering_[i].front();
    const auto from = step_at(edge->from);
    const bool said = from && *from < i && !edge->outcome.empty() && edge->origin == Origin::stated;
    const bool goes_on = std::ranges::all_of(
        leaving_[i], [](const Edge* one) { return one->origin == Origin::stated; });
    return said && goes_on && !leaving_[i].empty() ? edge : nullptr;
  }

  /// What the numbers alone tell: the next step, and the end behind the last one.
  bool goes_without_saying(std::size_t i, const Edge& edge) const {
    if (edge.origin == Origin::stated || lead(i) != nullptr) return false;
    const auto to = step_at(edge.to);
    if (to) return *to == i + 1 && lead(*to) == nullptr;
    return edge.origin == Origin::inferred && i + 1 == procedure_.steps.size();
  }

  /// Cases that are items of their own.
  std::vector<const Edge*> bare_cases(std::size_t i) const {
    std::vector<const Edge*> cases;
    for (const Edge* edge : leaving_[i]) {
      const auto to = step_at(edge->to);
      const bool before_step = to && lead(*to) == edge;
      if (is_decision(i) && !before_step && !goes_without_saying(i, *edge)) cases.push_back(edge);
    }
    return cases;
  }

  void number() {
    std::size_t next = 0;
    for (std::size_t i = 0; i < procedure_.steps.size(); ++i) {
      numbers_.push_back(++next);
      next += bare_cases(i).size();
    }
  }

  // -- Sentences.

  void write(std::size_t i) {
    std::string sentence = this->sentence(procedure_.steps[i]);
    if (const Edge* edge = lead(i)) sentence = condition(*edge) + sentence;
    for (const Edge* edge : leaving_[i]) {
      const std::string jump =
          is_decision(i) || goes_without_saying(i, *edge) ? "" : this->jump(i, *edge);
      if (!jump.empty())
        sentence = filled(language_.jump_sentence, {{"sentence", sentence}, {"jump", jump}});
    }
    item(numbers_[i], sentence);
    std::size_t number = numbers_[i];
    for (const Edge* edge : bare_cases(i)) item(++number, condition(*edge) + jump(i, *edge));
  }

  void item(std::size_t number, const std::string& sentence) {
    text_ += std::to_string(number) + ". " + sentence + "\n";
  }

  static std::string name_of(const std::optional<model::Actor>& actor) {
    return actor ? actor->name : "";
  }

  std::string sentence(const model::Step& step) const {
    const auto known = std::ranges::find_if(phrases_.activities, [&](const Phrases::Activity& one) {
      return one.activity == step.activity && !one.sentence.empty();
    });
    const std::string& form =
        known == phrases_.activities.end() ? language_.sentence : known->sentence;
    return filled(form, {{"actor", name_of(step.actor)},
                         {"channel", name_of(step.channel)},
                         {"behalf", name_of(step.on_behalf_of)},
                         {"addressee", name_of(step.addressee)},
                         {"label", step.label}});
  }

  /// "Jika berkas lengkap (angka 3), ".
  std::string condition(const Edge& edge) const {
    const std::size_t decision = *step_at(edge.from);
    std::string label = edge.outcome;
    std::ranges::replace(label, '-', ' ');
    for (const model::Outcome& outcome : procedure_.steps[decision].outcomes) {
      if (outcome.id == edge.outcome && !outcome.label.empty())
        label = without_branch(outcome.label);
    }
    return filled(language_.condition_sentence,
                  {{"condition", label}, {"number", std::to_string(numbers_[decision])}});
  }

  /// A label may hold the "jika" it was read with.
  std::string without_branch(const std::string& label) const {
    const Page page = read_page(label);
    const Words words =
        split(page, {0, static_cast<std::uint32_t>(page.text.size())}, language_.spelling);
    std::size_t begin = 0;
    for (const Pattern& branch : language_.branch)
      begin = std::max(begin, branch.end_at(words, 0).value_or(0));
    return begin < words.size() ? words_of(page, {words[begin].span.begin, words.back().span.end})
                                : label;
  }

  /// Empty where no words are known for it.
  std::string jump(std::size_t i, const Edge& edge) const {
    if (const auto to = step_at(edge.to)) {
      const bool back = numbers_[*to] <= numbers_[i];
      return filled(back ? language_.return_sentence : language_.go_on_sentence,
                    {{"number", std::to_string(numbers_[*to])}});
    }
    const model::Node& node = procedure_.flow.nodes[edge.to.value()];
    const auto end = std::ranges::find(language_.ends, node.outcome, &Language::EndWords::outcome);
    return node.kind == NodeKind::end && end != language_.ends.end() ? end->printed : "";
  }

  const model::Procedure& procedure_;
  const Language& language_;
  const Phrases& phrases_;
  std::vector<std::vector<const Edge*>> leaving_;  // by step
  std::vector<std::vector<const Edge*>> entering_;
  std::vector<std::size_t> numbers_;  // of the steps on the page
  std::string text_;
};

}  // namespace

std::string write_steps(const model::Procedure& procedure, const Language& language,
                        const Phrases& phrases) {
  return StepWriter(procedure, language, phrases).write();
}

}  // namespace selaras::importer
