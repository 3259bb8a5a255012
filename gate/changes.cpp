#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "gate/difference.h"
#include "model/words.h"

namespace selaras::gate {
namespace {

/// Kinds of parts that are the procedure's own; the others are how the page is cut up.
bool counts(const Part& part) {
  static const std::set<std::string, std::less<>> kinds{"step",  "statement",   "document",
                                                        "claim", "requirement", "procedure"};
  return kinds.contains(part.kind);
}

/// What both sides state, in words that do not hang on ids.
class Wording {
 public:
  explicit Wording(const std::vector<Part>& parts) {
    for (const Part& part : parts) titles_[{part.kind, part.id}] = part.title;
  }
  [[nodiscard]] std::string title(const std::string& kind, const std::string& id) const {
    const auto found = titles_.find({kind, id});
    return found == titles_.end() || found->second.empty() ? id : found->second;
  }
  [[nodiscard]] std::vector<std::string> of(const std::vector<const Fact*>& facts) const {
    std::vector<std::string> words;
    for (const Fact* fact : facts) {
      for (const std::string& value : fact->values) {
        words.push_back(fact->of.empty() ? value : title(fact->of, value));
      }
    }
    std::ranges::sort(words);
    return words;
  }

 private:
  std::map<std::pair<std::string, std::string>, std::string> titles_;
};

using Field = std::pair<std::string, std::string>;  // name, kind of the parts named
using Fields = std::map<Field, std::vector<const Fact*>>;

Fields shown_fields(const Part& part) {
  Fields fields;
  for (const Fact& fact : part.facts) {
    if (fact.shown) fields[{fact.field, fact.of}].push_back(&fact);
  }
  return fields;
}

/// Values of a field, of the newer side in the older one's ids, sorted.
std::vector<std::string> values(const Fields& fields, const Field& field, const Match* match) {
  std::vector<std::string> all;
  const auto found = fields.find(field);
  if (found == fields.end()) return all;
  for (const Fact* fact : found->second) {
    for (const std::string& value : fact->values) {
      if (match == nullptr || fact->of.empty()) {
        all.push_back(value);
      } else {
        const auto older = match->older_id(fact->of, value);
        all.push_back(older ? *older : "\x1f" + value);  // is none of the older side's
      }
    }
  }
  std::ranges::sort(all);
  return all;
}

class Comparison {
 public:
  Comparison(const std::vector<Part>& older, const std::vector<Part>& newer, const Match& match)
      : older_(older), newer_(newer), match_(match), older_words_(older), newer_words_(newer) {}

  std::vector<Change> parts() {
    for (const std::size_t index : match_.only_older()) came_or_went(older_[index], Kind::removed);
    for (const std::size_t index : match_.only_newer()) came_or_went(newer_[index], Kind::added);
    for (const auto& [a, b] : match_.pairs()) {
      if (counts(older_[a])) fields(older_[a], newer_[b]);
    }
    return std::move(changes_);
  }

 private:
  void came_or_went(const Part& part, Kind kind) {
    if (!counts(part)) return;
    Change& change =
        changes_.emplace_back(Change{.kind = kind, .what = part.kind, .title = part.title});
    (kind == Kind::added ? change.newer_at : change.older_at) = part.at;
  }

  void fields(const Part& a, const Part& b) {
    const Fields before = shown_fields(a);
    const Fields after = shown_fields(b);
    std::set<Field> all;
    for (const auto& [field, facts] : before) all.insert(field);
    for (const auto& [field, facts] : after) all.insert(field);
    for (const Field& field : all) {
      if (values(before, field, nullptr) == values(after, field, &match_)) continue;
      const auto words = [&](const Fields& side, const Wording& wording) {
        const auto found = side.find(field);
        return found == side.end() ? std::vector<std::string>() : wording.of(found->second);
      };
      changes_.push_back({.kind = Kind::changed,
                          .what = a.kind,
                          .title = a.title,
                          .field = field.first,
                          .before = words(before, older_words_),
                          .after = words(after, newer_words_),
                          .older_at = a.at,
                          .newer_at = b.at});
    }
  }

  const std::vector<Part>& older_;
  const std::vector<Part>& newer_;
  const Match& match_;
  Wording older_words_;
  Wording newer_words_;
  std::vector<Change> changes_;
};

/// A step that comes right after another, however many gateways lie between.
struct Order {
  std::string from;  // step or node, in the older side's ids
  std::string outcome;
  std::string to;

  auto operator<=>(const Order&) const = default;
};
struct Stated {
  std::string from_title;
  std::string to_title;
  model::Origin origin = model::Origin::stated;  // the weakest that it rests on
  model::Place at;
};
using Orders = std::map<Order, Stated>;

bool is_gateway(const model::Node& node) {
  return node.kind != model::NodeKind::start && node.kind != model::NodeKind::step &&
         node.kind != model::NodeKind::end;
}

/// Collects the direct successions of one side.
class Successions {
 public:
  Successions(const model::Procedure& procedure, const Match* match)
      : procedure_(procedure), match_(match), out_(procedure.flow.nodes.size()) {
    for (const model::Edge& edge : procedure.flow.edges) out_[edge.from.value()].push_back(&edge);
  }

  Orders orders() {
    for (std::size_t i = 0; i < procedure_.flow.nodes.size(); ++i) {
      if (is_gateway(procedure_.flow.nodes[i])) continue;
      for (const model::Edge* edge : out_[i]) follow(i, *edge);
    }
    return std::move(orders_);
  }

 private:
  void follow(std::size_t from, const model::Edge& first) {
    std::set<std::size_t> seen;
    std::vector<std::pair<const model::Edge*, model::Origin>> open{{&first, first.origin}};
    while (!open.empty()) {
      const auto [edge, origin] = open.back();
      open.pop_back();
      const std::size_t to = edge->to.value();
      if (!seen.insert(to).second) continue;
      if (!is_gateway(procedure_.flow.nodes[to])) {
        add(from, first, to, origin);
        continue;
      }
      for (const model::Edge* next : out_[to]) {
        open.emplace_back(next, std::max(origin, next->origin));
      }
    }
  }

  void add(std::size_t from, const model::Edge& first, std::size_t to, model::Origin origin) {
    const auto [entry, fresh] =
        orders_.try_emplace(Order{name(from), first.outcome, name(to)},
                            Stated{title(from), title(to), origin, first.at});
    if (!fresh) entry->second.origin = std::min(entry->second.origin, origin);
  }

  [[nodiscard]] std::string name(std::size_t index) const {
    const model::Node& node = procedure_.flow.nodes[index];
    // Ends of one outcome are the same end to whoever reads the page.
    if (node.kind == model::NodeKind::end) return "\x1d" + node.outcome;
    if (match_ == nullptr || node.kind == model::NodeKind::start) return node.id;
    const auto older = match_->older_id("step", node.id);
    return older ? *older : "\x1f" + node.id;
  }
  [[nodiscard]] std::string title(std::size_t index) const {
    const model::Node& node = procedure_.flow.nodes[index];
    if (node.kind != model::NodeKind::step) return node.outcome.empty() ? node.id : node.outcome;
    const model::Step& step = procedure_.step_of(node);
    return step.label.empty() ? step.id : step.label;
  }

  const model::Procedure& procedure_;
  const Match* match_;
  std::vector<std::vector<const model::Edge*>> out_;
  Orders orders_;
};

Change of_order(Kind kind, const Order& order, const Stated& stated) {
  Change change{.kind = kind,
                .what = "order",
                .title = stated.from_title +
                         (order.outcome.empty() ? "" : " [" + order.outcome + "]") + " → " +
                         stated.to_title};
  (kind == Kind::added ? change.newer_at : change.older_at) = stated.at;
  return change;
}

std::string word(model::Origin origin) {
  return std::string(model::words::word_for(model::words::origins(), origin));
}

void add_orders(const Orders& older, const Orders& newer, std::vector<Change>& changes) {
  for (const auto& [order, stated] : older) {
    const auto other = newer.find(order);
    if (other == newer.end()) {
      changes.push_back(of_order(Kind::removed, order, stated));
    } else if (other->second.origin != stated.origin) {
      Change change = of_order(Kind::changed, order, stated);
      change.field = "origin";
      change.before = {word(stated.origin)};
      change.after = {word(other->second.origin)};
      change.newer_at = other->second.at;
      changes.push_back(std::move(change));
    }
  }
  for (const auto& [order, stated] : newer) {
    if (!older.contains(order)) changes.push_back(of_order(Kind::added, order, stated));
  }
}

/// The procedure, its steps, their orders, then the rest.
int rank(const Change& change) {
  static const std::vector<std::string> order{"procedure", "step",  "order",      "statement",
                                              "document",  "claim", "requirement"};
  return static_cast<int>(std::ranges::find(order, change.what) - order.begin());
}

}  // namespace

std::vector<Change> changes(const model::Procedure& older, const model::Procedure& newer,
                            const std::vector<Part>& older_parts,
                            const std::vector<Part>& newer_parts, const Match& match) {
  std::vector<Change> all = Comparison(older_parts, newer_parts, match).parts();
  add_orders(Successions(older, nullptr).orders(), Successions(newer, &match).orders(), all);
  std::ranges::stable_sort(all, {}, [](const Change& change) {
    return std::tuple(rank(change), change.kind,
                      change.kind == Kind::added ? change.newer_at.begin : change.older_at.begin);
  });
  return all;
}

}  // namespace selaras::gate
