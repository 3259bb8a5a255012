#include "reports/diagram_versions.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "reports/diagram_lanes.h"
#include "reports/diagram_rank.h"
#include "reports/texts.h"

namespace selaras::reports {
namespace {

using BoxKind = Diagram::BoxKind;
using MarkKind = Diagram::MarkKind;

bool is_work(const Diagram::Box& box) {
  return box.kind == BoxKind::step || box.kind == BoxKind::decision;
}

/// A box of the other version that stands for the same: a step by its id, an end by its outcome.
std::optional<std::size_t> same_in(const Diagram& diagram, const Diagram::Box& box) {
  for (std::size_t i = 0; i < diagram.boxes.size(); ++i) {
    const Diagram::Box& other = diagram.boxes[i];
    if (is_work(other) != is_work(box) || other.id != box.id) continue;
    if (is_work(box) || other.kind == box.kind) return i;
  }
  return std::nullopt;
}

struct Common {
  std::size_t older = 0;  // boxes
  std::size_t newer = 0;
  std::size_t older_row = 0;
  std::size_t newer_row = 0;
};

class Maker {
 public:
  Maker(const model::Procedure& older, const model::Procedure& newer,
        const model::Reference* reference, const DiagramOptions& options)
      : was_(older),
        is_(newer),
        older_(make_diagram(older, reference, {}, options)),
        out_(make_diagram(newer, reference, {}, options)),
        reference_(reference),
        options_(options) {}

  Diagram make() && {
    find_common();
    mark_new();
    mark_moved();
    mark_actors();
    add_ghosts();
    return std::move(out_);
  }

 private:
  void mark(std::size_t box, MarkKind kind, std::string_view word, std::string_view sentence,
            const std::string& was = {}, const std::string& is = {}) {
    const std::size_t number = out_.notes.size() + 1;
    out_.boxes[box].marks.push_back(
        {.kind = kind, .word = options_.text(word), .numbers = {number}, .fingerprints = {}});
    out_.notes.push_back(
        {.number = number,
         .kind = kind,
         .text = filled(options_.text(sentence),
                        [&](std::string_view name) -> std::optional<std::string> {
                          return name == "step" ? out_.boxes[box].label : name == "was" ? was : is;
                        })});
  }

  void find_common() {
    const std::vector<diagram::Cell> before = diagram::cells(older_);
    const std::vector<diagram::Cell> after = diagram::cells(out_);
    for (std::size_t i = 0; i < older_.boxes.size(); ++i) {
      const std::optional<std::size_t> same = same_in(out_, older_.boxes[i]);
      if (same) same_[i] = *same;
      if (same && is_work(older_.boxes[i]))
        common_.push_back({i, *same, before[i].row, after[*same].row});
    }
  }

  void mark_new() {
    for (std::size_t i = 0; i < out_.boxes.size(); ++i)
      if (is_work(out_.boxes[i]) && !same_in(older_, out_.boxes[i]))
        mark(i, MarkKind::added, "diagram.mark.added", "diagram.note.added");
  }

  /// The longest chain of steps that kept their order stands still; the others have moved.
  void mark_moved() {
    std::ranges::stable_sort(common_, {}, [](const Common& each) {
      return std::tuple(each.older_row, each.newer_row, each.older);
    });
    std::vector<std::size_t> length(common_.size(), 1);
    std::vector<std::optional<std::size_t>> before(common_.size());
    for (std::size_t i = 0; i < common_.size(); ++i)
      for (std::size_t j = 0; j < i; ++j)
        if (common_[j].newer_row <= common_[i].newer_row && length[j] + 1 > length[i]) {
          length[i] = length[j] + 1;
          before[i] = j;
        }
    std::vector<bool> still(common_.size(), false);
    const auto longest = std::ranges::max_element(length);
    std::optional<std::size_t> at;
    if (longest != length.end()) at = static_cast<std::size_t>(longest - length.begin());
    for (; at; at = before[*at]) still[*at] = true;
    for (std::size_t i = 0; i < common_.size(); ++i)
      if (!still[i])
        mark(common_[i].newer, MarkKind::moved, "diagram.mark.moved", "diagram.note.moved");
  }

  using Lanes = std::pair<Diagram::Lane, Diagram::Lane>;  // of the older version, of the newer

  static bool differ(const Lanes& lanes) {
    return lanes.first.kind != lanes.second.kind || lanes.first.id != lanes.second.id;
  }

  Diagram::Lane lane_by_outcome(const model::Step& step, const std::string& outcome) const {
    const model::Actor* actor = step.actor_of(outcome);
    return actor == nullptr ? diagram::lane_of(model::Step{}, reference_, options_)
                            : diagram::lane_of(*actor, reference_, options_);
  }

  /// Of the first outcome that somebody in another lane decides now.
  std::optional<Lanes> other_by_outcome(const std::string& id) const {
    const model::Step* was = was_.step(id);
    const model::Step* is = is_.step(id);
    if (was == nullptr || is == nullptr) return std::nullopt;
    for (const model::Outcome& outcome : is->outcomes) {
      if (was->outcome(outcome.id) == nullptr) continue;
      const Lanes lanes{lane_by_outcome(*was, outcome.id), lane_by_outcome(*is, outcome.id)};
      if (differ(lanes)) return lanes;
    }
    return std::nullopt;
  }

  /// A lane within a sentence.
  std::string who(const Diagram::Lane& lane) const {
    switch (lane.kind) {
      case Diagram::LaneKind::unstated:
        return options_.text("diagram.who.unstated");
      case Diagram::LaneKind::unclear:
        return options_.text("diagram.who.unclear");
      case Diagram::LaneKind::other:
        return options_.text("diagram.who.else");
      case Diagram::LaneKind::actor:
        break;
    }
    return lane.title;
  }

  void mark_actors() {
    for (const Common& each : common_) {
      std::optional<Lanes> lanes = Lanes{older_.lanes[older_.boxes[each.older].lane],
                                         out_.lanes[out_.boxes[each.newer].lane]};
      if (!differ(*lanes)) lanes = other_by_outcome(out_.boxes[each.newer].id);
      if (!lanes) continue;
      mark(each.newer, MarkKind::actor, "diagram.mark.actor", "diagram.note.actor",
           who(lanes->first), who(lanes->second));
    }
  }

  void add_ghosts() {
    for (std::size_t i = 0; i < older_.boxes.size(); ++i) {
      if (!is_work(older_.boxes[i]) || same_.contains(i)) continue;
      Diagram::Box ghost = older_.boxes[i];
      ghost.ghost = true;
      ghost.marks.clear();
      ghost.lane = lane_for(older_.lanes[ghost.lane]);
      same_[i] = out_.boxes.size();
      out_.boxes.push_back(std::move(ghost));
      mark(same_[i], MarkKind::removed, "diagram.mark.removed", "diagram.note.removed");
    }
    for (Diagram::Arrow arrow : older_.arrows) {
      if (!same_.contains(arrow.from) || !same_.contains(arrow.to)) continue;
      arrow.from = same_[arrow.from];
      arrow.to = same_[arrow.to];
      arrow.kind = Diagram::ArrowKind::ghost;
      if (out_.boxes[arrow.from].ghost || out_.boxes[arrow.to].ghost) out_.arrows.push_back(arrow);
    }
  }

  std::size_t find_lane(const Diagram::Lane& lane) const {
    const auto found = std::ranges::find_if(out_.lanes, [&](const Diagram::Lane& each) {
      return each.kind == lane.kind && each.id == lane.id;
    });
    return static_cast<std::size_t>(found - out_.lanes.begin());
  }

  /// A lane that only the older version has is put into its place among the others.
  std::size_t lane_for(const Diagram::Lane& lane) {
    if (find_lane(lane) < out_.lanes.size()) return find_lane(lane);
    const std::vector<Diagram::Lane> before = out_.lanes;
    std::vector<Diagram::Lane> all = before;
    all.push_back(lane);
    out_.lanes = diagram::in_order(all, reference_);
    for (Diagram::Box& box : out_.boxes) box.lane = find_lane(before[box.lane]);
    return find_lane(lane);
  }

  const model::Procedure& was_;
  const model::Procedure& is_;
  Diagram older_;
  Diagram out_;
  const model::Reference* reference_;
  const DiagramOptions& options_;
  std::map<std::size_t, std::size_t> same_;  // boxes of the older version in the picture
  std::vector<Common> common_;               // steps of both
};

}  // namespace

Diagram version_diagram(const model::Procedure& older, const model::Procedure& newer,
                        const model::Reference* reference, const DiagramOptions& options) {
  return Maker(older, newer, reference, options).make();
}

}  // namespace selaras::reports
