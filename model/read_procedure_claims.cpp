#include "model/read_procedure.h"
#include "model/read_suppression.h"
#include "model/words.h"

namespace selaras::model {
namespace {

/// A word list inside a quantity: the ways to read its unit.
std::vector<UnitReading> read_readings(ObjectReader& reader) {
  std::vector<UnitReading> readings;
  for (const json::Node* node : reader.elements("readings")) {
    if (const auto reading = reader.word_of(*node, "readings", words::unit_readings())) {
      readings.push_back(*reading);
    }
  }
  return readings;
}

std::optional<double> read_amount(ObjectReader& reader, std::string_view key) {
  const std::optional<double> amount = reader.optional_number(key);
  if (amount && *amount < 0) {
    reader.report("number-too-small", *reader.member(key),
                  {{"key", std::string(key)}, {"least", "0"}});
  }
  return amount;
}

void read_numbers(ObjectReader& reader, Quantity& quantity) {
  const std::optional<double> value = read_amount(reader, "value");
  quantity.minimum = read_amount(reader, "minimum");
  quantity.maximum = read_amount(reader, "maximum");
  if (quantity.minimum.has_value() != quantity.maximum.has_value()) {
    reader.required(quantity.minimum ? "maximum" : "minimum");
  }
  if (quantity.minimum > quantity.maximum && quantity.maximum) {
    reader.report("range-reversed", *reader.member("minimum"), {{"key", "minimum"}});
  }
  if (!value) return;
  if (quantity.minimum || quantity.maximum) {
    reader.report("conflicting-keys", *reader.member("value"),
                  {{"key", "value"}, {"other", quantity.minimum ? "minimum" : "maximum"}});
  }
  quantity.minimum = quantity.maximum = value;
}

std::optional<Milestone> read_milestone(ObjectReader& claim, std::string_view key,
                                        const DeclaredParts& declared) {
  static const words::Table<bool> sides{{"start", false}, {"end", true}};
  return read_object(claim, key, [&](ObjectReader& reader) {
    return Milestone{.text = reader.string("text"),
                     .step = read_use(reader, "step", declared.steps),
                     .at_end = reader.optional_word("at", sides).value_or(true),
                     .evidence = read_evidence(reader),
                     .at = reader.place()};
  });
}

TimePart read_part(ObjectReader& reader, const DeclaredParts& declared) {
  return {.label = reader.string("label"),
          .quantity = read_quantity(reader),
          .steps = read_uses(reader, "steps", declared.steps),
          .evidence = read_evidence(reader),
          .at = reader.place()};
}

void append(EvidenceList& list, EvidenceList more) {
  list.insert(list.end(), std::make_move_iterator(more.begin()),
              std::make_move_iterator(more.end()));
}

/// Condition and scope limit the claim; their evidence becomes the claim's.
void read_limits(ObjectReader& reader, TimeClaim& claim) {
  read_object(reader, "condition", [&](ObjectReader& condition) {
    claim.condition = condition.string("text");
    append(claim.evidence, read_evidence(condition));
    return true;
  });
  read_object(reader, "scope", [&](ObjectReader& scope) {
    claim.scope = scope.string("text");
    claim.scope_roles = read_word_set(scope, "roles");
    append(claim.evidence, read_evidence(scope));
    return true;
  });
}

TimeClaim read_claim(ObjectReader& reader, const DeclaredParts& declared) {
  TimeClaim claim;
  claim.id = read_id(reader);
  claim.quantity = read_quantity(reader);
  claim.bound = reader.optional_word("bound", words::bounds()).value_or(Bound::none);
  claim.from = read_milestone(reader, "from", declared);
  claim.to = read_milestone(reader, "to", declared);
  claim.parts =
      read_each(reader, "parts", [&](ObjectReader& part) { return read_part(part, declared); });
  claim.evidence = read_evidence(reader);
  read_limits(reader, claim);
  claim.suppress = read_suppressions(reader);
  claim.at = reader.place();
  return claim;
}

}  // namespace

Quantity read_quantity(ObjectReader& reader) {
  Quantity quantity;
  read_numbers(reader, quantity);
  quantity.unit = reader.optional_string("unit").value_or("");
  quantity.readings = read_readings(reader);
  return quantity;
}

std::vector<TimeClaim> read_time_claims(ObjectReader& file, const DeclaredParts& declared) {
  DeclaredIds claims("claim");
  declare(file, "timeClaims", claims);
  return read_each(file, "timeClaims",
                   [&](ObjectReader& reader) { return read_claim(reader, declared); });
}

}  // namespace selaras::model
