#include <algorithm>
#include <cassert>

#include "model/calendar.h"
#include "model/json.h"
#include "model/shipped.h"

namespace selaras::model {
namespace {

constexpr std::string_view folder = "procedures/calendars/";

Calendar shipped(const ShippedFile& file) {
  Diagnostics diagnostics;
  const auto document = json::parse(file.text, std::string(file.path), diagnostics);
  assert(document && "a shipped calendar is JSON");
  auto calendar = read_calendar(*document, std::string(file.path), diagnostics);
  assert(calendar && diagnostics.empty() && "a shipped calendar has no faults");
  return *std::move(calendar);
}

std::vector<Calendar> read_all() {
  std::vector<Calendar> all;
  for (const ShippedFile& file : shipped_files()) {
    if (file.path.starts_with(folder)) all.push_back(shipped(file));
  }
  return all;
}

const std::vector<Calendar>& all_calendars() {
  static const std::vector<Calendar> all = read_all();
  return all;
}

}  // namespace

const Calendar* shipped_calendar(std::string_view id) {
  const auto& all = all_calendars();
  const auto found = std::ranges::find_if(
      all, [id](const Calendar& calendar) { return calendar.rules().id == id; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace selaras::model
