#include "gate/match.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>
#include <tuple>

#include "checker/wording.h"

namespace selaras::gate {
namespace {

using Colour = std::uint32_t;

/// How far round a part is looked when its own words do not tell it apart. Counterparts found serve
/// as landmarks for the next round, so that this is no limit to how far a difference may lie.
constexpr std::size_t radius = 4;
/// Rounds after which what is still alike is taken in the order of the file.
constexpr std::size_t round_limit = 400;
/// Parts without a counterpart that are compared each with each.
constexpr std::size_t comparison_limit = 600;
/// From here on two parts that differ are the same part, changed.
constexpr double alike_enough = 0.45;

/// Both sides as one graph, coloured: parts of one colour cannot be told apart so far.
class Colouring {
 public:
  Colouring(std::span<const Part> older, std::span<const Part> newer)
      : older_(older), newer_(newer), links_(older.size() + newer.size()) {
    link(older_, 0);
    link(newer_, older_.size());
    for (auto& level : levels_) level.resize(links_.size());
    partner_.assign(links_.size(), none);
  }

  [[nodiscard]] bool has_partner(std::size_t part) const { return partner_[part] != none; }
  [[nodiscard]] std::size_t partner(std::size_t part) const { return partner_[part]; }
  [[nodiscard]] std::size_t older_count() const { return older_.size(); }
  [[nodiscard]] const Part& part(std::size_t index) const {
    return index < older_.size() ? older_[index] : newer_[index - older_.size()];
  }

  void marry(std::size_t older, std::size_t newer) {
    partner_[older] = newer;
    partner_[newer] = older;
  }

  /// Pairs every part that its words, its surroundings and the pairs known by now tell apart from
  /// all others. False where there is none left.
  bool pair_what_is_unique() {
    colour();
    for (std::size_t level = levels_.size(); level-- > 0;) {
      if (pair_unique(levels_[level])) return true;
    }
    return false;
  }

  /// Of those that cannot be told apart, pairs the first with the first. False: there are none.
  bool pair_first_of_equals() {
    for (std::size_t level = levels_.size(); level-- > 0;) {
      const auto classes = classes_of(levels_[level]);
      for (const auto& [colour, members] : classes) {
        if (members.first.empty() || members.second.empty()) continue;
        marry(members.first.front(), members.second.front());
        return true;
      }
    }
    return false;
  }

  /// How many parts that hang on both are pairs themselves, from 0 to 1.
  [[nodiscard]] double shared_surroundings(std::size_t older, std::size_t newer) const {
    std::set<std::pair<std::string, std::size_t>> around;
    for (const Link& link : links_[older]) around.emplace(link.relation, partner_[link.to]);
    std::size_t shared = 0;
    for (const Link& link : links_[newer]) {
      if (has_partner(link.to) && around.contains({link.relation, link.to})) ++shared;
    }
    const std::size_t all = std::max(links_[older].size(), links_[newer].size());
    return all == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(all);
  }

 private:
  static constexpr std::size_t none = SIZE_MAX;
  struct Link {
    std::string relation;
    std::size_t to;
  };
  using Members = std::pair<std::vector<std::size_t>, std::vector<std::size_t>>;  // older, newer

  void link(std::span<const Part> parts, std::size_t offset) {
    std::map<std::pair<std::string_view, std::string_view>, std::size_t> index;
    for (std::size_t i = 0; i < parts.size(); ++i) index[{parts[i].kind, parts[i].id}] = offset + i;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      for (const Fact& fact : parts[i].facts) {
        if (fact.of.empty()) continue;
        for (const std::string& id : fact.values) {
          const auto to = index.find({fact.of, id});
          if (to == index.end()) continue;
          links_[offset + i].push_back({">" + fact.field, to->second});
          links_[to->second].push_back({"<" + fact.field, offset + i});
        }
      }
    }
  }

  static std::string words_of(const Part& part) {
    std::string words = part.kind;
    for (const std::string& quote : part.quotes) words += '\x1f' + quote;
    for (const Fact& fact : part.facts) {
      if (!fact.of.empty()) continue;
      words += '\x1e' + fact.field;
      for (const std::string& value : fact.values) words += '\x1f' + value;
    }
    return words;
  }

  /// Level 0: a pair's own colour, else what the part says. Each further level: what was, and the
  /// colours round it.
  void colour() {
    std::map<std::string, Colour> by_words;
    for (std::size_t i = 0; i < links_.size(); ++i) {
      const std::string words =
          has_partner(i) ? "\x1d" + std::to_string(std::min(i, partner_[i])) : words_of(part(i));
      levels_[0][i] =
          by_words.try_emplace(words, static_cast<Colour>(by_words.size())).first->second;
    }
    for (std::size_t level = 1; level < levels_.size(); ++level) colour(level);
  }

  void colour(std::size_t level) {
    using Around = std::vector<std::pair<std::string_view, Colour>>;
    std::map<std::pair<Colour, Around>, Colour> known;
    for (std::size_t i = 0; i < links_.size(); ++i) {
      Around around;
      for (const Link& link : links_[i])
        around.emplace_back(link.relation, levels_[level - 1][link.to]);
      std::ranges::sort(around);
      levels_[level][i] = known
                              .try_emplace({levels_[level - 1][i], std::move(around)},
                                           static_cast<Colour>(known.size()))
                              .first->second;
    }
  }

  [[nodiscard]] std::map<Colour, Members> classes_of(const std::vector<Colour>& colours) const {
    std::map<Colour, Members> classes;
    for (std::size_t i = 0; i < colours.size(); ++i) {
      if (has_partner(i)) continue;
      Members& members = classes[colours[i]];
      (i < older_.size() ? members.first : members.second).push_back(i);
    }
    return classes;
  }

  bool pair_unique(const std::vector<Colour>& colours) {
    bool paired = false;
    for (const auto& [colour, members] : classes_of(colours)) {
      if (members.first.size() != 1 || members.second.size() != 1) continue;
      marry(members.first.front(), members.second.front());
      paired = true;
    }
    return paired;
  }

  std::span<const Part> older_;
  std::span<const Part> newer_;
  std::vector<std::vector<Link>> links_;
  std::array<std::vector<Colour>, radius + 1> levels_;
  std::vector<std::size_t> partner_;
};

/// Share of the words of both that are words of each; two empty texts say nothing.
double overlap(std::vector<std::string> a, std::vector<std::string> b) {
  std::ranges::sort(a);
  std::ranges::sort(b);
  std::vector<std::string> both;
  std::ranges::set_intersection(a, b, std::back_inserter(both));
  const std::size_t all = a.size() + b.size() - both.size();
  return all == 0 ? 0 : static_cast<double>(both.size()) / static_cast<double>(all);
}

/// From 0 to 1: the same activity or marker weighs most, then the words it goes by, then quotes.
double likeness(const Part& a, const Part& b) {
  const double words = overlap(checker::words(a.title), checker::words(b.title));
  const double quotes = overlap(a.quotes, b.quotes);
  if (a.key.empty() && b.key.empty()) return 0.7 * words + 0.3 * quotes;
  const double key = a.key == b.key ? 1 : 0;
  return 0.5 * key + 0.3 * words + 0.2 * quotes;
}

/// A procedure is the procedure, and its only promise of time the promise, whatever they say.
void pair_what_is_left(Colouring& colouring, std::vector<std::size_t> older,
                       std::vector<std::size_t> newer) {
  const auto paired = [&](std::size_t part) { return colouring.has_partner(part); };
  std::erase_if(older, paired);
  std::erase_if(newer, paired);
  if (older.size() != 1 || newer.size() != 1) return;
  const std::string& kind = colouring.part(older.front()).kind;
  if (kind == "procedure" || kind == "claim") colouring.marry(older.front(), newer.front());
}

/// Parts that were changed, the most alike first.
void pair_what_is_alike(Colouring& colouring, std::size_t count) {
  std::map<std::string, std::pair<std::vector<std::size_t>, std::vector<std::size_t>>> by_kind;
  for (std::size_t i = 0; i < count; ++i) {
    if (colouring.has_partner(i)) continue;
    auto& [older, newer] = by_kind[colouring.part(i).kind];
    (i < colouring.older_count() ? older : newer).push_back(i);
  }
  for (auto& [kind, sides] : by_kind) {
    auto& [older, newer] = sides;
    if (older.size() > comparison_limit) older.resize(comparison_limit);
    if (newer.size() > comparison_limit) newer.resize(comparison_limit);
    std::vector<std::tuple<double, std::size_t, std::size_t>> scores;
    for (const std::size_t a : older) {
      for (const std::size_t b : newer) {
        const double score = likeness(colouring.part(a), colouring.part(b)) +
                             0.2 * colouring.shared_surroundings(a, b);
        if (score >= alike_enough) scores.emplace_back(-score, a, b);
      }
    }
    std::ranges::sort(scores);
    for (const auto& [score, a, b] : scores) {
      if (!colouring.has_partner(a) && !colouring.has_partner(b)) colouring.marry(a, b);
    }
    pair_what_is_left(colouring, older, newer);
  }
}

}  // namespace

Match::Match(std::span<const Part> older, std::span<const Part> newer)
    : older_count_(older.size()), newer_count_(newer.size()) {
  Colouring colouring(older, newer);
  bool going_on = true;
  for (std::size_t round = 0; going_on && round < round_limit; ++round) {
    going_on = colouring.pair_what_is_unique() || colouring.pair_first_of_equals();
  }
  pair_what_is_alike(colouring, older.size() + newer.size());
  for (std::size_t i = 0; i < older.size(); ++i) {
    if (!colouring.has_partner(i)) continue;
    const std::size_t j = colouring.partner(i) - older.size();
    pairs_.emplace_back(i, j);
    older_ids_[{newer[j].kind, newer[j].id}] = older[i].id;
  }
}

std::vector<std::size_t> Match::only_older() const {
  std::vector<bool> paired(older_count_);
  for (const auto& [older, newer] : pairs_) paired[older] = true;
  std::vector<std::size_t> rest;
  for (std::size_t i = 0; i < older_count_; ++i) {
    if (!paired[i]) rest.push_back(i);
  }
  return rest;
}

std::vector<std::size_t> Match::only_newer() const {
  std::vector<bool> paired(newer_count_);
  for (const auto& [older, newer] : pairs_) paired[newer] = true;
  std::vector<std::size_t> rest;
  for (std::size_t i = 0; i < newer_count_; ++i) {
    if (!paired[i]) rest.push_back(i);
  }
  return rest;
}

std::optional<std::string> Match::older_id(const std::string& kind, const std::string& id) const {
  const auto found = older_ids_.find({kind, id});
  return found == older_ids_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace selaras::gate
