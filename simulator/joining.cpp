#include "simulator/joining.h"

#include <algorithm>
#include <utility>

namespace selaras::simulator {
namespace {

std::uint32_t index32(std::size_t index) { return static_cast<std::uint32_t>(index); }

IndexRange shifted(IndexRange range, std::uint32_t by) { return {range.first + by, range.count}; }

/// Puts the members' processes side by side, office by office.
class Joining {
 public:
  explicit Joining(JointProcess joint) : joint_(std::move(joint)), all_(joint_.process) {}

  JointProcess join() {
    const Process& first = joint_.members.front().process;
    all_.start = first.start;
    all_.counted_from = first.counted_from;
    all_.counted_until = first.counted_until;
    all_.shifts.push_back(first.shifts.front());
    collect_outcomes();
    for (const JointMember& member : joint_.members) {
      all_.kinds = std::max(all_.kinds, member.process.kinds);
      all_.slots = std::max(all_.slots, member.process.slots);
      all_.most_stations = std::max(all_.most_stations, member.process.most_stations);
      all_.goes_by_due_date |= member.process.goes_by_due_date;
      all_.overtakes |= member.process.overtakes;
    }
    add_shared();
    for (std::uint32_t index = 0; index < joint_.members.size(); ++index) add_member(index);
    std::ranges::stable_sort(all_.presence, {}, &Presence::at);
    return std::move(joint_);
  }

 private:
  /// Where the parts of a member begin in the joint process that its offices have in common.
  struct Base {
    std::uint32_t shift = 0;
    std::uint32_t join = 0;
    std::uint32_t kind = 0;
    std::uint32_t patience = 0;
    std::uint32_t returns = 0;
  };

  void collect_outcomes() {
    for (const JointMember& member : joint_.members) {
      for (const std::string& outcome : member.process.outcomes) {
        if (outcome == member.process.outcomes.back()) continue;
        const auto found = std::ranges::find(all_.outcomes, outcome);
        if (found == all_.outcomes.end()) all_.outcomes.push_back(outcome);
      }
    }
    all_.outcomes.push_back(joint_.members.front().process.outcomes.back());
    for (JointMember& member : joint_.members) {
      for (const std::string& outcome : all_.outcomes) {
        const auto own = std::ranges::find(member.process.outcomes, outcome);
        const bool known = own != member.process.outcomes.end();
        member.outcomes.push_back(
            known ? index32(static_cast<std::size_t>(own - member.process.outcomes.begin()))
                  : none);
      }
    }
  }

  [[nodiscard]] std::uint32_t outcome(const Process& own, std::uint32_t outcome) const {
    if (outcome == none) return none;
    const auto found = std::ranges::find(all_.outcomes, own.outcomes[outcome]);
    return index32(static_cast<std::size_t>(found - all_.outcomes.begin()));
  }

  void add_member(std::uint32_t index) {
    JointMember& member = joint_.members[index];
    const Process& own = member.process;
    const Base base{.shift = index32(all_.shifts.size() - 1),
                    .join = index32(all_.joins.size()),
                    .kind = index32(all_.kind_thresholds.size()),
                    .patience = index32(all_.patiences.size()),
                    .returns = index32(all_.returns.size())};
    all_.shifts.insert(all_.shifts.end(), own.shifts.begin() + 1, own.shifts.end());
    const std::uint32_t first_slot = index32(all_.join_slots.size());
    for (const IndexRange& edges : own.joins) all_.joins.push_back(shifted(edges, first_slot));
    for (PatiencePlan patience : own.patiences) {
      patience.outcome = outcome(own, patience.outcome);
      all_.patiences.push_back(std::move(patience));
    }
    append(all_.returns, own.returns);
    append(all_.join_slots, own.join_slots);
    append(all_.kind_thresholds, own.kind_thresholds);
    append(all_.priorities, own.priorities);
    append(all_.due, own.due);
    member.first_office = index32(joint_.offices.size());
    for (std::uint32_t office = 0; office < member.offices; ++office) {
      add_office(index, office, base);
    }
  }

  template <class List>
  static void append(List& list, const List& more) {
    list.insert(list.end(), more.begin(), more.end());
  }

  void add_office(std::uint32_t index, std::uint32_t number, const Base& base) {
    const JointMember& member = joint_.members[index];
    const Office office{.member = index,
                        .first_station = index32(all_.stations.size()),
                        .first_resource = index32(all_.resources.size())};
    const std::vector<std::uint32_t> resources = add_resources(member, base);
    add_batches(member.process, office);
    add_stations(member.process, office, base, resources);
    add_ways(member.process, office);
    add_streams(member, number, office, base);
    joint_.offices.push_back(office);
  }

  /// The shared people come first. Where a member needs several of them at once, or in batches,
  /// their queue is plain for nobody.
  void add_shared() {
    for (std::uint32_t shared = 0; shared < joint_.shared; ++shared) {
      for (const JointMember& member : joint_.members) {
        const auto own = std::ranges::find(member.shared, shared);
        if (own == member.shared.end()) continue;
        const auto resource = index32(static_cast<std::size_t>(own - member.shared.begin()));
        if (all_.resources.size() == shared) add_resource(member.process, resource, {});
        all_.resources[shared].plain &= member.process.resources[resource].plain;
      }
    }
  }

  /// Where each of the member's resources is in the joint process.
  std::vector<std::uint32_t> add_resources(const JointMember& member, const Base& base) {
    std::vector<std::uint32_t> where = member.shared;
    for (std::uint32_t resource = 0; resource < where.size(); ++resource) {
      if (where[resource] != none) continue;
      where[resource] = index32(all_.resources.size());
      add_resource(member.process, resource, base);
    }
    return where;
  }

  void add_resource(const Process& own, std::uint32_t resource, const Base& base) {
    ResourcePlan plan = own.resources[resource];
    plan.turned_away = outcome(own, plan.turned_away);
    plan.shift = shift(plan.shift, base);
    const std::uint32_t where = index32(all_.resources.size());
    all_.resources.push_back(plan);
    all_.people.push_back(own.people[resource]);
    for (Presence presence : own.presence) {
      if (presence.resource != resource) continue;
      presence.resource = where;
      all_.presence.push_back(presence);
    }
  }

  /// The first shift is the calendar, which all have.
  static std::uint32_t shift(std::uint32_t own, const Base& base) {
    return own == 0 || own == none ? own : own + base.shift;
  }

  void add_batches(const Process& own, const Office& office) {
    first_batch_ = index32(all_.batches.size());
    for (BatchPlan batch : own.batches) {
      batch.station += office.first_station;
      all_.batches.push_back(batch);
    }
  }

  void add_stations(const Process& own, const Office& office, const Base& base,
                    const std::vector<std::uint32_t>& resources) {
    const std::uint32_t first_companion = index32(all_.companions.size());
    for (Companion companion : own.companions) {
      companion.resource = resources[companion.resource];
      all_.companions.push_back(companion);
    }
    all_.stations.reserve(office.first_station + own.stations.size());
    for (const Station& station : own.stations) {
      Station& copy = all_.stations.emplace_back(station);
      if (copy.resource != none) copy.resource = resources[copy.resource];
      if (copy.batch != none) copy.batch += first_batch_;
      if (copy.join != none) copy.join += base.join;
      if (copy.patience != none) copy.patience += base.patience;
      if (copy.returns != none) copy.returns += base.returns;
      copy.outcome = outcome(own, copy.outcome);
      copy.companions = shifted(copy.companions, first_companion);
    }
  }

  /// Where a member has fewer kinds of case than another, those it lacks have no ways.
  void add_ways(const Process& own, const Office& office) {
    const std::uint32_t first_way = index32(all_.ways.size());
    for (std::uint32_t station = 0; station < own.stations.size(); ++station) {
      for (std::uint32_t kind = 0; kind < all_.kinds; ++kind) {
        all_.way_ranges.push_back(kind < own.kinds ? shifted(own.ways_of(station, kind), first_way)
                                                   : IndexRange{});
      }
    }
    for (Way way : own.ways) {
      if (way.target != none) way.target += office.first_station;
      all_.ways.push_back(way);
    }
  }

  void add_streams(const JointMember& member, std::uint32_t number, const Office& office,
                   const Base& base) {
    for (std::uint32_t index = 0; index < member.process.streams.size(); ++index) {
      Stream stream = member.process.streams[index];
      stream.entry += office.first_station;
      stream.key = stream_key(member.participant.member->id, number, index);
      stream.first_kind = base.kind;
      stream.shift = shift(stream.shift, base);
      all_.streams.push_back(std::move(stream));
      joint_.office_of_stream.push_back(index32(joint_.offices.size()));
    }
  }

  JointProcess joint_;
  Process& all_;
  std::uint32_t first_batch_ = 0;
};

}  // namespace

JointProcess joined(JointProcess members) { return Joining(std::move(members)).join(); }

}  // namespace selaras::simulator
