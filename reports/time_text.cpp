#include "reports/time_text.h"

#include <algorithm>
#include <set>
#include <vector>

#include "model/text.h"
#include "reports/text_paint.h"

namespace selaras::reports {
namespace {

using checker::ClaimTime;
using checker::FlowTime;
using checker::Interval;
using checker::ReadingTime;
using checker::Window;

class TimeText {
 public:
  TimeText(const FlowTime& time, const Names& names) : time_(time), names_(names) {}

  std::string claims() const {
    std::string out;
    for (const ClaimTime& claim : time_.claims) {
      for (const ReadingTime& reading : claim.readings) {
        out += promise(claim, reading) + parts(reading);
      }
      out += untimed(claim);
    }
    return out;
  }

  std::string loops() const {
    std::string out;
    for (const std::vector<std::string>& loop : time_.loops) {
      std::string steps;
      for (const std::string& step : loop) steps += names_.step(step) + " → ";
      if (!loop.empty())
        out += line(texts().fill("time.loop", {{"steps", steps + names_.step(loop.front())}}));
    }
    return out;
  }

 private:
  const Texts& texts() const { return names_.texts(); }

  static std::string line(const std::string& words) { return "  " + wrapped(words, 2) + "\n"; }

  std::string shown(const Interval& interval) const {
    const std::string least = texts().number(interval.least);
    const std::string most = texts().number(interval.most);
    return least == most ? most : least + "–" + most;
  }

  std::string days(const Interval& interval, model::TimeBase base) const {
    const std::string of = base == model::TimeBase::working ? "working" : "calendar";
    if (shown(interval) == "1") return texts()("time.one-day." + of);
    return texts().fill("time.days." + of, {{"days", shown(interval)}});
  }

  std::string years() const {
    const std::string first = std::to_string(time_.years.front());
    return time_.years.size() == 1 ? first : first + "–" + std::to_string(time_.years.back());
  }

  /// Of working time what it comes to in dates, and the other way round.
  std::string by_calendar(const std::optional<Window>& window, model::TimeBase base) const {
    if (!window) return {};
    const bool working = base == model::TimeBase::working;
    return texts().fill(working ? "time.window.working" : "time.window.calendar",
                        {{"calendar", days(window->calendar_days, model::TimeBase::calendar)},
                         {"working", days(window->working_days, model::TimeBase::working)},
                         {"years", years()},
                         {"date", texts().date(model::written(window->worst))}});
  }

  /// Months have no fixed length: where the calendar is known, its dates say more.
  Interval promised(const ReadingTime& reading) const {
    const bool dated = reading.base == model::TimeBase::calendar && reading.promise_window;
    return dated ? reading.promise_window->calendar_days : *reading.promised;
  }

  std::string promise(const ClaimTime& claim, const ReadingTime& reading) const {
    if (!reading.promised) return {};
    const std::string name = names_.of(checker::ArgumentKind::claim, claim.claim);
    return line(texts().fill("time.promise",
                             {{"claim", name},
                              {"days", days(promised(reading), reading.base)},
                              {"window", by_calendar(reading.promise_window, reading.base)}}));
  }

  /// Over all ways to finish.
  std::string parts(const ReadingTime& reading) const {
    if (reading.ways.empty() && !reading.parts_window) return {};
    std::string amount;
    if (!reading.ways.empty()) {
      Interval all = reading.ways.front().days;
      for (const checker::WayTime& way : reading.ways) {
        all.least = std::min(all.least, way.days.least);
        all.most = std::max(all.most, way.days.most);
      }
      amount = days(all, reading.base);
    } else {
      amount = texts()("time.mixed");
    }
    return line(texts().fill(
        "time.parts",
        {{"days", amount}, {"window", by_calendar(reading.parts_window, reading.base)}}));
  }

  std::string untimed(const ClaimTime& claim) const {
    std::vector<std::string> steps;
    std::set<std::string> told;
    for (const ReadingTime& reading : claim.readings) {
      for (const checker::WayTime& way : reading.ways) {
        for (const std::string& step : way.untimed) {
          if (told.insert(step).second) steps.push_back(names_.step(step));
        }
      }
    }
    if (steps.empty()) return {};
    return line(texts().fill("time.untimed", {{"steps", texts().list(steps)}}));
  }

  const FlowTime& time_;
  const Names& names_;
};

}  // namespace

std::string time_text(const FlowTime& time, const Names& names, bool colour) {
  const TimeText text(time, names);
  const std::string lines = text.claims();
  if (lines.empty()) return {};
  const std::string head =
      model::printable(names.procedure().file) + ": " + names.texts()("time.head");
  return painted(head, Ink::strong, colour) + "\n" + lines + text.loops() + "\n";
}

}  // namespace selaras::reports
