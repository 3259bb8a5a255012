#include "simulator/staffing.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <iterator>
#include <set>

namespace selaras::simulator {
namespace {

using model::Calendar;
using model::Date;

std::uint32_t index32(std::size_t index) { return static_cast<std::uint32_t>(index); }

Date next(Date date) { return date + std::chrono::days(1); }

/// People in the order in which they are asked: who has the fewest roles first, then by id. So the
/// order of the file means nothing.
std::vector<model::Person> in_order(std::vector<model::Person> people) {
  std::ranges::sort(people, [](const model::Person& a, const model::Person& b) {
    return a.roles.size() != b.roles.size() ? a.roles.size() < b.roles.size() : a.id < b.id;
  });
  return people;
}

/// Who of a resource is there on a date.
class Attendance {
 public:
  explicit Attendance(const model::Resource& resource)
      : resource_(resource), people_(in_order(resource.people)) {}

  [[nodiscard]] std::set<Date> changes() const {
    std::set<Date> dates;
    for (const model::StaffChange& change : resource_.staff_changes) dates.insert(change.from);
    for (const model::Absence& absence : resource_.leave) {
      dates.insert(absence.from);
      dates.insert(next(absence.until));
    }
    return dates;
  }

  [[nodiscard]] std::uint32_t staff(Date date) const {
    if (!people_.empty()) return index32(static_cast<std::size_t>(std::popcount(people(date))));
    double staff = resource_.staff.value;
    for (const model::StaffChange& change : resource_.staff_changes) {
      if (change.from <= date) staff = change.staff.value;
    }
    for (const model::Absence& absence : resource_.leave) {
      if (covers(absence, date)) staff -= absence.staff.value;
    }
    return static_cast<std::uint32_t>(std::max(staff, 0.0));
  }

  [[nodiscard]] std::uint64_t people(Date date) const {
    std::uint64_t there = 0;
    for (std::size_t person = 0; person < people_.size(); ++person) {
      const bool away = std::ranges::any_of(resource_.leave, [&](const model::Absence& absence) {
        return absence.person == people_[person].id && covers(absence, date);
      });
      if (!away) there |= std::uint64_t{1} << person;
    }
    return there;
  }

  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const model::Person& person : people_) names.push_back(person.id);
    return names;
  }

 private:
  static bool covers(const model::Absence& absence, Date date) {
    return absence.from <= date && date <= absence.until;
  }

  const model::Resource& resource_;
  std::vector<model::Person> people_;
};

std::uint32_t shift_index(const model::Scenario& scenario, const std::string& id) {
  if (id.empty()) return 0;
  return index32(static_cast<std::size_t>(scenario.shift(id) - scenario.shifts.data()) + 1);
}

std::uint32_t outcome_index(Process& process, const std::string& outcome) {
  const auto found = std::ranges::find(process.outcomes, outcome);
  return index32(static_cast<std::size_t>(found - process.outcomes.begin()));
}

std::uint32_t resource_index(const model::Scenario& scenario, const model::Resource* resource) {
  return index32(static_cast<std::size_t>(resource - scenario.resources.data()));
}

ResourcePlan plan_of(const model::Scenario& scenario, const model::Resource& resource,
                     const Attendance& attendance, Process& process) {
  ResourcePlan plan{.staff = attendance.staff(scenario.start),
                    .shift = shift_index(scenario, resource.shift),
                    .finishes_at_closing = resource.finishes_at_closing,
                    .by_name = !resource.people.empty(),
                    .discipline = resource.discipline,
                    .people = attendance.people(scenario.start)};
  if (resource.queue_limit) {
    plan.most_waiting = static_cast<std::uint32_t>(resource.queue_limit->waiting.value);
    plan.turned_away = outcome_index(process, resource.queue_limit->outcome);
  }
  plan.plain = plan.discipline == model::Discipline::fifo && !plan.by_name &&
               !plan.finishes_at_closing && plan.most_waiting == none &&
               attendance.changes().empty();
  return plan;
}

void add_presence(const model::Scenario& scenario, std::uint32_t resource,
                  const Attendance& attendance, Process& process) {
  for (const Date date : attendance.changes()) {
    if (date <= scenario.start) continue;
    process.presence.push_back({.at = Calendar::midnight(date),
                                .resource = resource,
                                .staff = attendance.staff(date),
                                .people = attendance.people(date)});
  }
}

/// Those of a resource who have one of the roles that a step's actor may be; all, where none has.
std::uint64_t people_able(const model::Resource& resource, const model::Step& step) {
  const std::vector<model::Person> people = in_order(resource.people);
  std::uint64_t able = 0;
  for (std::size_t person = 0; person < people.size(); ++person) {
    const bool has =
        step.actor && std::ranges::find_first_of(step.actor->roles, people[person].roles) !=
                          step.actor->roles.end();
    if (has) able |= std::uint64_t{1} << person;
  }
  return able == 0 ? ~std::uint64_t{0} : able;
}

void compile_companions(const model::Scenario& scenario, const model::StepTimes& stated,
                        Station& compiled, Process& process) {
  compiled.companions.first = index32(process.companions.size());
  compiled.companions.count = index32(stated.companions.size());
  for (const model::Companions& with : stated.companions) {
    process.companions.push_back(
        {.resource = resource_index(scenario, scenario.resource(with.resource)),
         .people = static_cast<std::uint32_t>(with.people)});
  }
}

void compile_batch(const model::Batch& batch, std::uint32_t station, Station& compiled,
                   Process& process) {
  compiled.batch = index32(process.batches.size());
  process.batches.push_back({.station = station,
                             .minimum = static_cast<std::uint32_t>(batch.minimum),
                             .every_day = std::ranges::all_of(batch.days, std::identity{}),
                             .days = batch.days,
                             .longest = batch.longest});
}

}  // namespace

void compile_resources(const model::Scenario& scenario, Process& process) {
  for (const model::Resource& resource : scenario.resources) {
    const Attendance attendance(resource);
    add_presence(scenario, index32(process.resources.size()), attendance, process);
    process.resources.push_back(plan_of(scenario, resource, attendance, process));
    process.people.push_back(attendance.names());
    if (resource.discipline == model::Discipline::earliest_due) process.goes_by_due_date = true;
    if (resource.discipline == model::Discipline::preemptive) process.overtakes = true;
  }
  std::ranges::stable_sort(process.presence, {}, &Presence::at);
  const auto add_kind = [&](std::int64_t priority, const std::optional<model::Length>& due) {
    process.priorities.push_back(static_cast<std::int32_t>(priority));
    process.due.push_back(due ? due : scenario.due);
  };
  for (const model::CaseKind& kind : scenario.kinds) add_kind(kind.priority, kind.due);
  if (scenario.kinds.empty()) add_kind(0, std::nullopt);
}

void compile_needs(const model::Scenario& scenario, const model::Step& step,
                   const model::StepPlan& plan, std::uint32_t station, Station& compiled,
                   Process& process) {
  compiled.people_able = people_able(*plan.resource, step);
  if (plan.stated == nullptr) return;
  compiled.people = static_cast<std::uint32_t>(plan.stated->people);
  if (plan.stated->priority) {
    compiled.priority = static_cast<std::int32_t>(*plan.stated->priority);
  }
  compile_companions(scenario, *plan.stated, compiled, process);
  if (plan.stated->batch) compile_batch(*plan.stated->batch, station, compiled, process);
}

void settle_plain_queues(Process& process) {
  for (const Station& station : process.stations) {
    if (station.resource == none) continue;
    const bool plain = station.people == 1 && station.companions.count == 0 &&
                       station.batch == none && station.patience == none;
    if (plain) continue;
    process.resources[station.resource].plain = false;
    for (std::uint32_t i = 0; i < station.companions.count; ++i) {
      process.resources[process.companions[station.companions.first + i].resource].plain = false;
    }
  }
  if (!process.batches.empty()) process.overtakes = true;
}

void check_batches(const model::Procedure& procedure, const model::Scenario& scenario,
                   const Process& process, model::Diagnostics& diagnostics) {
  for (const BatchPlan& batch : process.batches) {
    const Station& station = process.stations[batch.station];
    const model::Calendar& hours = process.shifts[process.resources[station.resource].shift];
    bool comes = batch.every_day;
    for (std::size_t day = 0; day < batch.days.size(); ++day) {
      comes = comes || (batch.days[day] && !hours.rules().week[day].empty());
    }
    if (comes) continue;
    const std::string& id = procedure.flow.nodes[batch.station].id;
    diagnostics.push_back(
        {.code = "batch-without-day", .at = scenario.at, .arguments = {{"step", id}}});
  }
}

}  // namespace selaras::simulator
