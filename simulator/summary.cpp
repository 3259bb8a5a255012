#include "simulator/summary.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "simulator/estimate.h"

namespace selaras::simulator {
namespace {

using SamplesOf = Samples Tally::*;
using TicksOf = std::vector<Ticks> Samples::*;

double number(std::int64_t value) { return static_cast<double>(value); }
double number(std::uint64_t value) { return static_cast<double>(value); }

double mean_of(const std::vector<Ticks>& values) {
  double sum = 0;
  for (const Ticks value : values) sum += number(value);
  return sum / number(static_cast<std::int64_t>(values.size()));
}

class Summary {
 public:
  Summary(const Process& process, const model::Procedure& procedure,
          const model::Scenario& scenario, std::vector<Tally>& tallies, Result& result)
      : process_(process),
        procedure_(procedure),
        scenario_(scenario),
        tallies_(tallies),
        result_(result),
        working_day_(number(process.shifts[0].rules().working_day)) {}

  void write() {
    write_cases();
    result_.cycle_time = measure(&Tally::cycle);
    result_.processing_time = measure(&Tally::processing);
    result_.waiting_time = measure(&Tally::waiting);
    result_.delay_time = measure(&Tally::delay);
    write_outcome_times();
    for (std::size_t claim = 0; claim < process_.claims.size(); ++claim) write_promise(claim);
    write_steps();
    for (std::size_t index = 0; index < process_.resources.size(); ++index) write_resource(index);
  }

 private:
  void write_cases() {
    for (const Tally& tally : tallies_) {
      result_.cases.arrived += tally.arrived;
      result_.cases.inside += tally.outcomes.back();
      for (std::size_t outcome = 0; outcome < tally.outcomes.size(); ++outcome) {
        result_.outcomes[process_.outcomes[outcome]] += tally.outcomes[outcome];
      }
    }
    result_.cases.completed = result_.cases.arrived - result_.cases.inside;
    // A procedure that nobody can be stuck in need not speak of it.
    if (result_.cases.inside == 0) result_.outcomes.erase(process_.outcomes.back());
  }

  /// Of the cases that `chosen` picks by replication and index.
  template <class Chosen>
  Times times_of(SamplesOf samples, TicksOf ticks, double unit, Chosen chosen) {
    std::vector<double> means;
    all_.clear();
    for (const Tally& tally : tallies_) {
      const auto& values = chosen(tally, tally.*samples.*ticks);
      if (!values.empty()) means.push_back(mean_of(values) / unit);
      all_.insert(all_.end(), values.begin(), values.end());
    }
    return times(means, all_, unit);
  }

  template <class Chosen>
  Measure measure(SamplesOf samples, Chosen chosen) {
    return {times_of(samples, &Samples::working, working_day_, chosen),
            times_of(samples, &Samples::calendar, number(model::ticks_per_date), chosen)};
  }

  Measure measure(SamplesOf samples) {
    return measure(samples,
                   [](const Tally&, const std::vector<Ticks>& all) -> const std::vector<Ticks>& {
                     return all;
                   });
  }

  void write_outcome_times() {
    for (std::uint32_t outcome = 0; outcome < process_.stuck(); ++outcome) {
      const auto chosen = [outcome](const Tally& tally, const std::vector<Ticks>& all) {
        std::vector<Ticks> some;
        for (std::size_t index = 0; index < all.size(); ++index) {
          if (tally.outcome_of_case[index] == outcome) some.push_back(all[index]);
        }
        return some;
      };
      const std::string& name = process_.outcomes[outcome];
      const std::int64_t count = result_.outcomes[name];
      if (count == 0) continue;
      const bool all = count == result_.cases.completed;
      result_.cycle_time_by_outcome[name] =
          all ? result_.cycle_time : measure(&Tally::cycle, chosen);
    }
  }

  void write_promise(std::size_t index) {
    const Claim& claim = process_.claims[index];
    const model::TimeClaim& stated = procedure_.time_claims[claim.index];
    Promise promise{.claim = stated.id,
                    .limit = claim.limit,
                    .unit = stated.quantity.unit,
                    .reading = claim.reading,
                    .condition = stated.condition,
                    .scope_only = claim.scope != none};
    std::vector<double> shares;
    for (const Tally& tally : tallies_) {
      const ClaimTally& counted = tally.claims[index];
      promise.cases += counted.covered;
      if (counted.covered > 0) shares.push_back(number(counted.kept) / number(counted.covered));
    }
    const Estimate share = estimate(shares);
    promise.share = share.mean;
    if (share.half_width95) {
      promise.low95 = std::max(0.0, share.mean - *share.half_width95);
      promise.high95 = std::min(1.0, share.mean + *share.half_width95);
    }
    result_.promises.push_back(std::move(promise));
  }

  void write_steps() {
    for (std::size_t station = 0; station < process_.stations.size(); ++station) {
      if (process_.stations[station].kind != StationKind::step) continue;
      StationTally sum;
      for (const Tally& tally : tallies_) add(sum, tally.stations[station]);
      const double visits = number(std::max<std::int64_t>(sum.visits, 1));
      const double per_visit = visits * working_day_;
      result_.steps.push_back({.id = procedure_.flow.nodes[station].id,
                               .visits = sum.visits,
                               .processing = number(sum.processing) / per_visit,
                               .waiting = number(sum.waiting) / per_visit,
                               .delay = number(sum.delay) / per_visit,
                               .waiting_calendar_days = number(sum.waiting_calendar) / visits /
                                                        number(model::ticks_per_date)});
    }
  }

  static void add(StationTally& sum, const StationTally& tally) {
    sum.visits += tally.visits;
    sum.processing += tally.processing;
    sum.waiting += tally.waiting;
    sum.delay += tally.delay;
    sum.waiting_calendar += tally.waiting_calendar;
  }

  /// The mean over replications of something about a resource's use, over those in which it is
  /// defined.
  template <class Of>
  Estimate over_replications(std::size_t resource, Of of) const {
    std::vector<double> values;
    for (const Tally& tally : tallies_) {
      const std::optional<double> value = of(tally.resources[resource].usage);
      if (value) values.push_back(*value);
    }
    return estimate(values);
  }

  void write_resource(std::size_t index) {
    const model::Resource& stated = scenario_.resources[index];
    const double staff = stated.staff.value;
    const auto of_time = [](double sum, const Usage& usage) -> std::optional<double> {
      if (usage.time <= 0) return std::nullopt;
      return sum / number(usage.time);
    };
    ResourceResult resource{
        .id = stated.id, .staff = static_cast<std::int64_t>(staff), .share = stated.share.value};
    resource.utilisation = over_replications(
        index, [&](const Usage& usage) { return of_time(number(usage.busy) / staff, usage); });
    resource.work_offered = over_replications(index, [&](const Usage& usage) {
                              return of_time(number(usage.offered) / staff, usage);
                            }).mean;
    resource.queue_mean = over_replications(
        index, [&](const Usage& usage) { return of_time(number(usage.queue), usage); });
    resource.wait_mean = over_replications(index, [&](const Usage& usage) -> std::optional<double> {
      if (usage.begun == 0) return std::nullopt;
      return number(usage.waited) / number(usage.begun) / working_day_;
    });
    for (const Tally& tally : tallies_) {
      const std::int64_t longest = tally.resources[index].longest_queue;
      resource.queue_max = std::max(resource.queue_max, longest);
    }
    result_.resources.push_back(std::move(resource));
  }

  const Process& process_;
  const model::Procedure& procedure_;
  const model::Scenario& scenario_;
  std::vector<Tally>& tallies_;
  Result& result_;
  double working_day_;
  std::vector<Ticks> all_;  // kept, so that its memory is asked for once
};

}  // namespace

void summarise(const Process& process, const model::Procedure& procedure,
               const model::Scenario& scenario, std::vector<Tally>& tallies, Result& result) {
  Summary(process, procedure, scenario, tallies, result).write();
}

}  // namespace selaras::simulator
