#include "model/read_quantities.h"

#include <cmath>

namespace selaras::model {
namespace {

constexpr double longest = 1e6;  // of any unit

void report_range(ObjectReader& reader, const json::Node& at, std::string_view key, Range range) {
  reader.report("number-range", at,
                {{"key", std::string(key)},
                 {"least", digits_of(range.least)},
                 {"most", digits_of(range.most)}});
}

double read_positive(ObjectReader& reader, std::string_view key, double most = longest) {
  const json::Node* node = reader.required(key);
  const double value = reader.optional_number(key).value_or(1);
  if (node != nullptr && !(value > 0 && value <= most)) report_range(reader, *node, key, {0, most});
  return value;
}

double read_length_of_time(ObjectReader& reader, std::string_view key) {
  const json::Node* node = reader.required(key);
  const double value = reader.optional_number(key).value_or(0);
  if (node != nullptr && !(value >= 0 && value <= longest)) {
    report_range(reader, *node, key, {0, longest});
  }
  return value;
}

void read_bounds(ObjectReader& reader, Distribution& distribution) {
  distribution.minimum = read_length_of_time(reader, "minimum");
  distribution.maximum = read_length_of_time(reader, "maximum");
  if (distribution.kind != DistributionKind::uniform) {
    distribution.mode = read_length_of_time(reader, "mode");
  } else {
    distribution.mode = distribution.minimum;
  }
  const bool ordered = distribution.minimum <= distribution.mode &&
                       distribution.mode <= distribution.maximum &&
                       distribution.minimum < distribution.maximum;
  if (!ordered) reader.report("distribution-without-width");
}

/// Bounds of what is otherwise without any.
void read_cut(ObjectReader& reader, Distribution& distribution) {
  if (reader.member("atLeast") != nullptr) {
    distribution.at_least = read_length_of_time(reader, "atLeast");
  }
  if (reader.member("atMost") != nullptr) distribution.at_most = read_positive(reader, "atMost");
  const bool none_left = distribution.at_least && distribution.at_most &&
                         *distribution.at_least >= *distribution.at_most;
  if (none_left) reader.report("distribution-without-width");
}

WeightedValue read_seen(ObjectReader& reader) {
  constexpr double most_weight = 1e12;
  WeightedValue seen{.value = read_length_of_time(reader, "value")};
  if (reader.member("weight") != nullptr)
    seen.weight = read_positive(reader, "weight", most_weight);
  return seen;
}

void read_values(ObjectReader& reader, Distribution& distribution) {
  constexpr std::size_t most_values = 100'000;
  const json::Node* values = reader.required("values");
  distribution.values = read_each(reader, "values", read_seen);
  if (values != nullptr && distribution.values.empty()) {
    reader.report("distribution-without-width", *values);
  } else if (distribution.values.size() > most_values) {
    reader.report("too-many", *values, {{"key", "values"}, {"limit", std::to_string(most_values)}});
  }
}

void read_spread(ObjectReader& reader, Distribution& distribution) {
  constexpr double widest = 100;
  distribution.mean = read_positive(reader, "mean");
  if (distribution.kind == DistributionKind::weibull) {
    constexpr double least_shape = 0.1;
    distribution.shape = read_positive(reader, "shape", widest);
    if (distribution.shape > 0 && distribution.shape < least_shape) {
      report_range(reader, *reader.member("shape"), "shape", {least_shape, widest});
    }
  } else if (distribution.kind == DistributionKind::exponential) {
    distribution.cv = 1;
  } else {
    distribution.cv = read_positive(reader, "cv", widest);
  }
  read_cut(reader, distribution);
}

void read_parameters(ObjectReader& reader, Distribution& distribution) {
  switch (distribution.kind) {
    case DistributionKind::constant:
      distribution.mean = read_length_of_time(reader, "value");
      break;
    case DistributionKind::uniform:
    case DistributionKind::triangular:
    case DistributionKind::pert:
      return read_bounds(reader, distribution);
    case DistributionKind::empirical:
      return read_values(reader, distribution);
    case DistributionKind::exponential:
    case DistributionKind::gamma:
    case DistributionKind::lognormal:
    case DistributionKind::weibull:
      return read_spread(reader, distribution);
  }
}

}  // namespace

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
  if (!inside) report_range(owner, node, key, range);
  return input;
}

Input read_people(ObjectReader& owner, const json::Node& node, std::string_view key, double least,
                  const Warrant& otherwise) {
  const Input people = read_input(owner, node, key, {least, most_staff}, otherwise);
  if (people.value != std::floor(people.value)) owner.report("staff-not-whole", node);
  return people;
}

std::int64_t read_whole(ObjectReader& reader, std::string_view key, std::int64_t otherwise,
                        Range range) {
  const std::int64_t value = reader.optional_integer(key).value_or(otherwise);
  const double number = static_cast<double>(value);
  if (number < range.least || number > range.most) {
    report_range(reader, *reader.member(key), key, range);
  }
  return value;
}

const words::Table<UnitReading>& even_units() {
  static const words::Table<UnitReading> table = [] {
    words::Table<UnitReading> even = words::unit_readings();
    std::erase_if(even, [](const auto& entry) { return entry.second.unit > TimeUnit::week; });
    return even;
  }();
  return table;
}

const std::vector<std::string_view>& weekday_names() {
  static const std::vector<std::string_view> names{"monday", "tuesday",  "wednesday", "thursday",
                                                   "friday", "saturday", "sunday"};
  return names;
}

Distribution read_distribution(ObjectReader& reader) {
  using enum DistributionKind;
  static const words::Table<DistributionKind> kinds{
      {"constant", constant},   {"uniform", uniform}, {"triangular", triangular},
      {"pert", pert},           {"gamma", gamma},     {"exponential", exponential},
      {"lognormal", lognormal}, {"weibull", weibull}, {"empirical", empirical}};
  Distribution distribution;
  distribution.at = reader.place();
  distribution.kind = reader.word("distribution", kinds, constant);
  read_parameters(reader, distribution);
  distribution.unit = reader.word("unit", even_units(), UnitReading{});
  distribution.warrant = read_warrant(reader);
  return distribution;
}

Length read_length(ObjectReader& reader) {
  Length length;
  length.at = reader.place();
  length.amount = read_length_of_time(reader, "value");
  length.unit = reader.word("unit", words::unit_readings(), UnitReading{});
  return length;
}

std::optional<Date> read_day(ObjectReader& reader, std::string_view key) {
  const json::Node* node = reader.member(key);
  const std::optional<std::string> text = reader.optional_string(key);
  if (!text) return std::nullopt;
  const auto date = date_from(*text);
  if (date && *text >= "1970-01-02" && *text < "2200") return date;
  reader.report("wrong-date", *node, {{"key", std::string(key)}, {"value", shortened(*text)}});
  return std::nullopt;
}

void check_period(ObjectReader& reader, const std::optional<Date>& from,
                  const std::optional<Date>& until) {
  if (!from || !until || *from <= *until) return;
  reader.report("wrong-period", {{"from", written(*from)}, {"until", written(*until)}});
}

}  // namespace selaras::model
