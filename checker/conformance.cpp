#include "checker/conformance.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <utility>

#include "checker/yardstick.h"

namespace selaras::checker {
namespace {

using behaviour::MoveKind;
using behaviour::RunGraph;

/// What is recorded of one completion; numbers are the log's.
struct Event {
  std::uint32_t activity = 0;
  std::uint32_t outcome = model::unnamed;

  auto operator<=>(const Event&) const = default;
};

/// What cases of one variant have in common.
struct Recorded {
  std::vector<Event> events;
  std::uint32_t closes = model::unnamed;
  bool open = false;

  auto operator<=>(const Recorded&) const = default;
};

bool closes_cases(const model::EventLog& log) {
  return std::ranges::any_of(log.traces, [](const model::Trace& trace) {
    return std::ranges::any_of(
        trace.events, [](const model::LogEvent& event) { return event.closes != model::unnamed; });
  });
}

Recorded recorded(const model::Trace& trace, bool log_closes) {
  Recorded found{.open = log_closes};
  for (const model::LogEvent& event : trace.events) {
    if (event.closes != model::unnamed) {
      found.open = false;
      found.closes = event.closes;
    }
    if (event.transition != model::Transition::complete) continue;
    found.events.push_back({event.activity, event.outcome});
  }
  return found;
}

/// The variants of a log and the cases of each, by their first case.
std::vector<std::pair<Recorded, std::vector<std::string>>> variants_of(const model::EventLog& log) {
  const bool closes = closes_cases(log);
  std::map<Recorded, std::size_t> known;
  std::vector<std::pair<Recorded, std::vector<std::string>>> variants;
  for (const model::Trace& trace : log.traces) {
    Recorded found = recorded(trace, closes);
    const auto [variant, fresh] = known.try_emplace(found, variants.size());
    if (fresh) variants.push_back({std::move(found), {}});
    variants[variant->second].second.push_back(trace.id);
  }
  return variants;
}

/// The flow's runs that one kind of case is compared with, and what the cheapest of them costs.
struct Measure {
  behaviour::Aligner aligner;
  std::uint64_t least = 0;
};

std::optional<Measure> measure(std::optional<RunGraph> runs) {
  const auto cheapest = runs ? behaviour::cheapest_runs(*runs) : std::nullopt;
  if (!cheapest) return std::nullopt;
  return Measure{.aligner = behaviour::Aligner(std::move(*runs)), .least = cheapest->cost};
}

/// What is done too much and what is left out are one thing, done elsewhere, where both name the
/// same; an outcome that only one of them states does not part them.
void pair_moved(std::vector<RecordedMove>& moves) {
  for (RecordedMove& extra : moves) {
    if (extra.kind != MoveKind::extra || extra.flow.name.empty()) continue;
    const auto same = std::ranges::find_if(moves, [&](const RecordedMove& missing) {
      const bool parted = !extra.recorded.outcome.empty() && !missing.flow.outcome.empty() &&
                          extra.recorded.outcome != missing.flow.outcome;
      return missing.kind == MoveKind::missing && missing.flow.name == extra.flow.name && !parted;
    });
    if (same == moves.end()) continue;
    extra.kind = MoveKind::moved;
    same->kind = MoveKind::moved;
  }
}

class Comparison {
 public:
  Comparison(const model::EventLog& log, const model::Procedure& procedure,
             const model::Reference* reference)
      : log_(log), yardstick_(procedure, reference) {}

  Conformance compared() {
    for (auto& [recorded, cases] : variants_of(log_)) add(recorded, std::move(cases));
    return finished();
  }

 private:
  [[nodiscard]] std::string name(std::uint32_t number) const {
    return number == model::unnamed ? std::string() : log_.names[number];
  }

  std::optional<Measure>& measure_for(const Recorded& recorded) {
    const auto [known, fresh] = measures_.try_emplace({recorded.open, recorded.closes});
    if (fresh) {
      known->second =
          measure(recorded.open ? yardstick_.beginnings() : yardstick_.runs(name(recorded.closes)));
    }
    return known->second;
  }

  const Meaning& meaning(const Event& event) {
    const auto [known, fresh] = meanings_.try_emplace(event);
    if (!fresh) return known->second;
    known->second = yardstick_.meaning(name(event.activity), name(event.outcome));
    if (!known->second.known) unknown_.insert(name(event.activity));
    return known->second;
  }

  RunGraph graph_of(const Recorded& recorded) {
    RunGraph graph;
    for (std::uint32_t position = 0; position < recorded.events.size(); ++position) {
      const Meaning& meant = meaning(recorded.events[position]);
      auto& edges = graph.edges.emplace_back();
      for (const behaviour::Label label : meant.labels) {
        edges.push_back(
            {.target = position + 1, .origin = position, .label = label, .cost = meant.cost});
      }
    }
    graph.edges.emplace_back();
    graph.final.assign(graph.size(), false);
    graph.final.back() = true;
    return graph;
  }

  void add(const Recorded& recorded, std::vector<std::string> cases) {
    CaseVariant variant{.cases = std::move(cases), .open = recorded.open};
    const std::size_t count = variant.cases.size();
    result_.cases += count;
    if (recorded.open) result_.open += count;
    const RunGraph graph = graph_of(recorded);
    auto& measure = measure_for(recorded);
    const auto alignment = measure ? measure->aligner.align(graph) : std::nullopt;
    if (alignment) {
      weigh(variant, alignment->cost, worst_cost(graph, *measure, recorded));
      tell(*alignment, recorded, variant);
    } else {
      result_.not_compared += count;
    }
    result_.variants.push_back(std::move(variant));
  }

  static std::uint64_t worst_cost(const RunGraph& graph, const Measure& measure,
                                  const Recorded& recorded) {
    std::uint64_t worst = recorded.open ? 0 : measure.least;
    for (const auto& edges : graph.edges) worst += edges.empty() ? 0 : edges.front().cost;
    return worst;
  }

  void weigh(CaseVariant& variant, std::uint64_t cost, std::uint64_t worst) {
    const std::size_t count = variant.cases.size();
    variant.cost = cost;
    variant.fitness = share(cost, worst);
    cost_ += cost * count;
    worst_ += worst * count;
    if (cost == 0) result_.conforming += count;
  }

  static double share(std::uint64_t cost, std::uint64_t worst) {
    return worst == 0 ? 1.0 : 1.0 - static_cast<double>(cost) / static_cast<double>(worst);
  }

  void tell(const behaviour::Alignment& alignment, const Recorded& recorded, CaseVariant& variant) {
    for (const behaviour::Move& move : alignment.moves) {
      RecordedMove shown{.kind = move.kind == MoveKind::moved
                                     ? (move.left ? MoveKind::extra : MoveKind::missing)
                                     : move.kind};
      if (move.left) {
        const Event& event = recorded.events[*move.left];
        shown.recorded = {name(event.activity), name(event.outcome)};
        shown.flow.name = meaning(event).name;
      }
      if (move.right) {
        shown.flow = {yardstick_.name({*move.right}), yardstick_.outcome({*move.right})};
      }
      variant.moves.push_back(std::move(shown));
    }
    pair_moved(variant.moves);
    count_departures(variant);
    for (RecordedMove& move : variant.moves) {
      if (!move.recorded.name.empty() && move.kind != MoveKind::synchronous) move.flow = {};
    }
  }

  void count_departures(const CaseVariant& variant) {
    std::set<std::pair<MoveKind, MoveSide>> departing;
    for (const RecordedMove& move : variant.moves) {
      const bool recorded = !move.recorded.name.empty();
      if (move.kind == MoveKind::missing) departing.insert({move.kind, move.flow});
      if (move.kind == MoveKind::moved && !recorded) departing.insert({move.kind, move.flow});
      if (move.kind != MoveKind::extra) continue;
      departing.insert(
          {move.kind,
           {move.flow.name.empty() ? move.recorded.name : move.flow.name, move.recorded.outcome}});
    }
    for (const auto& one : departing) departures_[one] += variant.cases.size();
  }

  Conformance finished() {
    if (result_.cases > result_.not_compared) result_.fitness = share(cost_, worst_);
    std::ranges::stable_sort(result_.variants, std::greater<>(),
                             [](const CaseVariant& variant) { return variant.cases.size(); });
    for (const auto& [move, cases] : departures_) {
      result_.deviations.push_back({.kind = move.first, .what = move.second, .cases = cases});
    }
    std::ranges::stable_sort(result_.deviations, std::greater<>(), &Deviation::cases);
    result_.unknown.assign(unknown_.begin(), unknown_.end());
    return std::move(result_);
  }

  const model::EventLog& log_;
  Yardstick yardstick_;
  std::map<std::pair<bool, std::uint32_t>, std::optional<Measure>> measures_;  // open, closes
  std::map<Event, Meaning> meanings_;
  std::uint64_t cost_ = 0;
  std::uint64_t worst_ = 0;
  std::set<std::string> unknown_;
  std::map<std::pair<MoveKind, MoveSide>, std::size_t> departures_;
  Conformance result_;
};

}  // namespace

Conformance conformance(const model::EventLog& log, const model::Procedure& procedure,
                        const model::Reference* reference) {
  return Comparison(log, procedure, reference).compared();
}

}  // namespace selaras::checker
