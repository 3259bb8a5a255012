#include <algorithm>
#include <set>

#include "checker/rule.h"
#include "checker/wording.h"
#include "model/text.h"

namespace selaras::checker {
namespace {

using model::CrossReference;
using model::Item;
using model::MarkerUnit;
using Items = std::vector<const Item*>;

constexpr std::size_t telling_letters = 5;  // shorter words join others and tell nothing apart

bool fits(const Item& item, const CrossReference::Part& part) {
  if (part.unit == MarkerUnit::article) return false;
  if (part.unit == MarkerUnit::paragraph) return item.marker == "(" + part.value + ")";
  const auto parts = marker_parts(item.marker);
  const auto value = words(part.value);
  return value.size() == 1 && std::ranges::find(parts, value.front()) != parts.end();
}

/// Items that the path names when its first part is sought among `items`.
Items followed(const CrossReference& reference, Items items, const Items& section) {
  for (std::size_t depth = 0; depth < reference.path.size(); ++depth) {
    std::erase_if(items, [&](const Item* item) { return !fits(*item, reference.path[depth]); });
    if (depth + 1 == reference.path.size()) break;
    Items below;
    for (const Item* item : section) {
      if (std::ranges::find(items, item->parent, &Item::id) != items.end()) below.push_back(item);
    }
    items = below;
  }
  return items;
}

Items section_of(const Item& item, const model::Procedure& procedure) {
  Items section;
  for (const Item& other : procedure.items) {
    if (other.section == item.section) section.push_back(&other);
  }
  return section;
}

/// The main list, the item's own list and the list it stands in: where a plain reference points.
bool in_sight(const Item& target, const Item& from) {
  return target.parent.empty() || target.parent == from.id || target.parent == from.parent;
}

std::set<std::string> telling_words(const Item& item, const Facts& facts) {
  std::set<std::string> telling;
  for (const std::string& word : words(facts.text_of(item))) {
    if (word.size() >= telling_letters) telling.insert(word);
  }
  return telling;
}

std::size_t shared(const std::set<std::string>& one, const std::set<std::string>& other) {
  return static_cast<std::size_t>(
      std::ranges::count_if(one, [&](const std::string& word) { return other.contains(word); }));
}

/// Of several possible targets the one most alike in words; of equals the last before the item.
const Item& likeliest(const Items& candidates, const Item& from, const Facts& facts) {
  const auto sentence = telling_words(from, facts);
  const Item* best = candidates.front();
  for (const Item* candidate : candidates) {
    const std::size_t gain = shared(telling_words(*candidate, facts), sentence);
    const std::size_t most = shared(telling_words(*best, facts), sentence);
    if (gain > most || (gain == most && candidate < &from)) best = candidate;
  }
  return *best;
}

/// The main item whose number is the letter's rank; null where there is none.
const Item* same_rank(const CrossReference& reference, const Items& section) {
  const CrossReference::Part& part = reference.path.front();
  const std::string letter = model::folded(part.value);
  if (reference.path.size() != 1 || part.unit != MarkerUnit::letter || letter.size() != 1 ||
      letter < "a" || letter > "z") {
    return nullptr;
  }
  const CrossReference::Part number{MarkerUnit::number, std::to_string(letter.front() - 'a' + 1)};
  const auto found = std::ranges::find_if(
      section, [&](const Item* item) { return item->parent.empty() && fits(*item, number); });
  return found == section.end() ? nullptr : *found;
}

/// Some word of the sentence stands in the target and in no other item of the section.
bool only_these_share_a_word(const Item& from, const Item& target, const Items& section,
                             const Facts& facts) {
  std::set<std::string> telling = telling_words(from, facts);
  for (const Item* item : section) {
    if (item == &from || item == &target) continue;
    if (item->parent == from.id || item->parent == target.id) continue;
    for (const std::string& word : telling_words(*item, facts)) telling.erase(word);
  }
  return shared(telling, telling_words(target, facts)) > 0;
}

/// Web pages turn letters into numbers: the item of the same rank, if a word ties the two.
const Item* likely_target(const CrossReference& reference, const Item& from, const Items& section,
                          const Facts& facts) {
  const Item* target = same_rank(reference, section);
  if (target == nullptr || target == &from) return nullptr;
  return only_these_share_a_word(from, *target, section, facts) ? target : nullptr;
}

std::string address(const CrossReference& reference) {
  static constexpr std::string_view units[] = {"number", "letter", "paragraph", "article"};
  std::string text;
  for (const CrossReference::Part& part : reference.path) {
    text.append(text.empty() ? "" : ".").append(units[static_cast<std::size_t>(part.unit)]);
    text.append("-").append(part.value);
  }
  return text;
}

Finding& report(const CrossReference& reference, const Item* target, const Facts& facts,
                Findings& findings) {
  std::vector<std::string> quotes;
  for (const model::Evidence& quote : reference.evidence) quotes.push_back(quote.quote);
  Finding& finding = findings.report(reference.at, {"item", reference.item})
                         .with("address", ArgumentKind::item, address(reference))
                         .with("reference", ArgumentKind::quote, quotes)
                         .cite(reference.evidence);
  if (target != nullptr) {
    finding.with("target", ArgumentKind::item, target->id)
        .with("marker", ArgumentKind::text, number_of(*target, facts.procedure()))
        .cite(target->evidence);
  }
  return finding;
}

void check_reference(const CrossReference& reference, const Facts& facts, Findings& findings) {
  const Item* from = facts.procedure().item(reference.item);
  if (reference.external || reference.path.empty() || from == nullptr) return;
  const Items section = section_of(*from, facts.procedure());
  const Items possible = followed(reference, section, section);
  Items visible = section;
  std::erase_if(visible, [&](const Item* item) { return !in_sight(*item, *from); });
  if (!followed(reference, visible, section).empty()) return;
  if (!possible.empty()) {
    report(reference, &likeliest(possible, *from, facts), facts, findings)
        .at_most(Level::note)
        .message_variant = "incomplete";
  } else if (const Item* target = likely_target(reference, *from, section, facts)) {
    report(reference, target, facts, findings).message_variant = "likely-target";
  } else {
    report(reference, nullptr, facts, findings);
  }
}

void check(const Facts& facts, Findings& findings) {
  if (!facts.procedure().text_complete) return;
  for (const CrossReference& reference : facts.procedure().references) {
    check_reference(reference, facts, findings);
  }
}

}  // namespace

extern const Rule dangling_reference{
    .id = "dangling-reference", .level = Level::warning, .check = check};

}  // namespace selaras::checker
