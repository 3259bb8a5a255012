#include "simulator/plain_flow.h"

#include <algorithm>

namespace selaras::simulator {

bool is_plain(const Process& process) {
  const auto is_plain_station = [](const Station& station) {
    const bool opens_others = station.kind == StationKind::fork ||
                              station.kind == StationKind::open_some ||
                              station.kind == StationKind::close_some;
    return !opens_others && station.patience == none && station.returns == none &&
           station.batch == none;
  };
  return !process.overtakes && process.presence.empty() &&
         std::ranges::all_of(process.resources, &ResourcePlan::plain) &&
         std::ranges::all_of(process.stations, is_plain_station);
}

}  // namespace selaras::simulator
