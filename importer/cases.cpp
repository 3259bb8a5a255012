#include "importer/cases.h"

#include <algorithm>

namespace selaras::importer {
namespace {

/// Reads the conditions in the page's order: each belongs to a step before it.
class CaseFinder {
 public:
  CaseFinder(const Reading& reading, Steps& steps) : reading_(reading), steps_(steps) {}

  Cases find() {
    std::size_t bare = 0;
    for (std::size_t i = 0; i <= steps_.drafts.size(); ++i) {
      for (; bare < steps_.bare_cases.size() && steps_.bare_cases[bare].before == i; ++bare)
        cases_.of_bare_cases.push_back(of_bare(steps_.bare_cases[bare]));
      if (i == steps_.drafts.size()) break;
      if (const auto one = of_draft(i)) cases_.of_steps[i] = *one;
    }
    return std::move(cases_);
  }

 private:
  model::Step& step(std::size_t i) { return steps_.drafts[i].step; }

  std::optional<Case> of_draft(std::size_t i) {
    const Draft& draft = steps_.drafts[i];
    if (draft.lead != nullptr && draft.condition.number.empty()) return of_lead(*draft.lead);
    if (draft.condition.text.empty()) return std::nullopt;
    return of_condition(draft.condition, i);
  }

  std::optional<Case> of_bare(const BareCase& bare) {
    if (bare.lead != nullptr) {
      if (auto one = of_lead(*bare.lead)) {
        one->main = false;
        return one;
      }
    }
    auto one = of_condition(bare.condition, bare.before);
    if (one) one->main = false;
    return one;
  }

  std::optional<Case> of_lead(const Phrases::Lead& lead) {
    const auto decision = std::ranges::find(steps_.drafts, lead.of,
                                            [](const Draft& one) { return one.step.activity; });
    if (decision == steps_.drafts.end()) return std::nullopt;
    return Case{static_cast<std::size_t>(decision - steps_.drafts.begin()), lead.outcome,
                lead.main};
  }

  /// A condition that the phrases do not know is a case of the step that it names, else of the one
  /// before it that is no case itself.
  std::optional<Case> of_condition(const Stipulation& condition, std::size_t before) {
    const auto named =
        condition.number.empty() ? std::nullopt : step_of_item(steps_, condition.number);
    const bool is_named = named && *named < before;
    const auto decision = is_named ? named : nearest(before);
    if (!decision) {
      reading_.note("page-condition-alone", condition.span, {{"words", condition.text}});
      return std::nullopt;
    }
    return Case{.decision = *decision,
                .outcome = outcome(*decision, condition),
                .main = !is_negative(condition) && !has_main(*decision),
                .named = is_named};
  }

  std::optional<std::size_t> nearest(std::size_t before) const {
    for (std::size_t i = before; i-- > 0;) {
      if (!cases_.of_steps.contains(i)) return i;
    }
    return std::nullopt;
  }

  bool has_main(std::size_t decision) const {
    return std::ranges::any_of(cases_.of_steps, [&](const auto& one) {
      return one.second.decision == decision && one.second.main;
    });
  }

  /// The outcome that the condition words, added where it is new.
  std::string outcome(std::size_t decision, const Stipulation& condition) {
    const Words words = without_branch(condition);
    const std::string text = words.empty() ? "" : reading_.text(span_of(words, 0, words.size()));
    std::vector<model::Outcome>& outcomes = step(decision).outcomes;
    for (const model::Outcome& known : outcomes) {
      if (known.label.size() == text.size() && model::folded(known.label) == model::folded(text))
        return known.id;
    }
    std::string id = slug(text, 4);
    if (id.empty()) id = "kondisi";
    if (std::ranges::count(outcomes, id, &model::Outcome::id) == 0) {
      outcomes.push_back(
          {.id = id, .label = condition.text, .evidence = reading_.evidence(condition.span)});
    }
    return id;
  }

  /// The condition's words without its "jika".
  Words without_branch(const Stipulation& condition) const {
    Words words = reading_.words(condition.span);
    std::size_t begin = 0;
    for (const Pattern& branch : reading_.language.branch)
      begin = std::max(begin, branch.end_at(words, 0).value_or(0));
    words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(begin));
    return words;
  }

  bool is_negative(const Stipulation& condition) const {
    return std::ranges::any_of(reading_.words(condition.span), [&](const Word& word) {
      return std::ranges::count(reading_.language.negation, word.folded) > 0;
    });
  }

  const Reading& reading_;
  Steps& steps_;
  Cases cases_;
};

}  // namespace

const Case* Cases::of(std::size_t step) const {
  const auto found = of_steps.find(step);
  return found == of_steps.end() ? nullptr : &found->second;
}

bool Cases::says(std::size_t decision, const std::string& outcome) const {
  const auto is_it = [&](const Case& one) {
    return one.decision == decision && one.outcome == outcome;
  };
  return std::ranges::any_of(of_steps, [&](const auto& one) { return is_it(one.second); }) ||
         std::ranges::any_of(of_bare_cases, [&](const auto& one) { return one && is_it(*one); });
}

Cases find_cases(const Reading& reading, Steps& steps) { return CaseFinder(reading, steps).find(); }

std::optional<std::size_t> step_of_item(const Steps& steps, const std::string& number) {
  for (const Noted& item : steps.items) {
    if (letters_of(item.entry->printed) != number) continue;
    const auto found = std::ranges::find(steps.drafts, item.id, &Draft::item);
    if (found != steps.drafts.end()) return static_cast<std::size_t>(found - steps.drafts.begin());
  }
  return std::nullopt;
}

}  // namespace selaras::importer
