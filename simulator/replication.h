#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "model/calendar.h"
#include "simulator/event_list.h"
#include "simulator/process.h"
#include "simulator/random.h"

namespace selaras::simulator {

using model::Instant;
using model::Ticks;

/// Work that a resource does for a case: known in full when it begins, as nothing interrupts it but
/// closing time.
struct Work {
  std::uint32_t slot = 0;  // of the case
  std::uint32_t station = 0;
  std::uint32_t resource = 0;
  Instant queued = 0;
  Instant begins = 0;
  Instant ends = 0;
  Ticks waited = 0;    // working time of the resource between the first two
  Ticks duration = 0;  // working time between the last two
};

/// How busy a resource was up to some instant: staff at work and cases in the queue, each summed up
/// over the resource's working time (modulo 2^64, which differences survive).
struct Usage {
  std::uint64_t busy = 0;
  std::uint64_t queue = 0;
  std::uint64_t waited = 0;   // over all work begun
  std::uint64_t offered = 0;  // working time asked for, over all requests
  std::uint64_t begun = 0;
  Ticks time = 0;  // working time passed, as a coordinate

  [[nodiscard]] Usage since(const Usage& start) const {
    return {busy - start.busy,       queue - start.queue, waited - start.waited,
            offered - start.offered, begun - start.begun, time - start.time};
  }
};

struct ResourceState {
  Usage usage;
  std::uint32_t busy = 0;
  std::uint32_t queue = 0;
  std::uint32_t longest_queue = 0;
  std::uint32_t first = none;  // tokens in the queue, linked by `Token::next`
  std::uint32_t last = none;
};

/// Usage within the counted window, and the longest queue there.
struct WindowUsage {
  Usage usage;
  std::uint32_t longest_queue = 0;
};

/// Where one replication ends by cases instead of by time.
inline constexpr std::int64_t no_case_limit = std::numeric_limits<std::int64_t>::max();

/// One run of the process: cases arrive, take their ways, wait, are worked on, leave. Arrivals go
/// on until every counted case is closed, so that the last ones meet the same queues as the others;
/// what is inside then is worked off.
///
/// The observer listens; its calls are resolved at compile time:
///   arrived(slot, kind, counted, at) · entered(slot, station) · worked(const Work&)
///   delayed(slot, station, from, until) · passed(slot, marks, at) · closed(slot, outcome, at)
///   left(slot, closed)
template <class Observer>
class Replication {
 public:
  Replication(const Process& process, Observer& observer)
      : process_(process), observer_(observer), clocks_(process.shifts.size()) {}

  void run(std::uint64_t seed, std::uint64_t replication, std::int64_t case_limit);

  /// By resource.
  [[nodiscard]] const std::vector<WindowUsage>& window() const { return window_; }
  [[nodiscard]] const std::vector<ResourceState>& resources() const { return resources_; }
  [[nodiscard]] std::int64_t arrived() const { return arrived_; }
  [[nodiscard]] std::int64_t left() const { return left_; }
  /// A station at which one case had more tokens than anything sensible has; `none` if there was
  /// none.
  [[nodiscard]] std::uint32_t flooded() const { return flooded_; }

 private:
  enum class Phase : std::uint8_t { working, delayed, arriving, window_opens, window_shuts };

  struct Token {
    std::uint32_t slot = 0;
    std::uint32_t station = 0;
    std::uint32_t next = none;
    Phase phase = Phase::working;
    Instant queued = 0;
    Ticks queued_work = 0;
    Ticks duration = 0;
  };

  struct Case {
    std::uint64_t key = 0;
    std::uint32_t tokens = 0;
    std::uint32_t kind = 0;
    bool counted = false;
    bool closed = false;
  };

  struct Clock {  // of a shift: the stretch of work at or after now
    Instant from = 0;
    Instant until = std::numeric_limits<Instant>::min();
    Ticks work = 0;  // coordinate of `from`
  };

  struct StreamState {
    std::uint64_t key = 0;
    std::uint64_t count = 0;
    Instant at = 0;
    Ticks work = 0;
  };

  static constexpr std::uint32_t most_tokens_of_a_case = 10'000;

  void reset(std::uint64_t seed, std::uint64_t replication, std::int64_t case_limit);
  void start_streams();
  void handle(const Event& event);
  void schedule_arrival(std::uint32_t token);
  void arrive(std::uint32_t token);
  void open_window();
  void shut_window();
  [[nodiscard]] bool still_arriving() const {
    return !shut_ || (open_cases_ > 0 && now_ <= last_arrival_);
  }

  std::uint32_t new_case(std::uint64_t key, bool counted);
  std::uint32_t new_token(std::uint32_t slot);
  void drop(std::uint32_t token);
  void leave(std::uint32_t slot);
  void close(std::uint32_t slot, std::uint32_t outcome);

  void travel(std::uint32_t token, Way way);
  bool enter(std::uint32_t token, Way& way);
  bool enter_step(std::uint32_t token, const Station& station, Way& way);
  bool enter_fork(std::uint32_t token, const Station& station, Way& way);
  [[nodiscard]] Way choose(std::uint32_t token, std::uint32_t station);
  void complete_step(std::uint32_t token, const Station& station);
  void delay_or_complete(std::uint32_t token);
  void go_on(std::uint32_t token);

  const Clock& clock(std::uint32_t shift);
  [[nodiscard]] Ticks work_now(std::uint32_t shift);
  void request(std::uint32_t token, const Station& station);
  void begin(std::uint32_t token, const Station& station, std::uint32_t shift);
  void end_work(std::uint32_t token);
  void account(ResourceState& resource, Ticks now);
  /// Usage of a resource up to now.
  [[nodiscard]] Usage usage(std::size_t resource);

  [[nodiscard]] std::uint64_t draw_key(std::uint32_t slot, std::uint32_t station, Purpose purpose);

  const Process& process_;
  Observer& observer_;
  EventList events_;
  std::vector<Clock> clocks_;
  std::vector<ResourceState> resources_;
  std::vector<WindowUsage> window_;
  std::vector<Token> tokens_;
  std::vector<Case> cases_;
  std::vector<std::uint32_t> visits_;       // [slot * stations + station]
  std::vector<std::uint32_t> edge_tokens_;  // [slot * slots of forks + edge's slot]
  std::vector<StreamState> streams_;
  std::vector<std::pair<std::uint32_t, Way>> pending_;  // tokens that a fork has just opened
  std::uint32_t free_token_ = none;
  std::uint32_t free_case_ = none;  // linked by `Case::tokens`
  std::uint32_t flooded_ = none;
  Instant now_ = 0;
  Instant last_arrival_ = 0;
  bool opened_ = false;
  bool shut_ = false;
  std::int64_t counted_left_to_arrive_ = no_case_limit;
  std::int64_t open_cases_ = 0;  // counted and not closed
  std::int64_t arrived_ = 0;
  std::int64_t left_ = 0;
};

template <class Observer>
void Replication<Observer>::run(std::uint64_t seed, std::uint64_t replication,
                                std::int64_t case_limit) {
  reset(seed, replication, case_limit);
  start_streams();
  while (!events_.exhausted() && flooded_ == none) handle(events_.take());
}

template <class Observer>
void Replication<Observer>::reset(std::uint64_t seed, std::uint64_t replication,
                                  std::int64_t case_limit) {
  events_.clear();
  now_ = process_.start;
  clocks_.assign(process_.shifts.size(), {});
  resources_.assign(process_.resources.size(), {});
  window_.assign(process_.resources.size(), {});
  for (std::size_t resource = 0; resource < resources_.size(); ++resource) {
    resources_[resource].usage.time = work_now(process_.resources[resource].shift);
  }
  tokens_.clear();
  cases_.clear();
  visits_.clear();
  edge_tokens_.clear();
  free_token_ = free_case_ = flooded_ = none;
  opened_ = shut_ = false;
  counted_left_to_arrive_ = case_limit;
  open_cases_ = arrived_ = left_ = 0;
  streams_.assign(process_.streams.size(), {});
  const std::uint64_t key = key_of(mixed(seed), replication);
  for (std::size_t stream = 0; stream < streams_.size(); ++stream) {
    streams_[stream].key = key_of(key, stream);
  }
}

/// The first tokens are no cases: one opens the counted window, one shuts it, and one for each
/// stream of arrivals.
template <class Observer>
void Replication<Observer>::start_streams() {
  constexpr unsigned first_of_all = 0;
  tokens_.push_back({.phase = Phase::window_opens});
  events_.add(process_.counted_from, first_of_all, 0);
  tokens_.push_back({.phase = Phase::window_shuts});
  if (counted_left_to_arrive_ == no_case_limit) {
    events_.add(process_.counted_until, first_of_all, 1);
  }
  for (std::uint32_t stream = 0; stream < streams_.size(); ++stream) {
    const auto token = static_cast<std::uint32_t>(tokens_.size());
    tokens_.push_back({.slot = stream, .phase = Phase::arriving});
    StreamState& state = streams_[stream];
    const std::uint32_t shift = process_.streams[stream].shift;
    state.at = process_.start;
    if (shift != none) state.work = process_.shifts[shift].work_before(process_.start);
    schedule_arrival(token);
  }
}

template <class Observer>
void Replication<Observer>::handle(const Event& event) {
  now_ = event.time;
  const std::uint32_t token = event.token();
  switch (tokens_[token].phase) {
    case Phase::working:
      return end_work(token);
    case Phase::delayed:
      return go_on(token);
    case Phase::arriving:
      return arrive(token);
    case Phase::window_opens:
      return open_window();
    case Phase::window_shuts:
      return shut_window();
  }
}

template <class Observer>
void Replication<Observer>::schedule_arrival(std::uint32_t token) {
  constexpr unsigned after_work = 2;
  const std::uint32_t index = tokens_[token].slot;
  const Stream& stream = process_.streams[index];
  StreamState& state = streams_[index];
  const Ticks gap = draw(stream.gap, key_of(state.key, draw_word(Purpose::gap, 0, state.count)));
  if (stream.shift == none) {
    state.at += gap;
  } else {
    state.work += gap;
    state.at = process_.shifts[stream.shift].when(state.work);
  }
  events_.add(state.at, after_work, token);
}

template <class Observer>
void Replication<Observer>::arrive(std::uint32_t token) {
  if (!still_arriving()) return;
  StreamState& state = streams_[tokens_[token].slot];
  // Keys of cases and of gaps hang on the stream's own count, so that another stream of arrivals
  // does not change them.
  const std::uint64_t key = key_of(state.key, ~state.count);
  ++state.count;
  schedule_arrival(token);
  const bool counted = opened_ && !shut_;
  const std::uint32_t slot = new_case(key, counted);
  if (counted && --counted_left_to_arrive_ == 0) shut_window();
  travel(new_token(slot), {.target = process_.entry});
}

template <class Observer>
void Replication<Observer>::open_window() {
  opened_ = true;
  for (std::size_t resource = 0; resource < resources_.size(); ++resource) {
    window_[resource].usage = usage(resource);
    resources_[resource].longest_queue = resources_[resource].queue;
  }
}

template <class Observer>
void Replication<Observer>::shut_window() {
  shut_ = true;
  last_arrival_ = now_ + (now_ - process_.start);
  for (std::size_t resource = 0; resource < resources_.size(); ++resource) {
    window_[resource].usage = usage(resource).since(window_[resource].usage);
    window_[resource].longest_queue = resources_[resource].longest_queue;
  }
}

template <class Observer>
std::uint32_t Replication<Observer>::new_case(std::uint64_t key, bool counted) {
  const std::size_t stations = process_.stations.size();
  std::uint32_t slot = free_case_;
  if (slot == none) {
    slot = static_cast<std::uint32_t>(cases_.size());
    cases_.emplace_back();
    visits_.resize(visits_.size() + stations);
    edge_tokens_.resize(edge_tokens_.size() + process_.slots);
  } else {
    free_case_ = cases_[slot].tokens;
    std::fill_n(visits_.begin() + static_cast<std::ptrdiff_t>(slot * stations), stations, 0u);
    std::fill_n(edge_tokens_.begin() + static_cast<std::ptrdiff_t>(slot * process_.slots),
                process_.slots, 0u);
  }
  Case& fresh = cases_[slot] = {.key = key, .counted = counted};
  if (process_.kinds > 1) {
    const std::uint64_t drawn = Draws(key_of(key, draw_word(Purpose::kind, 0, 0)))();
    while (drawn > process_.kind_thresholds[fresh.kind]) ++fresh.kind;
  }
  ++arrived_;
  if (counted) ++open_cases_;
  observer_.arrived(slot, fresh.kind, counted, now_);
  return slot;
}

template <class Observer>
std::uint32_t Replication<Observer>::new_token(std::uint32_t slot) {
  std::uint32_t token = free_token_;
  if (token == none) {
    token = static_cast<std::uint32_t>(tokens_.size());
    tokens_.emplace_back();
  } else {
    free_token_ = tokens_[token].next;
  }
  tokens_[token].slot = slot;
  const bool too_many = ++cases_[slot].tokens > most_tokens_of_a_case;
  if (too_many || token + 1 >= Event::most_tokens) flooded_ = process_.entry;
  return token;
}

template <class Observer>
void Replication<Observer>::drop(std::uint32_t token) {
  const std::uint32_t slot = tokens_[token].slot;
  tokens_[token].next = free_token_;
  free_token_ = token;
  if (--cases_[slot].tokens == 0) leave(slot);
}

/// A case that nobody works on any more, that waits for nothing that could still happen, and that
/// was never closed, is stuck.
template <class Observer>
void Replication<Observer>::leave(std::uint32_t slot) {
  Case& gone = cases_[slot];
  const bool closed = gone.closed;
  if (!closed && gone.counted) --open_cases_;
  observer_.left(slot, closed);
  gone.tokens = free_case_;
  free_case_ = slot;
  ++left_;
}

template <class Observer>
void Replication<Observer>::close(std::uint32_t slot, std::uint32_t outcome) {
  Case& closing = cases_[slot];
  if (closing.closed) return;
  closing.closed = true;
  if (closing.counted) --open_cases_;
  observer_.closed(slot, outcome, now_);
}

/// Takes a token along its way until it has to wait for something; then those that forks have
/// opened meanwhile.
template <class Observer>
void Replication<Observer>::travel(std::uint32_t token, Way way) {
  while (enter(token, way)) {
  }
  while (!pending_.empty() && flooded_ == none) {
    const auto [waiting, its_way] = pending_.back();
    pending_.pop_back();
    Way next = its_way;
    while (enter(waiting, next)) {
    }
  }
}

/// True where the token goes on at once, by `way`.
template <class Observer>
bool Replication<Observer>::enter(std::uint32_t token, Way& way) {
  const Station& station = process_.stations[way.target];
  tokens_[token].station = way.target;
  switch (station.kind) {
    case StationKind::step:
      return enter_step(token, station, way);
    case StationKind::pass:
      ++visits_[tokens_[token].slot * process_.stations.size() + way.target];
      way = choose(token, way.target);
      return true;
    case StationKind::fork:
      return enter_fork(token, station, way);
    case StationKind::end:
      close(tokens_[token].slot, station.outcome);
      drop(token);
      return false;
    case StationKind::stuck:
      break;
  }
  drop(token);
  return false;
}

template <class Observer>
bool Replication<Observer>::enter_step(std::uint32_t token, const Station& station, Way& way) {
  const std::uint32_t slot = tokens_[token].slot;
  const std::uint32_t at = tokens_[token].station;
  ++visits_[slot * process_.stations.size() + at];
  if ((station.kinds >> cases_[slot].kind & 1) == 0) {
    way = choose(token, at);
    return true;
  }
  if (station.marks_at_start != 0) observer_.passed(slot, station.marks_at_start, now_);
  observer_.entered(slot, at);
  if (station.resource != none) {
    request(token, station);
    return false;
  }
  if (station.has_delay) {
    delay_or_complete(token);
    return false;
  }
  complete_step(token, station);
  way = choose(token, at);
  return true;
}

template <class Observer>
bool Replication<Observer>::enter_fork(std::uint32_t token, const Station& station, Way& way) {
  const std::uint32_t slot = tokens_[token].slot;
  const std::uint32_t at = tokens_[token].station;
  if (station.slots > 1) {
    std::uint32_t* counts = edge_tokens_.data() + std::size_t{slot} * process_.slots;
    ++counts[way.slot];
    const std::uint32_t* first = counts + station.first_slot;
    if (std::find(first, first + station.slots, 0u) != first + station.slots) {
      drop(token);
      return false;
    }
    for (std::uint32_t edge = 0; edge < station.slots; ++edge) --counts[station.first_slot + edge];
  }
  const WayRange range = process_.ways_of(at, cases_[slot].kind);
  for (std::uint32_t other = 1; other < range.count; ++other) {
    pending_.emplace_back(new_token(slot), process_.ways[range.first + other]);
  }
  if (flooded_ != none) {
    flooded_ = at;
    pending_.clear();
    return false;
  }
  way = process_.ways[range.first];
  return true;
}

template <class Observer>
Way Replication<Observer>::choose(std::uint32_t token, std::uint32_t station) {
  const std::uint32_t slot = tokens_[token].slot;
  const WayRange range = process_.ways_of(station, cases_[slot].kind);
  const Way* way = process_.ways.data() + range.first;
  if (range.count > 1) {
    const std::uint64_t drawn = Draws(draw_key(slot, station, Purpose::way))();
    while (drawn > way->threshold) ++way;
  }
  return *way;
}

template <class Observer>
void Replication<Observer>::complete_step(std::uint32_t token, const Station& station) {
  const std::uint32_t slot = tokens_[token].slot;
  if (station.marks_at_end != 0) observer_.passed(slot, station.marks_at_end, now_);
  if (station.outcome != none) close(slot, station.outcome);
}

/// After the effort: the delay, if the step has one.
template <class Observer>
void Replication<Observer>::delay_or_complete(std::uint32_t token) {
  constexpr unsigned after_work = 1;
  Token& moving = tokens_[token];
  const Station& station = process_.stations[moving.station];
  if (!station.has_delay) return go_on(token);
  const Ticks length = draw(station.delay, draw_key(moving.slot, moving.station, Purpose::delay));
  const Instant until =
      station.delay_in_working_time ? process_.shifts[0].after(now_, length) : now_ + length;
  moving.phase = Phase::delayed;
  observer_.delayed(moving.slot, moving.station, now_, until);
  events_.add(until, after_work, token);
}

template <class Observer>
void Replication<Observer>::go_on(std::uint32_t token) {
  const std::uint32_t at = tokens_[token].station;
  complete_step(token, process_.stations[at]);
  travel(token, choose(token, at));
}

template <class Observer>
auto Replication<Observer>::clock(std::uint32_t shift) -> const Clock& {
  Clock& clock = clocks_[shift];
  if (now_ >= clock.until) {
    const model::Stretch stretch = process_.shifts[shift].stretch(now_);
    clock = {stretch.from, stretch.until, process_.shifts[shift].work_before(stretch.from)};
  }
  return clock;
}

template <class Observer>
Ticks Replication<Observer>::work_now(std::uint32_t shift) {
  const Clock& hours = clock(shift);
  return now_ > hours.from ? hours.work + (now_ - hours.from) : hours.work;
}

template <class Observer>
void Replication<Observer>::account(ResourceState& resource, Ticks now) {
  const auto passed = static_cast<std::uint64_t>(now - resource.usage.time);
  resource.usage.busy += passed * resource.busy;
  resource.usage.queue += passed * resource.queue;
  resource.usage.time = now;
}

template <class Observer>
Usage Replication<Observer>::usage(std::size_t resource) {
  account(resources_[resource], work_now(process_.resources[resource].shift));
  return resources_[resource].usage;
}

/// Out of hours the work is given to a free hand at once and begins at the next opening: in working
/// time that is the same instant.
template <class Observer>
void Replication<Observer>::request(std::uint32_t token, const Station& station) {
  ResourceState& resource = resources_[station.resource];
  const ResourcePlan& plan = process_.resources[station.resource];
  const Ticks now = work_now(plan.shift);
  account(resource, now);
  Token& waiting = tokens_[token];
  waiting.queued = now_;
  waiting.queued_work = now;
  waiting.duration = draw(station.effort, draw_key(waiting.slot, waiting.station, Purpose::effort));
  resource.usage.offered += static_cast<std::uint64_t>(waiting.duration);
  if (resource.busy < plan.staff) {
    ++resource.busy;
    return begin(token, station, plan.shift);
  }
  waiting.next = none;
  (resource.first == none ? resource.first : tokens_[resource.last].next) = token;
  resource.last = token;
  if (++resource.queue > resource.longest_queue) resource.longest_queue = resource.queue;
}

template <class Observer>
void Replication<Observer>::begin(std::uint32_t token, const Station& station,
                                  std::uint32_t shift) {
  constexpr unsigned first = 1;
  const Clock& hours = clock(shift);
  const Instant begins = now_ > hours.from ? now_ : hours.from;
  const Ticks work = hours.work + (begins - hours.from);
  Token& working = tokens_[token];
  const Ticks duration = working.duration;
  const Instant ends = duration <= hours.until - begins
                           ? begins + duration
                           : process_.shifts[shift].when(work + duration);
  working.phase = Phase::working;
  Usage& usage = resources_[station.resource].usage;
  usage.waited += static_cast<std::uint64_t>(work - working.queued_work);
  ++usage.begun;
  observer_.worked({working.slot, working.station, station.resource, working.queued, begins, ends,
                    work - working.queued_work, duration});
  events_.add(ends, first, token);
}

template <class Observer>
void Replication<Observer>::end_work(std::uint32_t token) {
  const Station& station = process_.stations[tokens_[token].station];
  ResourceState& resource = resources_[station.resource];
  const std::uint32_t shift = process_.resources[station.resource].shift;
  account(resource, work_now(shift));
  if (resource.first == none) {
    --resource.busy;
  } else {
    const std::uint32_t next = resource.first;
    resource.first = tokens_[next].next;
    --resource.queue;
    begin(next, process_.stations[tokens_[next].station], shift);
  }
  delay_or_complete(token);
}

template <class Observer>
std::uint64_t Replication<Observer>::draw_key(std::uint32_t slot, std::uint32_t station,
                                              Purpose purpose) {
  const std::uint32_t visit = visits_[slot * process_.stations.size() + station];
  return key_of(cases_[slot].key, draw_word(purpose, station, visit));
}

}  // namespace selaras::simulator
