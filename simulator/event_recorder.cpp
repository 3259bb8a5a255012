#include "simulator/event_recorder.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <ranges>

#include "model/calendar.h"

namespace selaras::simulator {

using model::LogEvent;
using model::Transition;

LogWords::LogWords(const Process& process, const model::Procedure& procedure,
                   const model::Scenario& scenario) {
  const auto add = [this](const std::string& name) {
    if (name.empty()) return model::unnamed;
    const auto found = std::ranges::find(names, name);
    if (found == names.end()) names.push_back(name);
    return static_cast<std::uint32_t>(std::ranges::find(names, name) - names.begin());
  };
  for (const Station& station : process.stations) {
    const bool step = station.kind == StationKind::step;
    of_station.push_back(step ? add(procedure.steps[station.step].id) : model::unnamed);
  }
  for (const model::Resource& resource : scenario.resources)
    of_resource.push_back(add(resource.id));
  for (const std::string& outcome : process.outcomes) of_outcome.push_back(add(outcome));
  for (const std::string& way : process.way_names) of_way.push_back(add(way));
  for (std::size_t stream = 0; stream < process.streams.size(); ++stream) {
    of_stream.push_back(process.streams.size() > 1 ? "-a" + std::to_string(stream + 1) : "");
  }
  constexpr int minutes_per_hour = 60;
  zone = model::zone_offset(scenario.time_zone).value_or(0) * minutes_per_hour;
}

EventRecorder::EventRecorder(const Process& process, const LogWords& words, model::LogFormat format,
                             LogTurns& turns)
    : process_(process),
      words_(words),
      zone_(words.zone * model::ticks_per_minute),
      writer_(format, words.zone, words.names),
      turns_(turns) {}

void EventRecorder::begin(std::int64_t replication) {
  replication_ = replication;
  text_.clear();
  cases_.clear();
}

void EventRecorder::end() { turns_.finish(replication_, text_); }

void EventRecorder::arrived(const Arrival& arrival) {
  if (arrival.slot >= cases_.size()) cases_.resize(arrival.slot + 1);
  Recorded& recorded = cases_[arrival.slot];
  recorded.stream = arrival.stream;
  recorded.number = arrival.number;
  recorded.events.clear();
}

void EventRecorder::began_alone(std::uint32_t slot, std::uint32_t station, Instant at) {
  const bool waits = process_.stations[station].has_delay;
  add(slot, station, waits ? Transition::start : Transition::complete, at);
}

void EventRecorder::began(const Work& work) {
  if (work.begins > work.queued) add(work, Transition::schedule, work.queued);
  add(work, Transition::start, work.begins);
}

void EventRecorder::finished(const Work& work) {
  const bool waits = process_.stations[work.station].has_delay;
  add(work, waits ? Transition::suspend : Transition::complete, work.ends);
}

/// In a queue nothing has begun yet; the end of the delay is written down already.
void EventRecorder::gave_up(const Work& work) {
  if (work.resource == none) return;
  add(work, Transition::schedule, work.queued);
  add(work, Transition::complete, work.ends);
}

/// The step is over for now, and is begun anew when the file is back.
void EventRecorder::returned(std::uint32_t slot, std::uint32_t station, Instant from, Instant) {
  if (process_.stations[station].has_delay) add(slot, station, Transition::complete, from);
}

/// The end is written down with the beginning, and sorted into its place when the case leaves.
void EventRecorder::delayed(std::uint32_t slot, std::uint32_t station, Instant from,
                            Instant until) {
  if (process_.stations[station].resource == none) add(slot, station, Transition::suspend, from);
  add(slot, station, Transition::complete, until);
}

void EventRecorder::chose(std::uint32_t slot, std::uint32_t station, std::uint32_t way) {
  for (LogEvent& event : cases_[slot].events | std::views::reverse) {
    if (event.activity != words_.of_station[station]) continue;
    if (event.transition != Transition::complete) continue;
    if (event.outcome == model::unnamed) event.outcome = words_.of_way[way];
    return;
  }
}

void EventRecorder::closed(std::uint32_t slot, std::uint32_t outcome, Instant at) {
  for (LogEvent& event : cases_[slot].events | std::views::reverse) {
    if (event.transition != Transition::complete || event.at != at - zone_) continue;
    event.closes = words_.of_outcome[outcome];
    return;
  }
}

void EventRecorder::left(std::uint32_t slot, bool, Instant) {
  constexpr std::size_t enough = std::size_t{1} << 18;
  std::vector<LogEvent>& events = cases_[slot].events;
  if (!std::ranges::is_sorted(events, {}, &LogEvent::at)) {
    std::ranges::stable_sort(events, {}, &LogEvent::at);
  }
  writer_.write(id_of(cases_[slot]), events, text_);
  if (text_.size() >= enough) turns_.append(replication_, text_);
}

std::string_view EventRecorder::id_of(const Recorded& recorded) {
  const auto number = [this](auto value) {
    char digits[24];
    id_.append(digits, std::to_chars(digits, std::end(digits), value).ptr);
  };
  id_ = "r";
  number(replication_ + 1);
  if (recorded.stream == process_.streams.size()) {
    id_ += "-i";
    number(recorded.number + 1);
    return id_;
  }
  id_ += words_.of_stream[recorded.stream];
  id_ += "-c";
  number(recorded.number + 1);
  return id_;
}

}  // namespace selaras::simulator
