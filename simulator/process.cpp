#include "simulator/process.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <utility>

#include "model/ways.h"
#include "simulator/flow_checks.h"
#include "simulator/joins.h"
#include "simulator/staffing.h"
#include "simulator/ways.h"

namespace selaras::simulator {
namespace {

using model::NodeKind;

/// What ends the time that an applicant waits; whatever comes later never lengthens it.
constexpr std::array<std::string_view, 3> closing_milestones = {"granted", "rejected", "abandoned"};

constexpr std::size_t most_marks = 32;

std::uint32_t index32(std::size_t index) { return static_cast<std::uint32_t>(index); }

StationKind station_kind(NodeKind kind) {
  switch (kind) {
    case NodeKind::step:
      return StationKind::step;
    case NodeKind::parallel:
      return StationKind::fork;
    case NodeKind::inclusive:
      return StationKind::open_some;
    case NodeKind::end:
      return StationKind::end;
    default:
      return StationKind::pass;
  }
}

/// A shift as a calendar of its own.
model::Calendar calendar_of(const model::Shift& shift, const model::Calendar& calendar) {
  model::WorkingRules rules = calendar.rules();
  rules.week = shift.week;
  if (!shift.observes_holidays) {
    rules.observes_holidays = false;
    rules.special_hours.clear();
    rules.holidays.clear();
    rules.years.clear();
  }
  return model::Calendar(std::move(rules));
}

class Compilation {
 public:
  Compilation(const model::Procedure& procedure, const model::Scenario& scenario,
              const model::Calendar& calendar, model::Diagnostics& diagnostics)
      : procedure_(procedure),
        scenario_(scenario),
        calendar_(calendar),
        diagnostics_(diagnostics) {}

  Process compile() {
    compile_shifts();
    compile_streams();
    compile_kinds();
    collect_outcomes();
    compile_resources(scenario_, process_);
    for (const model::Node& node : procedure_.flow.nodes) compile_station(node);
    process_.stations.push_back({.kind = StationKind::stuck, .outcome = process_.stuck()});
    number_stations();
    settle_plain_queues(process_);
    compile_ways(procedure_, scenario_, assign_slots(procedure_, process_, diagnostics_), process_);
    compile_joins(process_);
    compile_claims();
    for (const model::Followed& each : scenario_.follow) compile_followed(each);
    compile_window();
    return std::move(process_);
  }

 private:
  std::uint32_t shift_index(const std::string& id) const {
    if (id.empty()) return 0;
    return index32(static_cast<std::size_t>(scenario_.shift(id) - scenario_.shifts.data()) + 1);
  }

  void compile_shifts() {
    process_.shifts.push_back(calendar_);
    for (const model::Shift& shift : scenario_.shifts) {
      process_.shifts.push_back(calendar_of(shift, calendar_));
    }
  }

  double ticks(model::UnitReading unit) const {
    return static_cast<double>(model::length_of(calendar_, unit));
  }

  void compile_streams() {
    for (const model::Arrivals& arrivals : scenario_.arrivals) {
      Stream stream = arrivals.recorded.empty() ? stream_of(arrivals) : recorded(arrivals);
      stream.key = process_.streams.size();
      process_.streams.push_back(std::move(stream));
    }
  }

  /// What comes before the run begins is left out.
  Stream recorded(const model::Arrivals& arrivals) const {
    Stream stream{.is_recorded = true};
    const Instant start = model::Calendar::midnight(scenario_.start);
    std::ranges::copy_if(arrivals.recorded, std::back_inserter(stream.recorded),
                         [&](Instant moment) { return moment >= start; });
    return stream;
  }

  Stream stream_of(const model::Arrivals& arrivals) const {
    const bool working = arrivals.per.base == model::TimeBase::working;
    const double on_weekday = std::ranges::max(arrivals.weekdays);
    const double in_month = std::ranges::max(arrivals.months);
    const double rate = arrivals.rate.value * on_weekday * in_month;
    Stream stream{
        .shift = working ? shift_index(arrivals.shift) : none,
        .gap = {.kind = model::DistributionKind::exponential, .a = ticks(arrivals.per) / rate},
        .even = std::ranges::min(arrivals.weekdays) == on_weekday &&
                std::ranges::min(arrivals.months) == in_month,
        .weekdays = arrivals.weekdays,
        .months = arrivals.months};
    for (double& share : stream.weekdays) share /= on_weekday;
    for (double& share : stream.months) share /= in_month;
    if (arrivals.from) stream.from = model::Calendar::midnight(*arrivals.from);
    if (arrivals.until) {
      stream.until = model::Calendar::midnight(*arrivals.until + std::chrono::days(1));
    }
    return stream;
  }

  void compile_kinds() {
    double sum = 0;
    for (const model::CaseKind& kind : scenario_.kinds) {
      process_.kind_thresholds.push_back(threshold(sum += kind.share.value));
    }
    if (process_.kind_thresholds.empty()) process_.kind_thresholds.push_back(0);
    process_.kind_thresholds.back() = std::numeric_limits<std::uint64_t>::max();
    process_.kinds = index32(process_.kind_thresholds.size());
  }

  static bool closes(const std::string& milestone) {
    return std::ranges::find(closing_milestones, milestone) != closing_milestones.end();
  }

  void add_outcome(const std::string& outcome) {
    auto& all = process_.outcomes;
    if (std::ranges::find(all, outcome) == all.end()) all.push_back(outcome);
  }

  void collect_outcomes() {
    for (const model::Node& node : procedure_.flow.nodes) {
      if (node.kind == NodeKind::end) add_outcome(outcome_of(node));
      if (node.kind != NodeKind::step) continue;
      const std::string& milestone = procedure_.step_of(node).milestone;
      if (closes(milestone)) add_outcome(milestone);
    }
    for (const model::Resource& resource : scenario_.resources) {
      if (resource.queue_limit) add_outcome(resource.queue_limit->outcome);
    }
    for (const model::StepTimes& times : scenario_.steps) {
      if (times.patience) add_outcome(std::string(model::abandoned));
    }
    process_.outcomes.emplace_back("stuck");
  }

  static std::string outcome_of(const model::Node& end) {
    return end.outcome.empty() ? end.id : end.outcome;
  }

  std::uint32_t outcome_index(const std::string& outcome) const {
    const auto found = std::ranges::find(process_.outcomes, outcome);
    return index32(static_cast<std::size_t>(found - process_.outcomes.begin()));
  }

  void compile_station(const model::Node& node) {
    Station station{.kind = station_kind(node.kind), .key = key_of(node.id)};
    if (node.kind == NodeKind::end) station.outcome = outcome_index(outcome_of(node));
    if (node.kind == NodeKind::step) compile_step(node, station);
    process_.stations.push_back(station);
  }

  void number_stations() {
    for (Station& station : process_.stations) station.number = process_.most_stations++;
  }

  void compile_step(const model::Node& node, Station& station) {
    const model::Step& step = procedure_.step_of(node);
    station.step = node.step;
    if (closes(step.milestone)) station.outcome = outcome_index(step.milestone);
    station.kinds = kinds_concerned(step.when);
    const model::StepPlan plan = model::plan_of(scenario_, step);
    if (plan.effort != nullptr) {
      const auto index = plan.resource - scenario_.resources.data();
      station.resource = index32(static_cast<std::size_t>(index));
      station.effort = sampler(*plan.effort, ticks(plan.effort->unit) / plan.resource->share.value);
      compile_needs(scenario_, step, plan, index32(process_.stations.size()), station, process_);
    }
    if (plan.delay != nullptr) {
      station.has_delay = true;
      station.delay_in_working_time = plan.delay->unit.base == model::TimeBase::working;
      station.delay = sampler(*plan.delay, ticks(plan.delay->unit));
    }
    if (plan.stated != nullptr) compile_applicant(*plan.stated, station);
  }

  static bool in_working_time(const model::Distribution& length) {
    return length.unit.base == model::TimeBase::working;
  }

  void compile_applicant(const model::StepTimes& stated, Station& station) {
    if (stated.patience) {
      station.patience = index32(process_.patiences.size());
      process_.overtakes = true;  // work that begins puts the giving up aside
      process_.patiences.push_back(
          {.length = sampler(*stated.patience, ticks(stated.patience->unit)),
           .in_working_time = in_working_time(*stated.patience),
           .outcome = outcome_index(std::string(model::abandoned))});
    }
    if (!stated.returns) return;
    station.returns = index32(process_.returns.size());
    ReturnPlan plan{.delay = sampler(stated.returns->delay, ticks(stated.returns->delay.unit)),
                    .in_working_time = in_working_time(stated.returns->delay)};
    for (std::uint32_t kind = 0; kind < process_.kinds; ++kind) {
      plan.thresholds.push_back(threshold(share_returned(*stated.returns, kind)));
    }
    if (stated.returns->mended) {
      plan.mended = threshold(stated.returns->mended->value);
      compile_documents(plan);
    }
    process_.returns.push_back(std::move(plan));
  }

  /// A document that a kind of case does not bring is never missing from its file.
  void compile_documents(ReturnPlan& plan) {
    for (std::uint32_t kind = 0; kind < scenario_.kinds.size(); ++kind) {
      for (const model::BroughtDocument& each :
           model::documents_of(scenario_.kinds[kind], procedure_)) {
        const auto found = std::ranges::find(process_.documents, each.id);
        const auto index = static_cast<std::size_t>(found - process_.documents.begin());
        if (found == process_.documents.end()) {
          process_.documents.push_back(each.id);
          plan.documents.push_back(
              {.key = key_of(each.id), .missing = std::vector<std::uint64_t>(process_.kinds)});
        }
        plan.documents[index].missing[kind] = threshold(each.missing.value);
      }
    }
  }

  [[nodiscard]] double share_returned(const model::Returns& returns, std::uint32_t kind) const {
    if (scenario_.kinds.empty()) return returns.share.value;
    const auto own =
        std::ranges::find(returns.kinds, scenario_.kinds[kind].id, &model::Returns::OfKind::kind);
    return own == returns.kinds.end() ? returns.share.value : own->share.value;
  }

  std::uint64_t kinds_concerned(const model::Condition& when) const {
    if (scenario_.kinds.empty()) return ~std::uint64_t{0};
    std::uint64_t concerned = 0;
    for (std::size_t kind = 0; kind < scenario_.kinds.size(); ++kind) {
      if (model::open_for(when, scenario_.kinds[kind].roles)) concerned |= std::uint64_t{1} << kind;
    }
    return concerned;
  }

  std::uint32_t mark(const std::optional<model::Milestone>& milestone) {
    if (!milestone || milestone->step.empty()) return none;
    const auto same = [&](const Mark& mark) {
      return mark.step == milestone->step && mark.at_end == milestone->at_end;
    };
    const auto found = std::ranges::find_if(process_.marks, same);
    const auto index = index32(static_cast<std::size_t>(found - process_.marks.begin()));
    if (found != process_.marks.end()) return index;
    if (index == most_marks) return none;
    process_.marks.push_back({milestone->step, milestone->at_end});
    set_mark(process_.marks.back(), std::uint32_t{1} << index);
    return index;
  }

  void set_mark(const Mark& mark, std::uint32_t bit) {
    for (std::size_t node = 0; node < procedure_.flow.nodes.size(); ++node) {
      if (procedure_.flow.nodes[node].id != mark.step) continue;
      Station& station = process_.stations[node];
      (mark.at_end ? station.marks_at_end : station.marks_at_start) |= bit;
    }
  }

  void compile_claims() {
    for (std::size_t index = 0; index < procedure_.time_claims.size(); ++index) {
      const model::TimeClaim& claim = procedure_.time_claims[index];
      const bool promises = claim.bound != model::Bound::minimum && claim.quantity.maximum;
      if (promises) compile_claim(index32(index), claim);
    }
  }

  /// The first node of the flow that the scenario means by that name; null where there is none.
  [[nodiscard]] const model::Node* meant(const std::string& name) const {
    for (const model::Node& node : procedure_.flow.nodes) {
      const bool is_end = node.kind == NodeKind::end && node.id == name;
      const bool is_step =
          node.kind == NodeKind::step && model::means(scenario_, name, procedure_.step_of(node));
      if (is_end || is_step) return &node;
    }
    return nullptr;
  }

  /// An end is reached by coming to it, a step by being over.
  std::uint32_t mark_at(const model::Node& node) {
    return mark(model::Milestone{.step = node.id, .at_end = node.kind == NodeKind::step});
  }

  void compile_followed(const model::Followed& stated) {
    Followed& followed = process_.followed.emplace_back();
    const model::Node* to = meant(stated.step);
    const model::Node* from = stated.since.empty() ? nullptr : meant(stated.since);
    if (to == nullptr || (from == nullptr && !stated.since.empty())) return;
    if (from != nullptr) followed.from = mark_at(*from);
    const bool no_room = from != nullptr && followed.from == none;
    if (!no_room) followed.to = mark_at(*to);
    for (std::uint32_t node = 0; node < procedure_.flow.nodes.size(); ++node) {
      const model::Node& each = procedure_.flow.nodes[node];
      if (each.kind != NodeKind::step) continue;
      if (model::means(scenario_, stated.step, procedure_.step_of(each))) {
        followed.stations.push_back(node);
      }
    }
  }

  void compile_claim(std::uint32_t index, const model::TimeClaim& claim) {
    const std::uint32_t from = mark(claim.from);
    const std::uint32_t to = mark(claim.to);
    const std::uint32_t scope = claim.scope_roles.empty() ? none : add_scope(claim.scope_roles);
    for (const model::UnitReading reading : claim.quantity.readings) {
      Claim compiled{index, reading, *claim.quantity.maximum, from, to, none};
      process_.claims.push_back(compiled);
      if (scope == none || reading.unit > model::TimeUnit::week) continue;
      compiled.scope = scope;
      process_.claims.push_back(compiled);
    }
  }

  /// The steps that those roles do.
  std::uint32_t add_scope(const std::vector<std::string>& roles) {
    std::vector<bool> stations(process_.stations.size(), false);
    for (std::size_t node = 0; node < procedure_.flow.nodes.size(); ++node) {
      if (procedure_.flow.nodes[node].kind != NodeKind::step) continue;
      const model::Step& step = procedure_.step_of(procedure_.flow.nodes[node]);
      stations[node] = step.actor && std::ranges::find_first_of(step.actor->roles, roles) !=
                                         step.actor->roles.end();
    }
    process_.scopes.push_back(std::move(stations));
    return index32(process_.scopes.size() - 1);
  }

  void compile_window() {
    process_.start = model::Calendar::midnight(scenario_.start);
    process_.counted_from =
        model::later(calendar_, process_.start, scenario_.warm_up.amount, scenario_.warm_up.unit);
    process_.counted_until = model::later(calendar_, process_.counted_from, scenario_.window.amount,
                                          scenario_.window.unit);
  }

  const model::Procedure& procedure_;
  const model::Scenario& scenario_;
  const model::Calendar& calendar_;
  model::Diagnostics& diagnostics_;
  Process process_;
};

/// A cut that leaves next to nothing would be drawn for ever.
void check_cut(const std::optional<model::Distribution>& distribution,
               model::Diagnostics& diagnostics) {
  if (!distribution || share_left(*distribution) >= least_share_left) return;
  diagnostics.push_back({.code = "truncation-leaves-little",
                         .at = distribution->at,
                         .arguments = {{"share", model::digits_of(100 * share_left(*distribution))},
                                       {"least", model::digits_of(100 * least_share_left)}}});
}

void check_cuts(const model::Scenario& scenario, model::Diagnostics& diagnostics) {
  check_cut(scenario.otherwise.effort, diagnostics);
  check_cut(scenario.otherwise.delay, diagnostics);
  for (const model::StepTimes& times : scenario.steps) {
    check_cut(times.effort, diagnostics);
    check_cut(times.delay, diagnostics);
    check_cut(times.patience, diagnostics);
    if (times.returns) check_cut(times.returns->delay, diagnostics);
  }
}

}  // namespace

std::optional<Process> compile(const model::Procedure& procedure, const model::Scenario& scenario,
                               const model::Calendar& calendar, model::Diagnostics& diagnostics) {
  model::check_scenario(scenario, procedure, diagnostics);
  if (model::has_errors(diagnostics)) return std::nullopt;
  check_cuts(scenario, diagnostics);
  Process process = Compilation(procedure, scenario, calendar, diagnostics).compile();
  check_batches(procedure, scenario, process, diagnostics);
  check_leaving(process, procedure, scenario, diagnostics);
  if (model::has_errors(diagnostics)) return std::nullopt;
  return process;
}

}  // namespace selaras::simulator
