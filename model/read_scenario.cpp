#include "model/read_scenario.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "model/file_head.h"
#include "model/read.h"
#include "model/read_ids.h"
#include "model/read_quantities.h"
#include "model/read_resources.h"
#include "model/scenario.h"
#include "model/words.h"

namespace selaras::model {
namespace {

constexpr int scenario_format_version = 1;
constexpr double most_replications = 1e6;

/// Effort is staff time, and staff work by their hours: a calendar unit would say nothing.
std::optional<Distribution> read_effort(ObjectReader& reader) {
  const auto effort = read_object(reader, "effort", read_distribution);
  if (effort && effort->unit.base == TimeBase::calendar) {
    reader.report("effort-in-calendar-time", *reader.member("effort"));
  }
  return effort;
}

std::int64_t read_priority(ObjectReader& reader) {
  return read_whole(reader, "priority", 0, {0, double{most_priority}});
}

Companions read_companions(ObjectReader& reader, const DeclaredIds& resources) {
  Companions companions;
  companions.at = reader.place();
  reader.required("resource");
  companions.resource = read_use(reader, "resource", resources);
  companions.people = read_whole(reader, "people", 1, {1, most_staff});
  return companions;
}

Batch read_batch(ObjectReader& reader) {
  static const words::Table<std::size_t> weekdays = [] {
    words::Table<std::size_t> table;
    for (std::size_t day = 0; day < weekday_names().size(); ++day) {
      table.emplace_back(weekday_names()[day], day);
    }
    return table;
  }();
  Batch batch;
  batch.at = reader.place();
  batch.minimum = read_whole(reader, "minimum", 1, {1, 1e6});
  if (reader.member("days") != nullptr) batch.days = {};
  for (const json::Node* node : reader.elements("days")) {
    if (const auto day = reader.word_of(*node, "days", weekdays)) batch.days[*day] = true;
  }
  if (std::ranges::none_of(batch.days, std::identity{})) batch.days.fill(true);
  batch.longest = read_object(reader, "longest", read_length);
  return batch;
}

Returns read_returns(ObjectReader& reader) {
  constexpr Range below_one{0, 0.99};
  Returns returns;
  returns.at = reader.place();
  const Warrant warrant = read_warrant(reader);
  if (const json::Node* mended = reader.member("mended")) {
    returns.mended = read_input(reader, *mended, "mended", {0.01, 1}, warrant);
    for (const char* other : {"share", "kinds"}) {
      if (const json::Node* node = reader.member(other)) {
        reader.report("returns-share-and-documents", *node);
      }
    }
  } else if (const json::Node* share = reader.required("share")) {
    returns.share = read_input(reader, *share, "share", below_one, warrant);
  }
  if (const json::Node* kinds = reader.member("kinds")) {
    if (kinds->kind != json::Node::Kind::object) reader.wrong_type(*kinds, "kinds", "object");
    for (const json::Member& member : kinds->members) {
      returns.kinds.push_back(
          {member.key, read_input(reader, member.value, member.key, below_one, warrant)});
    }
  }
  reader.required("delay");
  returns.delay = read_object(reader, "delay", read_distribution).value_or(Distribution{});
  return returns;
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

}  // namespace

StepTimes read_step_times(ObjectReader& reader, const DeclaredIds& resources) {
  StepTimes times;
  times.at = reader.place();
  times.step = read_id(reader, "step");
  times.resource = read_use(reader, "resource", resources);
  times.effort = read_effort(reader);
  times.delay = read_object(reader, "delay", read_distribution);
  times.people = read_whole(reader, "people", 1, {1, most_staff});
  times.companions = read_each(
      reader, "with", [&](ObjectReader& element) { return read_companions(element, resources); });
  if (reader.member("priority") != nullptr) times.priority = read_priority(reader);
  times.batch = read_object(reader, "batch", read_batch);
  times.patience = read_object(reader, "patience", read_distribution);
  times.returns = read_object(reader, "returns", read_returns);
  return times;
}

namespace {

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
  decision.shares_at = reader.place(*shares);
  for (const json::Member& member : shares->members) {
    decision.shares.push_back(
        {member.key, read_input(reader, member.value, member.key, {0, 1}, warrant)});
  }
  return decision;
}

constexpr Range may_be_missing{0, 0.99};

BroughtDocument read_document(ObjectReader& reader) {
  BroughtDocument document;
  document.at = reader.place();
  document.id = read_id(reader);
  document.title = reader.optional_text("title").value_or(Text{});
  const Warrant warrant = read_warrant(reader);
  if (const json::Node* missing = reader.required("missing")) {
    document.missing = read_input(reader, *missing, "missing", may_be_missing, warrant);
  }
  return document;
}

Followed read_followed(ObjectReader& reader) {
  Followed followed;
  followed.at = reader.place();
  followed.id = read_id(reader);
  followed.title = reader.optional_text("title").value_or(Text{});
  reader.required("step");
  followed.step = read_word(reader, "step");
  followed.since = read_word(reader, "since");
  return followed;
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
  kind.priority = read_priority(reader);
  kind.due = read_object(reader, "due", read_length);
  DeclaredIds documents("document");
  declare(reader, "documents", documents);
  kind.documents = read_each(reader, "documents", read_document);
  if (const json::Node* missing = reader.member("requiredMissing")) {
    kind.required_missing =
        read_input(reader, *missing, "requiredMissing", may_be_missing, warrant);
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
  if (!scenario.kinds.empty() && !is_one(sum)) {
    reader.report("shares-not-one", *reader.member("kinds"), {{"sum", digits_of(sum)}});
  }
}

/// Two entries for the same step or decision: only one could hold.
template <class Entry>
void check_each_once(ObjectReader& reader, const std::vector<Entry>& entries,
                     std::string Entry::*name, std::string_view kind) {
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

}  // namespace

void check_steps_once(ObjectReader& reader, const Scenario& scenario) {
  check_each_once(reader, scenario.steps, &StepTimes::step, "step");
}

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

namespace {

std::string read_zone(ObjectReader& reader) {
  static const words::Table<std::string_view> zones{
      {"WIB", "WIB"}, {"WITA", "WITA"}, {"WIT", "WIT"}};
  return std::string(reader.word<std::string_view>("timeZone", zones, "WIB"));
}

}  // namespace

void read_run(ObjectReader& reader, Scenario& scenario) {
  reader.required("start");
  scenario.start = read_day(reader, "start").value_or(Date{});
  scenario.time_zone = read_zone(reader);
  scenario.warm_up = read_object(reader, "warmUp", read_length).value_or(Length{});
  if (reader.required("window") != nullptr) {
    scenario.window = read_object(reader, "window", read_length).value_or(Length{});
    if (scenario.window.amount == 0) reader.report("window-empty", *reader.member("window"));
  }
  scenario.due = read_object(reader, "due", read_length);
  scenario.replications = read_whole(reader, "replications", 1, {1, most_replications});
  constexpr double most_seed = 9007199254740992.0;  // 2^53: exact in any JSON reader
  scenario.seed = static_cast<std::uint64_t>(read_whole(reader, "seed", 0, {0, most_seed}));
}

void read_title(ObjectReader& reader, Scenario& scenario) {
  scenario.at = reader.place();
  scenario.id = read_id(reader);
  scenario.calendar = read_id(reader, "calendar");
  scenario.title = reader.text("title");
  for (const json::Node* note : reader.elements("notes")) {
    scenario.notes.push_back(read_text(*note, reader.file(), reader.diagnostics()));
  }
}

namespace {

void read_identity(ObjectReader& reader, Scenario& scenario) {
  read_title(reader, scenario);
  scenario.procedure = read_word(reader, "procedure");
  scenario.service = read_word(reader, "service");
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

void read_follow(ObjectReader& reader, Scenario& scenario) {
  DeclaredIds followed("followed");
  declare(reader, "follow", followed);
  scenario.follow = read_each(reader, "follow", read_followed);
  if (scenario.follow.size() <= most_followed) return;
  reader.report("too-many", *reader.member("follow"),
                {{"key", "follow"}, {"limit", std::to_string(most_followed)}});
}

/// A queue in the order of due dates needs some.
void check_due_dates(ObjectReader& reader, const Scenario& scenario) {
  const bool all_kinds =
      !scenario.kinds.empty() && std::ranges::all_of(scenario.kinds, [](const CaseKind& kind) {
        return kind.due.has_value();
      });
  if (scenario.due || all_kinds) return;
  for (const Resource& resource : scenario.resources) {
    if (resource.discipline != Discipline::earliest_due) continue;
    reader.diagnostics().push_back(
        {.code = "no-due-date", .at = resource.at, .arguments = {{"resource", resource.id}}});
  }
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
  read_follow(reader, scenario);
  check_steps_once(reader, scenario);
  check_each_once(reader, scenario.decisions, &Decision::node, "node");
  check_roles(reader, scenario);
  check_due_dates(reader, scenario);
  if (scenario.arrivals.empty()) reader.report("no-arrivals");
  reader.finish();
  sort_by_place(diagnostics, first);
  return scenario;
}

}  // namespace selaras::model
