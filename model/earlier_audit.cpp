#include "model/earlier_audit.h"

#include <algorithm>

#include "model/read.h"

namespace selaras::model {
namespace {

/// Like `read_each`, but whatever else an element holds is left alone.
template <class Read>
void for_each_object(ObjectReader& reader, std::string_view key, Read read) {
  for (const json::Node* node : reader.elements(key)) {
    ObjectReader element(*node, reader.file(), reader.diagnostics());
    read(element);
    element.accept_all();
  }
}

void read_procedure(ObjectReader& reader, EarlierAudit& audit) {
  const std::string id = reader.string("id");
  audit.procedures.push_back(id);
  for_each_object(reader, "obligations", [&](ObjectReader& obligation) {
    audit.outcomes.push_back({id, obligation.string("id"), obligation.string("outcome")});
  });
}

EarlierAudit::Finding read_finding(ObjectReader& reader) {
  return {.fingerprint = reader.string("fingerprint"),
          .procedure = reader.string("procedure"),
          .rule = reader.string("rule"),
          .level = reader.string("level"),
          .message = reader.string("message")};
}

}  // namespace

bool EarlierAudit::covers(std::string_view procedure) const {
  return std::ranges::find(procedures, procedure) != procedures.end();
}

bool EarlierAudit::found(std::string_view fingerprint) const {
  return std::ranges::find(findings, fingerprint, &Finding::fingerprint) != findings.end();
}

std::string_view EarlierAudit::outcome(std::string_view procedure,
                                       std::string_view obligation) const {
  const auto known = std::ranges::find_if(outcomes, [&](const Outcome& each) {
    return each.procedure == procedure && each.obligation == obligation;
  });
  return known == outcomes.end() ? std::string_view() : std::string_view(known->outcome);
}

EarlierAudit read_earlier_audit(const json::Node& document, const std::string& file,
                                Diagnostics& diagnostics) {
  EarlierAudit audit;
  ObjectReader reader(document, file, diagnostics);
  reader.required("procedures");
  reader.required("findings");
  for_each_object(reader, "procedures", [&](ObjectReader& each) { read_procedure(each, audit); });
  for_each_object(reader, "findings",
                  [&](ObjectReader& each) { audit.findings.push_back(read_finding(each)); });
  reader.accept_all();
  return audit;
}

}  // namespace selaras::model
