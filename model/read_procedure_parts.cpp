#include <algorithm>
#include <chrono>
#include <limits>

#include "model/read_procedure.h"

namespace selaras::model {
namespace {

/// The number that the digits make; nothing else may stand among them.
std::optional<int> number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

bool is_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const std::optional<int> year = number(text.substr(0, 4));
  const std::optional<int> month = number(text.substr(5, 2));
  const std::optional<int> day = number(text.substr(8, 2));
  if (!year || !month || !day) return false;
  return std::chrono::year_month_day(std::chrono::year(*year),
                                     std::chrono::month(static_cast<unsigned>(*month)),
                                     std::chrono::day(static_cast<unsigned>(*day)))
      .ok();
}

void check_amount(ObjectReader& file, std::string_view key, std::size_t limit) {
  const json::Node* node = file.member(key);
  if (node == nullptr || node->elements.size() <= limit) return;
  file.report("too-many", *node, {{"key", std::string(key)}, {"limit", std::to_string(limit)}});
}

/// Steps, gateways and ends share one namespace, in which the start has its name too.
void declare_nodes(ObjectReader& reader, std::string_view array, DeclaredIds& nodes,
                   bool report_repeated) {
  for (const json::Node* element : reader.elements(array)) {
    const json::Node* id = element->find("id");
    if (id == nullptr || id->kind != json::Node::Kind::string) continue;
    if (id->string == start_id) reader.report("reserved-id", *id, {{"id", id->string}});
    if (nodes.add(id->string) || !report_repeated) continue;
    reader.report("duplicate-id", *id, {{"kind", nodes.kind()}, {"id", shortened(id->string)}});
  }
}

}  // namespace

void declare_parts(ObjectReader& file, DeclaredParts& declared) {
  check_amount(file, "steps", step_limit);
  declare(file, "documents", declared.documents);
  declare(file, "steps", declared.steps);
  declare_nodes(file, "steps", declared.nodes, false);
  const json::Node* flow = file.member("flow");
  if (flow == nullptr || flow->kind != json::Node::Kind::object) return;
  ObjectReader reader(*flow, file.file(), file.diagnostics());
  check_amount(reader, "edges", edge_limit);
  declare_nodes(reader, "gateways", declared.nodes, true);
  declare_nodes(reader, "ends", declared.nodes, true);
}

std::string read_date(ObjectReader& reader, std::string_view key) {
  const std::optional<std::string> date = reader.optional_string(key);
  if (date && !is_date(*date)) {
    reader.report("wrong-date", *reader.member(key),
                  {{"key", std::string(key)}, {"value", shortened(*date)}});
  }
  return date.value_or("");
}

std::uint32_t read_line(ObjectReader& reader, const json::Node& node) {
  constexpr std::int64_t most = std::numeric_limits<std::int32_t>::max();
  if (node.kind != json::Node::Kind::integer) {
    reader.wrong_type(node, "line", "integer");
    return 0;
  }
  if (node.integer < 1) {
    reader.report("number-too-small", node, {{"key", "line"}, {"least", "1"}});
  } else if (node.integer > most) {
    reader.report("number-too-large", node, {{"key", "line"}, {"most", std::to_string(most)}});
  } else {
    return static_cast<std::uint32_t>(node.integer);
  }
  return 0;
}

EvidenceList read_evidence(ObjectReader& reader) {
  return read_each(reader, "evidence", [](ObjectReader& evidence) {
    const json::Node* line = evidence.required("line");
    Evidence result{.line = line == nullptr ? 0 : read_line(evidence, *line),
                    .quote = evidence.string("quote"),
                    .at = evidence.place()};
    const json::Node* quote = evidence.member("quote");
    if (quote != nullptr && quote->kind == json::Node::Kind::string && result.quote.empty()) {
      evidence.report("empty-value", *quote, {{"key", "quote"}});
    }
    return result;
  });
}

Condition read_condition(ObjectReader& reader) {
  return read_object(reader, "when",
                     [](ObjectReader& when) {
                       when.required("applicant");
                       return Condition{.applicants = read_word_set(when, "applicant")};
                     })
      .value_or(Condition{});
}

}  // namespace selaras::model
