#include "simulator/fit.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <set>
#include <utility>

#include "simulator/fit_decisions.h"
#include "simulator/log_cases.h"

namespace selaras::simulator {
namespace {

using model::Instant;
using model::Ticks;
using model::TimeBase;

bool in_hours(const model::Calendar& calendar, Instant at) {
  return calendar.opening(at) == at || calendar.working_between(at - 1, at) > 0;
}

/// What was seen of one step.
struct Seen {
  std::vector<std::pair<Instant, Instant>> delays;
  std::vector<double> efforts;  // working minutes
  std::set<std::uint32_t> resources;
  bool only_ends = false;
};

/// The most of these stretches that lie over one moment.
std::int64_t most_at_once(const std::vector<std::pair<Instant, Instant>>& stretches) {
  std::vector<std::pair<Instant, int>> edges;
  for (const auto& [from, until] : stretches) {
    if (until <= from) continue;
    edges.emplace_back(from, 1);
    edges.emplace_back(until, -1);  // before a beginning at the same moment
  }
  std::ranges::sort(edges);
  std::int64_t now = 0;
  std::int64_t most = 1;
  for (const auto& [at, change] : edges) most = std::max(most, now += change);
  return most;
}

class Fit {
 public:
  Fit(const model::EventLog& log, const model::Procedure& procedure,
      const model::Calendar& calendar, int zone, model::Diagnostics& diagnostics)
      : log_(log),
        procedure_(procedure),
        calendar_(calendar),
        diagnostics_(diagnostics),
        logged_(cases_of(log, procedure, calendar, zone)),
        seen_(procedure.steps.size()) {}

  std::optional<Fitted> fitted() {
    warn_of_unknown();
    std::erase_if(logged_.cases, [](const LoggedCase& each) { return each.visits.empty(); });
    if (logged_.cases.empty()) report("log-of-another-procedure", {{"procedure", procedure_.id}});
    if (logged_.cases.size() == 1) report("log-too-few-cases", {});
    if (logged_.cases.size() < 2) return std::nullopt;
    look();
    fit_arrivals();
    fit_resources();
    for (std::uint32_t step = 0; step < seen_.size(); ++step) fit_step(step);
    fitted_.decisions = fit_decisions(log_, logged_.cases, procedure_);
    for (const FittedDecision& decision : fitted_.decisions) {
      if (decision.observed() == 0) warn("log-decision-unseen", {{"node", decision.node}});
    }
    return std::move(fitted_);
  }

 private:
  using Arguments = std::vector<std::pair<std::string, std::string>>;
  using Severity = model::Diagnostic::Severity;

  void report(const char* code, Arguments arguments, Severity severity = Severity::error) {
    diagnostics_.push_back({.code = code,
                            .at = {.file = log_.file},
                            .arguments = std::move(arguments),
                            .severity = severity});
  }

  void warn(const char* code, Arguments arguments) {
    report(code, std::move(arguments), Severity::warning);
  }

  void warn_of_unknown() {
    for (const auto& [activity, count] : logged_.unknown) {
      warn("log-unknown-activity", {{"activity", activity}, {"count", std::to_string(count)}});
    }
  }

  void look() {
    for (const LoggedCase& each : logged_.cases) {
      Instant before = each.arrived;
      for (const LoggedVisit& visit : each.visits) {
        look_at(visit, before);
        before = visit.ended;
      }
    }
  }

  /// Where a log tells only that a step was over, the time since the one before is all that is
  /// known of it.
  void look_at(const LoggedVisit& visit, Instant before) {
    Seen& seen = seen_[visit.step];
    if (visit.resource != model::unnamed) seen.resources.insert(visit.resource);
    const bool something = visit.started || visit.ended > visit.began;
    if (!something && visit.ended > before) {
      seen.only_ends = true;
      seen.delays.emplace_back(before, visit.ended);
      return;
    }
    const Ticks worked = calendar_.working_between(visit.began, visit.worked) - visit.broken_off;
    seen.efforts.push_back(minutes(std::max<Ticks>(worked, 0)));
    seen.delays.emplace_back(visit.worked, visit.ended);
  }

  static double minutes(Ticks ticks) {
    return static_cast<double>(ticks) / static_cast<double>(model::ticks_per_minute);
  }

  void fit_arrivals() {
    std::vector<Instant> arrivals;
    for (const LoggedCase& each : logged_.cases) arrivals.push_back(each.arrived);
    std::ranges::sort(arrivals);
    const bool working =
        std::ranges::all_of(arrivals, [&](Instant at) { return in_hours(calendar_, at); });
    const Ticks span = arrivals.back() - arrivals.front();
    const Ticks passed =
        working ? calendar_.working_between(arrivals.front(), arrivals.back()) : span;
    const Ticks day = working ? calendar_.rules().working_day : model::ticks_per_date;
    const double days = std::max(static_cast<double>(passed) / static_cast<double>(day), 1e-6);
    fitted_.cases = static_cast<std::int64_t>(arrivals.size());
    fitted_.arrivals_a_day = static_cast<double>(arrivals.size() - 1) / days;
    fitted_.per = {model::TimeUnit::day, working ? TimeBase::working : TimeBase::calendar};
    fitted_.start = model::Calendar::date_of(arrivals.front());
    fitted_.days = std::max(
        1.0, std::ceil(static_cast<double>(span) / static_cast<double>(model::ticks_per_date)));
  }

  /// Steps that share somebody share all their people: nobody can tell from a log who could have
  /// stood in for whom.
  void fit_resources() {
    std::map<std::uint32_t, std::size_t> pool_of;
    pools_.assign(seen_.size(), none_of_them);
    for (std::size_t step = 0; step < seen_.size(); ++step) {
      if (!needs_people(step)) continue;
      std::size_t pool = count_++;
      for (const std::uint32_t resource : seen_[step].resources) {
        const auto known = pool_of.find(resource);
        if (known != pool_of.end()) merge(known->second, pool, pool_of);
        pool_of[resource] = pool;
      }
      pools_[step] = pool;
    }
    for (std::size_t step = 0; step < seen_.size(); ++step) {
      const bool first = pools_[step] != none_of_them && !resource_of_.contains(step);
      if (first) add_resource(pools_[step], pool_of);
    }
  }

  [[nodiscard]] bool needs_people(std::size_t step) const {
    const std::vector<double>& efforts = seen_[step].efforts;
    return std::ranges::any_of(efforts, [](double minutes) { return minutes > 0; });
  }

  void merge(std::size_t from, std::size_t into, std::map<std::uint32_t, std::size_t>& pool_of) {
    for (auto& [resource, pool] : pool_of) {
      if (pool == from) pool = into;
    }
    std::ranges::replace(pools_, from, into);
  }

  void add_resource(std::size_t pool, const std::map<std::uint32_t, std::size_t>& pool_of) {
    std::vector<std::pair<Instant, Instant>> work;
    for (const LoggedCase& each : logged_.cases) {
      for (const LoggedVisit& visit : each.visits) {
        if (pools_[visit.step] == pool) work.emplace_back(visit.began, visit.worked);
      }
    }
    FittedResource resource{.id = "staff-" + std::to_string(fitted_.resources.size() + 1),
                            .at_once = most_at_once(work),
                            .observed = static_cast<std::int64_t>(work.size())};
    for (const auto& [name, its_pool] : pool_of) {
      if (its_pool == pool) resource.names.push_back(log_.names[name]);
    }
    for (std::size_t step = 0; step < pools_.size(); ++step) {
      if (pools_[step] == pool) resource_of_[step] = resource.id;
    }
    fitted_.resources.push_back(std::move(resource));
  }

  void fit_step(std::uint32_t index) {
    const Seen& seen = seen_[index];
    if (seen.efforts.empty() && seen.delays.empty()) return;
    FittedStep step{.step = procedure_.steps[index].id};
    if (seen.only_ends) warn("log-without-starts", {{"step", step.step}});
    if (needs_people(index)) {
      step.resource = resource_of_[index];
      step.effort = {fit_distribution(seen.efforts, TimeBase::working),
                     static_cast<std::int64_t>(seen.efforts.size())};
    }
    step.delay = fit_delay(seen);
    fitted_.steps.push_back(std::move(step));
  }

  /// In working time where every delay ended in working hours, as those do that someone ends.
  [[nodiscard]] FittedTimes fit_delay(const Seen& seen) const {
    const bool working = std::ranges::all_of(
        seen.delays, [&](const auto& delay) { return in_hours(calendar_, delay.second); });
    std::vector<double> lengths;
    for (const auto& [from, until] : seen.delays) {
      lengths.push_back(minutes(working ? calendar_.working_between(from, until) : until - from));
    }
    return {fit_distribution(lengths, working ? TimeBase::working : TimeBase::calendar),
            static_cast<std::int64_t>(lengths.size())};
  }

  static constexpr std::size_t none_of_them = ~std::size_t{0};

  const model::EventLog& log_;
  const model::Procedure& procedure_;
  const model::Calendar& calendar_;
  model::Diagnostics& diagnostics_;
  LoggedCases logged_;
  std::vector<Seen> seen_;          // by step
  std::vector<std::size_t> pools_;  // by step
  std::size_t count_ = 0;           // of pools
  std::map<std::size_t, std::string> resource_of_;
  Fitted fitted_;
};

}  // namespace

std::int64_t FittedDecision::observed() const {
  std::int64_t sum = 0;
  for (const FittedWay& way : ways) sum += way.observed;
  return sum;
}

std::optional<Fitted> fit(const model::EventLog& log, const model::Procedure& procedure,
                          const model::Calendar& calendar, int zone,
                          model::Diagnostics& diagnostics) {
  return Fit(log, procedure, calendar, zone, diagnostics).fitted();
}

}  // namespace selaras::simulator
