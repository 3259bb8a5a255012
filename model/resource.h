#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/calendar.h"
#include "model/distribution.h"

/// Who does the work, and when.
namespace selaras::model {

/// Hours of its own that some of the staff, or the arrivals, keep.
struct Shift {
  std::string id;
  Text title;
  Week week;
  bool observes_holidays = true;  // holidays and special hours of the calendar hold for it too
  Place at;
};

/// Who of the queue is next. Equals go in the order of their coming.
enum class Discipline {
  fifo,
  priority,      // the more urgent first; work in progress is left alone
  preemptive,    // the more urgent at once; what it interrupts is gone on with later
  earliest_due,  // by the date at which the case is due
};

/// From a date on there are so many people.
struct StaffChange {
  Date from;
  Input staff;
  Place at;
};

/// People who are away from the first date to the last, both included. Whoever is at work when it
/// begins goes when that piece of work is done.
struct Absence {
  Date from;
  Date until;
  Input staff;         // how many
  std::string person;  // or who, of a resource that names its people
  Place at;
};

/// Somebody who has several roles, or other roles than the next one in the same room.
struct Person {
  std::string id;
  std::vector<std::string> roles;
  Place at;
};

/// No more than so many may wait; who comes then leaves with an outcome.
struct QueueLimit {
  Input waiting;  // a whole number
  std::string outcome;
  Place at;
};

/// People who work from one queue.
struct Resource {
  std::string id;
  Text title;
  std::vector<std::string> roles;  // whose steps they do; of all people, where those are named
  Input staff;                     // a whole number
  Input share;                     // of their working time that this service gets, (0, 1]
  std::string shift;               // id; empty: the calendar's hours
  Discipline discipline = Discipline::fifo;
  /// Work in progress at closing time: false: pauses, and goes on at the next opening; true: is
  /// finished first.
  bool finishes_at_closing = false;
  std::vector<StaffChange> staff_changes;  // by date
  std::vector<Absence> leave;
  std::vector<Person> people;  // empty: all are alike
  std::optional<QueueLimit> queue_limit;
  Place at;
};

}  // namespace selaras::model
