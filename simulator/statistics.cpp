#include "simulator/statistics.h"

#include <bit>
#include <cmath>
#include <limits>

namespace selaras::simulator {
namespace {

constexpr Instant not_reached = std::numeric_limits<Instant>::min();

}  // namespace

void Statistics::begin(std::size_t expected_cases) {
  tally_ = {};
  tally_.outcome_of_case.reserve(expected_cases);
  for (Samples* samples : {&tally_.cycle, &tally_.processing, &tally_.waiting, &tally_.delay}) {
    samples->reserve(expected_cases);
  }
  tally_.outcomes.assign(process_.outcomes.size(), 0);
  tally_.stations.assign(process_.stations.size(), {});
  tally_.claims.assign(process_.claims.size(), {});
  tally_.followed.assign(process_.followed.size(), {});
  tally_.lacking.assign(process_.documents.size(), 0);
  tally_.last_closed = process_.start;
  clocks_.clear();
  closed_.clear();
  cases_.clear();
  marks_.clear();
  scopes_.clear();
}

void Statistics::make_room(std::uint32_t slot) {
  cases_.resize(slot + 1);
  marks_.resize(cases_.size() * process_.marks.size());
  scopes_.resize(cases_.size() * process_.scopes.size());
}

void Statistics::forget(std::uint32_t slot) {
  const std::size_t marks = process_.marks.size();
  const std::size_t scopes = process_.scopes.size();
  for (std::size_t mark = 0; mark < marks; ++mark) marks_[slot * marks + mark] = not_reached;
  for (std::size_t scope = 0; scope < scopes; ++scope) scopes_[slot * scopes + scope] = {};
}

void Statistics::spend_in_scopes(std::uint32_t slot, std::uint32_t station, Spent spent) {
  const std::size_t scopes = process_.scopes.size();
  for (std::size_t scope = 0; scope < scopes; ++scope) {
    if (process_.scopes[scope][station]) scopes_[slot * scopes + scope] += spent;
  }
}

/// A visit that ends in a queue has been one too.
void Statistics::gave_up(const Work& work) {
  CaseRecord& record = cases_[work.slot];
  if (!record.counted()) return;
  StationTally& station = tally_.stations[work.station];
  const Spent waited{work.waited, work.ends - work.queued};
  ++station.given_up;
  if (work.resource != none) ++station.visits;
  station.waiting += waited.working;
  station.waiting_calendar += waited.calendar;
  record.waiting += waited;
  spend_in_scopes(work.slot, work.station, waited);
}

void Statistics::returned(std::uint32_t slot, std::uint32_t station, Instant from, Instant until) {
  if (cases_[slot].counted()) ++tally_.stations[station].returned;
  delayed(slot, station, from, until);
}

void Statistics::delayed(std::uint32_t slot, std::uint32_t station, Instant from, Instant until) {
  CaseRecord& record = cases_[slot];
  if (!record.counted()) return;
  const Ticks working = process_.shifts[0].work_before(until) - clocks_.work(0, from);
  tally_.stations[station].delay += working;
  const Spent spent{working, until - from};
  record.delay += spent;
  spend_in_scopes(slot, station, spent);
}

void Statistics::passed(std::uint32_t slot, std::uint32_t marks, Instant at) {
  if (!cases_[slot].counted()) return;
  for (; marks != 0; marks &= marks - 1) {
    const auto mark = static_cast<std::uint32_t>(std::countr_zero(marks));
    Instant& reached = marks_[mark_index(slot, mark)];
    if (reached != not_reached) continue;
    reached = at;
    judge(slot, mark, at);
    if (follows_) follow(slot, mark, at);
  }
}

void Statistics::follow(std::uint32_t slot, std::uint32_t mark, Instant at) {
  for (std::size_t index = 0; index < process_.followed.size(); ++index) {
    const Followed& followed = process_.followed[index];
    if (followed.to == none) continue;
    FollowedTally& tally = tally_.followed[index];
    if (followed.from == mark) ++tally.begun;
    if (followed.to != mark) continue;
    const Instant from =
        followed.from == none ? cases_[slot].arrived : marks_[mark_index(slot, followed.from)];
    if (from == not_reached) continue;
    tally.times.push_back(
        {process_.shifts[0].work_before(at) - process_.shifts[0].work_before(from), at - from});
  }
}

void Statistics::lacked(std::uint32_t slot, std::uint64_t documents) {
  if (!cases_[slot].counted()) return;
  for (; documents != 0; documents &= documents - 1) {
    ++tally_.lacking[static_cast<std::size_t>(std::countr_zero(documents))];
  }
}

Instant Statistics::running_since(const Claim& claim, std::uint32_t slot) const {
  return claim.from == none ? cases_[slot].arrived : marks_[mark_index(slot, claim.from)];
}

bool Statistics::kept(const Claim& claim, std::uint32_t slot, Instant from, Instant at) const {
  const model::Calendar& calendar = process_.shifts[0];
  if (claim.scope == none) {
    return at <= model::deadline(calendar, from, claim.limit, claim.reading);
  }
  const Spent& spent = scopes_[slot * process_.scopes.size() + claim.scope];
  const Ticks unit = model::length_of(calendar, claim.reading);
  const Ticks limit = std::llround(claim.limit * static_cast<double>(unit));
  const bool working = claim.reading.base == model::TimeBase::working;
  return (working ? spent.working : spent.calendar) <= limit;
}

void Statistics::judge(std::uint32_t slot, std::uint32_t end_mark, Instant at) {
  for (std::size_t index = 0; index < process_.claims.size(); ++index) {
    const Claim& claim = process_.claims[index];
    if (claim.to != end_mark) continue;
    const Instant from = running_since(claim, slot);
    if (from == not_reached) continue;
    ++tally_.claims[index].covered;
    if (kept(claim, slot, from, at)) ++tally_.claims[index].kept;
  }
}

/// A promise whose time has begun to run, and never ends, is broken.
void Statistics::get_stuck(std::uint32_t slot) {
  ++tally_.outcomes[process_.stuck()];
  for (std::size_t index = 0; index < process_.claims.size(); ++index) {
    const Claim& claim = process_.claims[index];
    const bool ended = claim.to != none && marks_[mark_index(slot, claim.to)] != not_reached;
    if (!ended && running_since(claim, slot) != not_reached) ++tally_.claims[index].covered;
  }
}

}  // namespace selaras::simulator
