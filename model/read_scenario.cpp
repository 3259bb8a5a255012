#include <algorithm>
#include <cmath>
#include <limits>

#include "model/file_head.h"
#include "model/read.h"
#include "model/read_ids.h"
#include "model/scenario.h"
#include "model/words.h"

namespace selaras::model {
namespace {

constexpr int scenario_format_version = 1;
constexpr double most_staff = 1e6;
constexpr double most_replications = 1e6;
constexpr double most_rate = 1e9;
constexpr double longest = 1e6;  // of any unit
constexpr double share_tolerance = 1e-9;

std::string digits(double value) {
  std::string text = std::to_string(value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

void out_of_range(ObjectReader& reader, const json::Node& at, std::string_view key, double least,
                  double most) {
  reader.report("number-range", at,
                {{"key", std::string(key)}, {"least", digits(least)}, {"most", digits(most)}});
}

Warrant read_warrant(ObjectReader& reader) {
  static const words::Table<Provenance> provenances{{"quoted", Provenance::quoted},
                                                    {"derived", Provenance::derived},
                                                    {"assumed", Provenance::assumed}};
  Warrant warrant;
  warrant.provenance =
      reader.optional_word("provenance", provenances).value_or(Provenance::assumed);
  warrant.source = reader.optional_text("source").value_or(Text{});
  return warrant;
}

struct Range {
  double least;
  double most;
};

/// A plain number, or an object of a value with its warrant.
Input read_input(ObjectReader& owner, const json::Node& node, std::string_view key, Range range,
                 const Warrant& otherwise) {
  Input input{.warrant = otherwise, .at = owner.place(node)};
  if (node.kind == json::Node::Kind::object) {
    ObjectReader reader(node, owner.file(), owner.diagnostics());
    reader.required("value");
    input.value = reader.optional_number("value").value_or(range.least);
    input.warrant = read_warrant(reader);
    reader.finish();
  } else if (node.kind == json::Node::Kind::integer || node.kind == json::Node::Kind::number) {
    input.value = node.number;
  } else {
    owner.wrong_type(node, key, "number");
    return input;
  }
  const bool inside = input.value >= range.least && input.value <= range.most;
  if (!inside) out_of_range(owner, node, key, range.least, range.most);
  return input;
}

double read_positive(ObjectReader& reader, std::string_view key, double most = longest) {
  const json::Node* node = reader.required(key);
  const double value = reader.optional_number(key).value_or(1);
  if (node != nullptr && !(value > 0 && value <= most)) out_of_range(reader, *node, key, 0, most);
  return value;
}

double read_length_of_time(ObjectReader& reader, std::string_view key) {
  const json::Node* node = reader.required(key);
  const double value = reader.optional_number(key).value_or(0);
  if (node != nullptr && !(value >= 0 && value <= longest)) {
    out_of_range(reader, *node, key, 0, longest);
  }
  return value;
}

/// Units whose length does not depend on the date.
const words::Table<UnitReading>& even_units() {
  static const words::Table<UnitReading> table = [] {
    words::Table<UnitReading> even = words::unit_readings();
    std::erase_if(even, [](const auto& entry) { return entry.second.unit > TimeUnit::week; });
    return even;
  }();
  return table;
}

void read_bounds(ObjectReader& reader, Distribution& distribution) {
  distribution.minimum = read_length_of_time(reader, "minimum");
  distribution.maximum = read_length_of_time(reader, "maximum");
  if (distribution.kind == DistributionKind::triangular) {
    distribution.mode = read_length_of_time(reader, "mode");
  } else {
    distribution.mode = distribution.minimum;
  }
  const bool ordered = distribution.minimum <= distribution.mode &&
                       distribution.mode <= distribution.maximum &&
                       distribution.minimum < distribution.maximum;
  if (!ordered) reader.report("distribution-without-width");
}

void read_parameters(ObjectReader& reader, Distribution& distribution) {
  switch (distribution.kind) {
    case DistributionKind::constant:
      distribution.mean = read_length_of_time(reader, "value");
      break;
    case DistributionKind::uniform:
    case DistributionKind::triangular:
      read_bounds(reader, distribution);
      break;
    case DistributionKind::exponential:
      distribution.mean = read_positive(reader, "mean");
      distribution.cv = 1;
      break;
    case DistributionKind::gamma:
    case DistributionKind::lognormal:
      constexpr double widest = 100;
      distribution.mean = read_positive(reader, "mean");
      distribution.cv = read_positive(reader, "cv", widest);
      break;
  }
}

Distribution read_distribution(ObjectReader& reader) {
  static const words::Table<DistributionKind> kinds{
      {"constant", DistributionKind::constant},       {"uniform", DistributionKind::uniform},
      {"triangular", DistributionKind::triangular},   {"gamma", DistributionKind::gamma},
      {"exponential", DistributionKind::exponential}, {"lognormal", DistributionKind::lognormal}};
  Distribution distribution;
  distribution.at = reader.place();
  distribution.kind = reader.word("distribution", kinds, DistributionKind::constant);
  read_parameters(reader, distribution);
  distribution.unit = reader.word("unit", even_units(), UnitReading{});
  distribution.warrant = read_warrant(reader);
  return distribution;
}

/// Effort is staff time, and staff work by their hours: a calendar unit would say nothing.
std::optional<Distribution> read_effort(ObjectReader& reader) {
  const auto effort = read_object(reader, "effort", read_distribution);
  if (effort && effort->unit.base == TimeBase::calendar) {
    reader.report("effort-in-calendar-time", *reader.member("effort"));
  }
  return effort;
}

Length read_length(ObjectReader& reader) {
  Length length;
  length.at = reader.place();
  length.amount = read_length_of_time(reader, "value");
  length.unit = reader.word("unit", words::unit_readings(), UnitReading{});
  return length;
}

Shift read_shift(ObjectReader& reader) {
  Shift shift;
  shift.at = reader.place();
  shift.id = read_id(reader);
  shift.title = reader.optional_text("title").value_or(Text{});
  shift.observes_holidays = reader.boolean("observesHolidays", true);
  if (const json::Node* hours = reader.required("hours")) {
    shift.week = read_week(*hours, reader.file(), reader.diagnostics());
  }
  return shift;
}

Input read_staff(ObjectReader& reader, const Warrant& warrant) {
  const json::Node* node = reader.required("staff");
  if (node == nullptr) return {};
  const Input staff = read_input(reader, *node, "staff", {1, most_staff}, warrant);
  if (staff.value != std::floor(staff.value)) reader.report("staff-not-whole", *node);
  return staff;
}

Input read_share_of_time(ObjectReader& reader, const Warrant& warrant) {
  constexpr double least = 0.0001;
  const json::Node* node = reader.member("share");
  if (node == nullptr) return {.value = 1, .warrant = warrant, .at = reader.place()};
  return read_input(reader, *node, "share", {least, 1}, warrant);
}

Resource read_resource(ObjectReader& reader, const DeclaredIds& shifts) {
  Resource resource;
  resource.at = reader.place();
  resource.id = read_id(reader);
  resource.title = reader.optional_text("title").value_or(Text{});
  resource.roles = read_word_set(reader, "roles");
  const Warrant warrant = read_warrant(reader);
  resource.staff = read_staff(reader, warrant);
  resource.share = read_share_of_time(reader, warrant);
  resource.shift = read_use(reader, "shift", shifts);
  static const words::Table<int> disciplines{{"fifo", 0}};
  reader.optional_word("discipline", disciplines);
  return resource;
}

Arrivals read_arrivals(ObjectReader& reader, const DeclaredIds& shifts) {
  constexpr double least_rate = 1e-9;
  Arrivals arrivals;
  arrivals.at = reader.place();
  const Warrant warrant = read_warrant(reader);
  if (const json::Node* rate = reader.required("rate")) {
    arrivals.rate = read_input(reader, *rate, "rate", {least_rate, most_rate}, warrant);
  }
  arrivals.per = reader.word("per", even_units(), UnitReading{});
  arrivals.shift = read_use(reader, "shift", shifts);
  return arrivals;
}

StepTimes read_step_times(ObjectReader& reader, const DeclaredIds& resources) {
  StepTimes times;
  times.at = reader.place();
  times.step = read_id(reader, "step");
  times.resource = read_use(reader, "resource", resources);
  times.effort = read_effort(reader);
  times.delay = read_object(reader, "delay", read_distribution);
  return times;
}

Otherwise read_otherwise(ObjectReader& reader, const DeclaredIds& resources) {
  Otherwise otherwise;
  otherwise.at = reader.place();
  otherwise.resource = read_use(reader, "resource", resources);
  otherwise.effort = read_effort(reader);
  otherwise.delay = read_object(reader, "delay", read_distribution);
  static const words::Table<bool> shares{{"equal", true}, {"stated", false}};
  otherwise.equal_shares = reader.optional_word("shares", shares).value_or(false);
  return otherwise;
}

void check_sum(ObjectReader& reader, const json::Node& at, double sum) {
  if (std::abs(sum - 1) > share_tolerance) {
    reader.report("shares-not-one", at, {{"sum", digits(sum)}});
  }
}

Decision read_decision(ObjectReader& reader) {
  Decision decision;
  decision.at = reader.place();
  decision.node = read_id(reader, "at");
  const Warrant warrant = read_warrant(reader);
  const json::Node* shares = reader.required("shares");
  if (shares == nullptr) return decision;
  if (shares->kind != json::Node::Kind::object) {
    reader.wrong_type(*shares, "shares", "object");
    return decision;
  }
  double sum = 0;
  for (const json::Member& member : shares->members) {
    decision.shares.push_back(
        {member.key, read_input(reader, member.value, member.key, {0, 1}, warrant)});
    sum += decision.shares.back().share.value;
  }
  check_sum(reader, *shares, sum);
  return decision;
}

CaseKind read_case_kind(ObjectReader& reader) {
  CaseKind kind;
  kind.at = reader.place();
  kind.id = read_id(reader);
  kind.title = reader.optional_text("title").value_or(Text{});
  kind.roles = read_word_set(reader, "roles");
  const Warrant warrant = read_warrant(reader);
  if (const json::Node* share = reader.required("share")) {
    kind.share = read_input(reader, *share, "share", {0, 1}, warrant);
  }
  return kind;
}

void read_kinds(ObjectReader& reader, Scenario& scenario) {
  scenario.kinds = read_each(reader, "kinds", read_case_kind);
  if (scenario.kinds.size() > most_case_kinds) {
    reader.report("too-many", *reader.member("kinds"),
                  {{"key", "kinds"}, {"limit", std::to_string(most_case_kinds)}});
  }
  double sum = 0;
  for (const CaseKind& kind : scenario.kinds) sum += kind.share.value;
  if (!scenario.kinds.empty()) check_sum(reader, *reader.member("kinds"), sum);
}

/// Two entries for the same step or decision: only one could hold.
template <class Entry>
void check_once(ObjectReader& reader, const std::vector<Entry>& entries, std::string Entry::*name,
                std::string_view kind) {
  for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
    const auto twin = std::find_if(entries.begin(), entry,
                                   [&](const Entry& e) { return e.*name == (*entry).*name; });
    if (twin == entry) continue;
    reader.diagnostics().push_back(
        {.code = "duplicate-id",
         .at = entry->at,
         .arguments = {{"kind", std::string(kind)}, {"id", (*entry).*name}}});
  }
}

/// Two queues for one role: nobody could tell which of them a step goes to.
void check_roles(ObjectReader& reader, const Scenario& scenario) {
  DeclaredIds served("role");
  for (const Resource& resource : scenario.resources) {
    for (const std::string& role : resource.roles) {
      if (served.add(role)) continue;
      reader.diagnostics().push_back({.code = "role-served-twice",
                                      .at = resource.at,
                                      .arguments = {{"role", role}, {"resource", resource.id}}});
    }
  }
}

Date read_start(ObjectReader& reader) {
  const std::string text = reader.string("start");
  const auto date = date_from(text);
  const json::Node* node = reader.member("start");
  const bool usable = date && text >= "1970-01-02" && text < "2200";
  if (!usable && node != nullptr)
    reader.report("wrong-date", *node, {{"key", "start"}, {"value", shortened(text)}});
  return date.value_or(Date{});
}

std::string read_zone(ObjectReader& reader) {
  static const words::Table<std::string_view> zones{
      {"WIB", "WIB"}, {"WITA", "WITA"}, {"WIT", "WIT"}};
  return std::string(reader.word<std::string_view>("timeZone", zones, "WIB"));
}

std::int64_t read_whole(ObjectReader& reader, std::string_view key, std::int64_t otherwise,
                        Range range) {
  const std::int64_t value = reader.optional_integer(key).value_or(otherwise);
  const double number = static_cast<double>(value);
  if (number < range.least || number > range.most) {
    out_of_range(reader, *reader.member(key), key, range.least, range.most);
  }
  return value;
}

void read_run(ObjectReader& reader, Scenario& scenario) {
  scenario.start = read_start(reader);
  scenario.time_zone = read_zone(reader);
  scenario.warm_up = read_object(reader, "warmUp", read_length).value_or(Length{});
  if (reader.required("window") != nullptr) {
    scenario.window = read_object(reader, "window", read_length).value_or(Length{});
    if (scenario.window.amount == 0) reader.report("window-empty", *reader.member("window"));
  }
  scenario.replications = read_whole(reader, "replications", 1, {1, most_replications});
  constexpr double most_seed = 9007199254740992.0;  // 2^53: exact in any JSON reader
  scenario.seed = static_cast<std::uint64_t>(read_whole(reader, "seed", 0, {0, most_seed}));
}

void read_identity(ObjectReader& reader, Scenario& scenario) {
  scenario.at = reader.place();
  scenario.id = read_id(reader);
  scenario.procedure = read_word(reader, "procedure");
  scenario.service = read_word(reader, "service");
  scenario.calendar = read_id(reader, "calendar");
  scenario.title = reader.text("title");
  for (const json::Node* note : reader.elements("notes")) {
    scenario.notes.push_back(read_text(*note, reader.file(), reader.diagnostics()));
  }
}

void read_people_and_work(ObjectReader& reader, Scenario& scenario) {
  DeclaredIds shifts("shift");
  declare(reader, "shifts", shifts);
  scenario.shifts = read_each(reader, "shifts", read_shift);
  DeclaredIds resources("resource");
  declare(reader, "resources", resources);
  scenario.resources = read_each(
      reader, "resources", [&](ObjectReader& element) { return read_resource(element, shifts); });
  reader.required("arrivals");
  scenario.arrivals = read_each(
      reader, "arrivals", [&](ObjectReader& element) { return read_arrivals(element, shifts); });
  scenario.otherwise = read_object(reader, "default", [&](ObjectReader& element) {
                         return read_otherwise(element, resources);
                       }).value_or(Otherwise{});
  scenario.steps = read_each(
      reader, "steps", [&](ObjectReader& element) { return read_step_times(element, resources); });
  scenario.decisions = read_each(reader, "decisions", read_decision);
}

}  // namespace

Scenario read_scenario(const json::Node& document, const std::string& file,
                       Diagnostics& diagnostics) {
  const std::size_t first = diagnostics.size();
  ObjectReader reader(document, file, diagnostics);
  Scenario scenario;
  scenario.file = file;
  if (!reader.is_object()) return scenario;
  read_head(reader, "scenario", scenario_format_version);
  read_identity(reader, scenario);
  read_run(reader, scenario);
  read_people_and_work(reader, scenario);
  DeclaredIds kinds("kind");
  declare(reader, "kinds", kinds);
  read_kinds(reader, scenario);
  check_once(reader, scenario.steps, &StepTimes::step, "step");
  check_once(reader, scenario.decisions, &Decision::node, "node");
  check_roles(reader, scenario);
  if (scenario.arrivals.empty()) reader.report("no-arrivals");
  reader.finish();
  sort_by_place(diagnostics, first);
  return scenario;
}

}  // namespace selaras::model
