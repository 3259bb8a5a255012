#include "simulator/tally_text.h"

#include <cstddef>
#include <cstdint>
#include <vector>

#include "simulator/packing.h"

namespace selaras::simulator {
namespace {

/// Visits everything that a tally holds, in one order for writing and reading.
template <class Archive, class Anything>
void each_number(Archive& archive, Anything& tally) {
  archive.number(tally.arrived);
  archive.number(tally.last_closed);
  archive.each(tally.outcomes, [&](auto& count) { archive.number(count); });
  archive.each(tally.outcome_of_case, [&](auto& outcome) { archive.number(outcome); });
  for (auto* samples : {&tally.cycle, &tally.processing, &tally.waiting, &tally.delay}) {
    archive.samples(*samples);
  }
  archive.each(tally.stations, [&](auto& station) {
    archive.number(station.visits);
    archive.number(station.processing);
    archive.number(station.waiting);
    archive.number(station.delay);
    archive.number(station.waiting_calendar);
    archive.number(station.given_up);
    archive.number(station.returned);
  });
  archive.each(tally.claims, [&](auto& claim) {
    archive.number(claim.covered);
    archive.number(claim.kept);
  });
  archive.each(tally.followed, [&](auto& followed) {
    archive.number(followed.begun);
    archive.samples(followed.times);
  });
  archive.each(tally.lacking, [&](auto& count) { archive.number(count); });
  archive.each(tally.resources, [&](auto& resource) {
    archive.number(resource.usage.busy);
    archive.number(resource.usage.queue);
    archive.number(resource.usage.waited);
    archive.number(resource.usage.offered);
    archive.number(resource.usage.begun);
    archive.number(resource.usage.given_up);
    archive.number(resource.usage.staff);
    archive.number(resource.usage.time);
    archive.number(resource.longest_queue);
  });
}

bool fits(const Tally& tally, const Process& process) {
  const std::size_t cases = tally.outcome_of_case.size();
  for (const Samples* samples : {&tally.cycle, &tally.processing, &tally.waiting, &tally.delay}) {
    for (const auto base : {model::TimeBase::working, model::TimeBase::calendar}) {
      if (samples->of(base).size() != cases) return false;
    }
  }
  for (const std::uint16_t outcome : tally.outcome_of_case) {
    if (outcome >= process.outcomes.size()) return false;
  }
  return tally.outcomes.size() == process.outcomes.size() &&
         tally.stations.size() == process.stations.size() &&
         tally.claims.size() == process.claims.size() &&
         tally.followed.size() == process.followed.size() &&
         tally.lacking.size() == process.documents.size() &&
         tally.resources.size() == process.resources.size();
}

}  // namespace

std::string text_of(const Tally& tally) {
  Packing packing;
  each_number(packing, tally);
  return packing.base64();
}

std::optional<Tally> tally_from(std::string_view text, const Process& process) {
  Unpacking unpacking(text);
  Tally tally;
  each_number(unpacking, tally);
  if (!unpacking.complete() || !fits(tally, process)) return std::nullopt;
  return tally;
}

}  // namespace selaras::simulator
