#include "simulator/joins.h"

#include <algorithm>

#include "behaviour/inclusive.h"
#include "simulator/flow_checks.h"

namespace selaras::simulator {
namespace {

std::uint32_t index32(std::size_t index) { return static_cast<std::uint32_t>(index); }

using EdgesByNode = std::vector<std::vector<std::uint32_t>>;

std::vector<behaviour::InclusiveBlock> blocks_of(const model::Flow& flow) {
  EdgesByNode in(flow.nodes.size());
  EdgesByNode out(flow.nodes.size());
  for (std::uint32_t edge = 0; edge < flow.edges.size(); ++edge) {
    in[flow.edges[edge].to.value()].push_back(edge);
    out[flow.edges[edge].from.value()].push_back(edge);
  }
  return behaviour::inclusive_blocks(flow, in, out);
}

void open_blocks(const model::Flow& flow, Process& process) {
  for (const behaviour::InclusiveBlock& block : blocks_of(flow)) {
    process.stations[block.split.value()].slot = process.slots;
    process.stations[block.join.value()].kind = StationKind::close_some;
    process.stations[block.join.value()].slot = process.slots++;
  }
}

bool branches(const model::Flow& flow, std::size_t node) {
  const auto out = [&](const model::Edge& edge) { return edge.from.value() == node; };
  const auto in = [&](const model::Edge& edge) { return edge.to.value() == node; };
  return std::ranges::count_if(flow.edges, out) > 1 || std::ranges::count_if(flow.edges, in) > 1;
}

/// Counters of edges that lead into this join from stations where a case of the kind can be.
void add_edges_in(std::uint32_t join, std::uint32_t kind, const std::vector<bool>& reached,
                  Process& process) {
  const std::size_t first = process.join_slots.size();
  for (std::uint32_t station = 0; station < process.stations.size(); ++station) {
    if (!reached[station]) continue;
    const IndexRange range = process.ways_of(station, kind);
    for (std::uint32_t way = range.first; way < range.first + range.count; ++way) {
      if (process.ways[way].target == join) process.join_slots.push_back(process.ways[way].slot);
    }
  }
  const auto begin = process.join_slots.begin() + static_cast<std::ptrdiff_t>(first);
  std::sort(begin, process.join_slots.end());
  process.join_slots.erase(std::unique(begin, process.join_slots.end()), process.join_slots.end());
  process.joins.push_back({index32(first), index32(process.join_slots.size() - first)});
}

}  // namespace

std::vector<std::uint32_t> assign_slots(const model::Procedure& procedure, Process& process,
                                        model::Diagnostics& diagnostics) {
  const model::Flow& flow = procedure.flow;
  std::vector<std::uint32_t> slot_of_edge(flow.edges.size(), none);
  for (std::size_t edge = 0; edge < flow.edges.size(); ++edge) {
    const Station& target = process.stations[flow.edges[edge].to.value()];
    if (target.kind == StationKind::fork) slot_of_edge[edge] = process.slots++;
  }
  open_blocks(flow, process);
  for (std::size_t node = 0; node < flow.nodes.size(); ++node) {
    Station& station = process.stations[node];
    if (station.kind != StationKind::open_some || station.slot != none) continue;
    if (branches(flow, node)) {
      diagnostics.push_back({.code = "gateway-not-simulated",
                             .at = flow.nodes[node].at,
                             .arguments = {{"gateway", flow.nodes[node].id}}});
    }
    station.kind = StationKind::pass;
  }
  return slot_of_edge;
}

void compile_joins(Process& process) {
  std::vector<std::vector<bool>> reached_by;
  for (std::uint32_t kind = 0; kind < process.kinds; ++kind) {
    reached_by.push_back(reached(process, kind));
  }
  for (std::uint32_t station = 0; station < process.stations.size(); ++station) {
    if (process.stations[station].kind != StationKind::fork) continue;
    process.stations[station].join = index32(process.joins.size());
    for (std::uint32_t kind = 0; kind < process.kinds; ++kind) {
      add_edges_in(station, kind, reached_by[kind], process);
    }
  }
}

}  // namespace selaras::simulator
