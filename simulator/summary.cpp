#include "simulator/summary.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <string>
#include <utility>

#include "simulator/estimate.h"
#include "simulator/measured_times.h"
#include "simulator/tasks.h"

namespace selaras::simulator {
namespace {

using model::TimeBase;
using SamplesOf = Samples Tally::*;

double number(std::int64_t value) { return static_cast<double>(value); }
double number(std::uint64_t value) { return static_cast<double>(value); }

/// What the replications that have something to say, say.
std::vector<double> said(std::vector<double> values) {
  std::erase_if(values, [](double value) { return std::isnan(value); });
  return values;
}

class Summary {
 public:
  Summary(const Process& process, const model::Procedure& procedure,
          const model::Scenario& scenario, const std::vector<Tally>& tallies, unsigned threads,
          Result& result)
      : process_(process),
        procedure_(procedure),
        scenario_(scenario),
        tallies_(tallies),
        threads_(threads),
        result_(result),
        working_day_(number(process.shifts[0].rules().working_day)) {}

  void write() {
    write_cases();
    note_all_means();
    work_out_times();
    for (std::size_t claim = 0; claim < process_.claims.size(); ++claim) write_promise(claim);
    write_steps();
    write_documents();
    for (std::size_t index = 0; index < process_.followed.size(); ++index) write_followed(index);
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

  /// What has to look at every case again, and so costs the most: side by side.
  void work_out_times() {
    std::vector<std::function<void()>> tasks;
    OwnPercentiles own_working;
    OwnPercentiles own_calendar;
    const bool alike = cycles_alike(tallies_);
    if (!is_single()) {
      tasks.emplace_back([&] { own_working = own_percentiles(tallies_, TimeBase::working); });
      if (!alike) {
        tasks.emplace_back([&] { own_calendar = own_percentiles(tallies_, TimeBase::calendar); });
      }
    }
    add_outcomes(alike, tasks);
    add_measure(&Tally::cycle, result_.cycle_time, tasks);
    add_measure(&Tally::processing, result_.processing_time, tasks);
    add_measure(&Tally::waiting, result_.waiting_time, tasks);
    add_measure(&Tally::delay, result_.delay_time, tasks);
    do_all(tasks, worth_threads() ? threads_ : 1);
    ToldPercentiles working = in_unit(own_working, working_day_);
    ToldPercentiles calendar = in_unit(alike ? own_working : own_calendar, calendar_day);
    if (is_single()) {
      working = as_its_own(result_.cycle_time.working_days);
      calendar = as_its_own(result_.cycle_time.calendar_days);
    }
    add_widths(std::move(working), "working-day", result_.cycle_time.working_days);
    add_widths(std::move(calendar), "calendar-day", result_.cycle_time.calendar_days);
    copy_only_outcome();
  }

  /// Where there are few cases, threads cost more than they save.
  [[nodiscard]] bool worth_threads() const {
    constexpr std::int64_t enough = 10'000;
    return result_.cases.completed >= enough;
  }

  template <class SamplesIn>
  [[nodiscard]] Measure measured_in(SamplesIn samples_in) const {
    std::vector<const Samples*> of_each;
    for (const Tally& tally : tallies_) of_each.push_back(samples_in(tally));
    return measured(of_each, working_day_);
  }

  void add_measure(SamplesOf samples, Measure& measure, std::vector<std::function<void()>>& tasks) {
    tasks.emplace_back([this, samples, &measure] {
      measure = measured_in([samples](const Tally& tally) { return &(tally.*samples); });
    });
  }

  /// A single replication's own percentiles are those of all cases.
  [[nodiscard]] bool is_single() const { return tallies_.size() == 1; }

  [[nodiscard]] ToldPercentiles as_its_own(const Times& times) const {
    if (result_.cases.completed == 0) return {{{not_said}, {not_said}, {not_said}, {not_said}}};
    return {{{times.p50}, {times.p80}, {times.p90}, {times.p95}}};
  }

  /// Intervals of the percentiles, and each replication's own ones as series.
  void add_widths(ToldPercentiles of_each, const char* unit_word, Times& times) {
    const std::array together{times.p50, times.p80, times.p90, times.p95};
    std::array<std::optional<double>, together.size()> widths;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      widths[i] = half_width_round(together[i], said(of_each[i]));
      note(told_percentiles[i].first, unit_word, std::move(of_each[i]));
    }
    if (widths[0]) times.half_widths95 = {*widths[0], *widths[1], *widths[2], *widths[3]};
  }

  /// The replications' means of a measure.
  void note_means(const char* measure, SamplesOf samples, TimeBase base, double unit,
                  const char* unit_word) {
    std::vector<double> means;
    for (const Tally& tally : tallies_) {
      const CompactTimes& values = (tally.*samples).of(base);
      means.push_back(values.empty() ? not_said : mean_of(values) / unit);
    }
    note(measure, unit_word, std::move(means));
  }

  void note_all_means() {
    note_means("cycle.mean", &Tally::cycle, TimeBase::working, working_day_, "working-day");
    note_means("cycle.mean", &Tally::cycle, TimeBase::calendar, calendar_day, "calendar-day");
    note_means("waiting.mean", &Tally::waiting, TimeBase::working, working_day_, "working-day");
    note_means("processing.mean", &Tally::processing, TimeBase::working, working_day_,
               "working-day");
    note_means("delay.mean", &Tally::delay, TimeBase::working, working_day_, "working-day");
  }

  void note(std::string measure, std::string unit, std::vector<double> values) {
    result_.series.push_back({std::move(measure), std::move(unit), std::move(values)});
  }

  [[nodiscard]] bool is_only(const std::string& outcome) const {
    return result_.outcomes.at(outcome) == result_.cases.completed;
  }

  void add_outcomes(bool alike, std::vector<std::function<void()>>& tasks) {
    for (std::uint32_t outcome = 0; outcome < process_.stuck(); ++outcome) {
      const std::string& name = process_.outcomes[outcome];
      if (result_.outcomes.at(name) == 0) continue;
      Measure& measure = result_.cycle_time_by_outcome[name];
      if (is_only(name)) continue;
      tasks.emplace_back([this, alike, outcome, &measure] {
        const Seen seen = cycles_seen(tallies_, outcome, TimeBase::working);
        measure.working_days = in_unit(seen, working_day_);
        if (alike) measure.calendar_days = in_unit(seen, calendar_day);
      });
      if (alike) continue;
      tasks.emplace_back([this, outcome, &measure] {
        const Seen seen = cycles_seen(tallies_, outcome, TimeBase::calendar);
        measure.calendar_days = in_unit(seen, calendar_day);
      });
    }
  }

  /// Its times are those of all cases.
  void copy_only_outcome() {
    for (auto& [name, measure] : result_.cycle_time_by_outcome) {
      if (is_only(name)) measure = result_.cycle_time;
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
      shares.push_back(counted.covered == 0 ? not_said
                                            : number(counted.kept) / number(counted.covered));
    }
    note("promise." + std::to_string(index + 1), "share", shares);
    const Estimate share = estimate(said(shares));
    promise.share = share.mean;
    promise.share_estimate = share;
    if (share.half_width95) {
      promise.low95 = std::max(0.0, share.mean - *share.half_width95);
      promise.high95 = std::min(1.0, share.mean + *share.half_width95);
    }
    result_.promises.push_back(std::move(promise));
  }

  void write_documents() {
    for (std::size_t index = 0; index < process_.documents.size(); ++index) {
      DocumentResult document{.id = process_.documents[index]};
      for (const Tally& tally : tallies_) document.returns += tally.lacking[index];
      result_.documents.push_back(std::move(document));
    }
  }

  /// An end has no people whose visits are counted: each case comes to it once.
  [[nodiscard]] std::int64_t visits(const Tally& tally, std::size_t index) const {
    const Followed& followed = process_.followed[index];
    if (followed.stations.empty()) {
      return static_cast<std::int64_t>(tally.followed[index].times.size());
    }
    std::int64_t sum = 0;
    for (const std::uint32_t station : followed.stations) sum += tally.stations[station].visits;
    return sum;
  }

  void write_followed(std::size_t index) {
    const model::Followed& stated = scenario_.follow[index];
    FollowedResult followed{.id = stated.id, .step = stated.step, .since = stated.since};
    constexpr double days_per_year = 365.25;
    const double years =
        number(process_.counted_until - process_.counted_from) / calendar_day / days_per_year;
    std::vector<double> per_case, per_year;
    for (const Tally& tally : tallies_) {
      const FollowedTally& own = tally.followed[index];
      const std::int64_t count = visits(tally, index);
      followed.cases += own.begun;
      followed.came += static_cast<std::int64_t>(own.times.size());
      followed.visits += count;
      if (own.begun > 0) per_case.push_back(number(count) / number(own.begun));
      per_year.push_back(number(count) / years);
    }
    followed.per_case = estimate(per_case);
    followed.per_year = estimate(per_year);
    followed.times =
        measured_in([index](const Tally& tally) { return &tally.followed[index].times; });
    result_.followed.push_back(std::move(followed));
  }

  void write_steps() {
    for (std::size_t station = 0; station < process_.stations.size(); ++station) {
      if (process_.stations[station].kind != StationKind::step) continue;
      StationTally sum;
      for (const Tally& tally : tallies_) add(sum, tally.stations[station]);
      const double visits = number(std::max<std::int64_t>(sum.visits, 1));
      const double per_visit = visits * working_day_;
      const std::uint32_t resource = process_.stations[station].resource;
      result_.steps.push_back(
          {.id = procedure_.flow.nodes[station].id,
           .resource = resource == none ? std::string() : scenario_.resources[resource].id,
           .visits = sum.visits,
           .processing = number(sum.processing) / per_visit,
           .waiting = number(sum.waiting) / per_visit,
           .delay = number(sum.delay) / per_visit,
           .waiting_calendar_days =
               number(sum.waiting_calendar) / visits / number(model::ticks_per_date),
           .given_up = sum.given_up,
           .returned = sum.returned});
    }
  }

  static void add(StationTally& sum, const StationTally& tally) {
    sum.visits += tally.visits;
    sum.processing += tally.processing;
    sum.waiting += tally.waiting;
    sum.delay += tally.delay;
    sum.waiting_calendar += tally.waiting_calendar;
    sum.given_up += tally.given_up;
    sum.returned += tally.returned;
  }

  /// The mean over replications of something about a resource's use, over those in which it is
  /// defined.
  template <class Of>
  [[nodiscard]] std::vector<double> each_of(std::size_t resource, Of of) const {
    std::vector<double> values;
    for (const Tally& tally : tallies_) {
      values.push_back(of(tally.resources[resource].usage).value_or(not_said));
    }
    return values;
  }

  template <class Of>
  Estimate over_replications(std::size_t resource, Of of) const {
    return estimate(said(each_of(resource, of)));
  }

  void write_resource(std::size_t index) {
    const model::Resource& stated = scenario_.resources[index];
    const double staff = stated.staff.value;
    const auto share = [](double part, double whole) -> std::optional<double> {
      if (whole <= 0) return std::nullopt;
      return part / whole;
    };
    ResourceResult resource{
        .id = stated.id, .staff = static_cast<std::int64_t>(staff), .share = stated.share.value};
    const std::vector<double> loads = each_of(
        index, [&](const Usage& usage) { return share(number(usage.busy), number(usage.staff)); });
    note("utilisation." + stated.id, "share", loads);
    resource.utilisation = estimate(said(loads));
    resource.work_offered = over_replications(index, [&](const Usage& usage) {
                              return share(number(usage.offered), number(usage.staff));
                            }).mean;
    resource.queue_mean = over_replications(
        index, [&](const Usage& usage) { return share(number(usage.queue), number(usage.time)); });
    resource.wait_mean = over_replications(index, [&](const Usage& usage) -> std::optional<double> {
      const std::uint64_t waits = usage.begun + usage.given_up;
      if (waits == 0) return std::nullopt;
      return number(usage.waited) / number(waits) / working_day_;
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
  const std::vector<Tally>& tallies_;
  unsigned threads_;
  Result& result_;
  double working_day_;
};

}  // namespace

void summarise(const Process& process, const model::Procedure& procedure,
               const model::Scenario& scenario, const std::vector<Tally>& tallies, unsigned threads,
               Result& result) {
  Summary(process, procedure, scenario, tallies, threads, result).write();
}

Estimate mean_cycle(const std::vector<Tally>& tallies) {
  std::vector<double> means;
  for (const Tally& tally : tallies) {
    if (!tally.cycle.empty()) means.push_back(mean_of(tally.cycle.of(TimeBase::working)));
  }
  return estimate(means);
}

}  // namespace selaras::simulator
