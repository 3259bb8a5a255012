#include "simulator/flow_checks.h"

#include <span>
#include <vector>

namespace selaras::simulator {
namespace {

std::span<const Way> ways_of(const Process& process, std::uint32_t station, std::uint32_t kind) {
  const IndexRange range = process.ways_of(station, kind);
  return {process.ways.data() + range.first, range.count};
}

bool leads_to_one_of(const Process& process, std::uint32_t station, std::uint32_t kind,
                     const std::vector<bool>& stations) {
  for (const Way& way : ways_of(process, station, kind)) {
    if (stations[way.target]) return true;
  }
  return false;
}

/// Stations from which the procedure can be left: ends and dead ends, and all that lead there.
std::vector<bool> leaving(const Process& process, std::uint32_t kind) {
  std::vector<bool> leaves(process.stations.size());
  for (std::uint32_t station = 0; station < leaves.size(); ++station) {
    leaves[station] = ways_of(process, station, kind).empty();
  }
  for (bool grown = true; grown;) {
    grown = false;
    for (std::uint32_t station = 0; station < leaves.size(); ++station) {
      if (leaves[station] || !leads_to_one_of(process, station, kind, leaves)) continue;
      leaves[station] = grown = true;
    }
  }
  return leaves;
}

}  // namespace

std::vector<bool> reached(const Process& process, std::uint32_t kind) {
  std::vector<bool> seen(process.stations.size(), false);
  std::vector<std::uint32_t> open;
  for (const Stream& stream : process.streams) {
    if (!seen[stream.entry]) open.push_back(stream.entry);
    seen[stream.entry] = true;
  }
  while (!open.empty()) {
    const std::uint32_t station = open.back();
    open.pop_back();
    for (const Way& way : ways_of(process, station, kind)) {
      if (!seen[way.target]) open.push_back(way.target);
      seen[way.target] = true;
    }
  }
  return seen;
}

void check_leaving(const Process& process, const model::Procedure& procedure,
                   const model::Scenario& scenario, model::Diagnostics& diagnostics) {
  for (std::uint32_t kind = 0; kind < process.kinds; ++kind) {
    const std::vector<bool> seen = reached(process, kind);
    const std::vector<bool> leaves = leaving(process, kind);
    for (std::uint32_t station = 0; station < leaves.size(); ++station) {
      if (!seen[station] || leaves[station]) continue;
      diagnostics.push_back({.code = "never-leaves",
                             .at = scenario.at,
                             .arguments = {{"step", procedure.flow.nodes[station].id}}});
      return;  // the rest of the same loop says nothing new
    }
  }
}

}  // namespace selaras::simulator
