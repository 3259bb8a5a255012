#include "model/rhythm.h"

#include <cassert>
#include <limits>
#include <utility>

namespace selaras::model {
namespace {

/// The largest power of two (as a shift) that splits `whole` into at least `parts` pieces.
int shift_for(std::int64_t whole, std::int64_t parts) {
  int shift = 0;
  while ((whole >> (shift + 1)) >= parts) ++shift;
  return shift;
}

/// For each bucket the first stretch whose `end_of` lies behind the bucket's beginning.
template <class EndOf>
std::vector<std::uint32_t> buckets(std::int64_t whole, int shift, std::size_t stretches,
                                   EndOf end_of) {
  std::vector<std::uint32_t> first(static_cast<std::size_t>(whole >> shift) + 1);
  std::uint32_t at = 0;
  for (std::size_t bucket = 0; bucket < first.size(); ++bucket) {
    const std::int64_t begin = static_cast<std::int64_t>(bucket) << shift;
    while (at < stretches && end_of(at) <= begin) ++at;
    first[bucket] = at;
  }
  return first;
}

}  // namespace

Timetable::Timetable(std::vector<Stretch> stretches, std::int64_t span)
    : stretches_(std::move(stretches)) {
  const std::size_t count = stretches_.size();
  before_.reserve(count + 1);
  std::int64_t work = 0;
  for (const Stretch& stretch : stretches_) {
    assert(stretch.from < stretch.until && stretch.until <= span);
    before_.push_back(work);
    work += stretch.until - stretch.from;
  }
  before_.push_back(work);
  constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max();
  stretches_.push_back({never, never});
  const std::int64_t parts = static_cast<std::int64_t>(count) + 1;
  time_shift_ = shift_for(span, parts);
  work_shift_ = shift_for(work, parts);
  by_time_ =
      buckets(span, time_shift_, count, [this](std::size_t at) { return stretches_[at].until; });
  by_work_ = buckets(work, work_shift_, count, [this](std::size_t at) { return before_[at + 1]; });
}

Rhythm::Rhythm(Timetable week, std::int64_t period, std::int64_t anchor, Timetable listed,
               std::int64_t from, std::int64_t until)
    : week_(std::move(week)),
      listed_(std::move(listed)),
      period_(period),
      anchor_(anchor),
      from_(from),
      until_(until) {
  assert(week_.total() > 0 && from_ <= until_);
  regular_at_from_ = regular_work_before(from_);
  after_listed_ = regular_work_before(until_) - listed_.total();
}

}  // namespace selaras::model
