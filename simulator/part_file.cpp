#include "simulator/part_file.h"

#include <algorithm>
#include <charconv>

#include "model/file_head.h"
#include "model/json_writer.h"
#include "model/read.h"
#include "model/words.h"

namespace selaras::simulator {
namespace {

constexpr int part_format_version = 1;

model::Length read_length(model::ObjectReader& reader) {
  model::Length length;
  length.amount = reader.optional_number("value").value_or(0);
  length.unit = reader.word("unit", model::words::unit_readings(), model::UnitReading{});
  return length;
}

bool same(const InProgress& a, const InProgress& b) {
  return a.step == b.step && a.cases == b.cases;
}

MemberFiles read_member(model::ObjectReader& reader) {
  return {reader.string("procedure"), reader.string("scenario")};
}

InProgress read_in_progress(model::ObjectReader& reader) {
  return {reader.string("step"), reader.optional_integer("cases").value_or(0)};
}

bool same(const std::optional<model::Length>& a, const std::optional<model::Length>& b) {
  if (!a || !b) return a.has_value() == b.has_value();
  return a->amount == b->amount && a->unit == b->unit;
}

/// Seeds go beyond what JSON's integers hold, so that they are written as text.
std::uint64_t seed_from(const std::string& text) {
  std::uint64_t seed = 0;
  std::from_chars(text.data(), text.data() + text.size(), seed);
  return seed;
}

void write_members(model::json::Writer& json, const std::vector<MemberFiles>& members) {
  json.key("members").begin_array();
  for (const MemberFiles& each : members) {
    json.begin_object().member("procedure", each.procedure).member("scenario", each.scenario);
    json.end_object();
  }
  json.end_array();
}

void report(const char* code, const std::string& file, model::Diagnostics& diagnostics,
            std::vector<std::pair<std::string, std::string>> arguments = {}) {
  diagnostics.push_back({.code = code, .at = {.file = file}, .arguments = std::move(arguments)});
}

std::vector<std::pair<std::string, std::string>> range(std::int64_t first, std::int64_t last) {
  return {{"first", std::to_string(first)}, {"last", std::to_string(last)}};
}

}  // namespace

bool PartFile::belongs_to(const PartFile& other) const {
  return procedure == other.procedure && scenario == other.scenario && members == other.members &&
         seed == other.seed && cases == other.cases && same(warm_up, other.warm_up) &&
         find_warm_up == other.find_warm_up && assertions == other.assertions &&
         std::ranges::equal(in_progress, other.in_progress,
                            [](const InProgress& a, const InProgress& b) { return same(a, b); });
}

std::string write_part(const PartFile& part) {
  model::json::Writer json;
  json.begin_object().member("kind", "simulation-part");
  json.member("formatVersion", part_format_version).member("version", part.version);
  json.member("first", part.replications.first).member("last", part.replications.last);
  json.member("seed", std::to_string(part.seed));
  if (part.cases) json.member("cases", *part.cases);
  if (part.warm_up) {
    json.key("warmUp").begin_object().member("value", part.warm_up->amount);
    json.member("unit", model::words::word_for(model::words::unit_readings(), part.warm_up->unit));
    json.end_object();
  }
  json.member("findWarmUp", part.find_warm_up).member("assertions", part.assertions);
  json.key("inProgress").begin_array();
  for (const InProgress& each : part.in_progress) {
    json.begin_object().member("step", each.step).member("cases", each.cases).end_object();
  }
  json.end_array();
  if (part.members.empty()) json.member("procedure", part.procedure);
  json.member("scenario", part.scenario);
  if (!part.members.empty()) write_members(json, part.members);
  json.member("tallies", part.tallies).end_object();
  return json.take();
}

std::optional<PartFile> read_part(const model::json::Node& document, const std::string& file,
                                  model::Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.size();
  model::ObjectReader reader(document, file, diagnostics);
  if (!model::read_head(reader, "simulation-part", part_format_version)) return std::nullopt;
  PartFile part;
  part.version = reader.string("version");
  part.replications.first = reader.optional_integer("first").value_or(0);
  part.replications.last = reader.optional_integer("last").value_or(0);
  part.seed = seed_from(reader.string("seed"));
  part.cases = reader.optional_integer("cases");
  part.warm_up = model::read_object(reader, "warmUp", read_length);
  part.find_warm_up = reader.boolean("findWarmUp", false);
  part.assertions = reader.strings("assertions");
  part.in_progress = model::read_each(reader, "inProgress", read_in_progress);
  part.members = model::read_each(reader, "members", read_member);
  if (part.members.empty()) part.procedure = reader.string("procedure");
  part.scenario = reader.string("scenario");
  part.tallies = reader.strings("tallies");
  reader.finish();
  const std::int64_t count = part.replications.last - part.replications.first + 1;
  const bool whole = part.replications.first >= 1 && count >= 1 &&
                     static_cast<std::size_t>(count) == part.tallies.size();
  if (!whole) report("part-damaged", file, diagnostics);
  if (diagnostics.size() > before) return std::nullopt;
  return part;
}

bool complete(std::vector<NamedPart>& parts, const std::string& version,
              model::Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.size();
  std::ranges::stable_sort(parts, {},
                           [](const NamedPart& each) { return each.part.replications.first; });
  std::int64_t next = 1;
  for (const NamedPart& each : parts) {
    const Part& replications = each.part.replications;
    if (each.part.version != version) {
      report("part-of-another-version", each.file, diagnostics, {{"version", each.part.version}});
    }
    if (!each.part.belongs_to(parts.front().part)) {
      report("part-of-another-run", each.file, diagnostics, {{"other", parts.front().file}});
    }
    if (replications.first < next) {
      report("parts-overlap", each.file, diagnostics,
             range(replications.first, std::min(next - 1, replications.last)));
    } else if (replications.first > next) {
      report("parts-missing", each.file, diagnostics, range(next, replications.first - 1));
    }
    next = std::max(next, replications.last + 1);
  }
  return diagnostics.size() == before;
}

}  // namespace selaras::simulator
