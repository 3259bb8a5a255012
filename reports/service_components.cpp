#include "reports/service_components.h"

#include <algorithm>
#include <array>

namespace selaras::reports {
namespace {

using model::Procedure;

using Answer = std::optional<StatedComponent>;

std::uint32_t line_of(const model::EvidenceList& evidence) {
  return evidence.empty() ? 0 : evidence.front().line;
}

Answer requirements(const Procedure& procedure, const Texts& texts) {
  if (procedure.requirements.empty()) return {};
  return StatedComponent{line_of(procedure.requirements.front().evidence),
                         texts.count("standard.requirements", procedure.requirements.size())};
}

Answer steps(const Procedure& procedure, const Texts& texts) {
  if (procedure.steps.empty()) return {};
  return StatedComponent{line_of(procedure.steps.front().evidence),
                         texts.count("standard.steps", procedure.steps.size())};
}

Answer time(const Procedure& procedure, const Texts& texts) {
  if (procedure.time_claims.empty()) return {};
  const model::EvidenceList& evidence = procedure.time_claims.front().evidence;
  return StatedComponent{line_of(evidence),
                         evidence.empty() ? "" : texts.quote(evidence.front().quote)};
}

Answer cost(const Procedure& procedure, const Texts& texts) {
  if (!procedure.cost) return {};
  return StatedComponent{line_of(procedure.cost->evidence), texts.quote(procedure.cost->text)};
}

Answer product(const Procedure& procedure, const Texts& texts) {
  if (procedure.products.empty()) return {};
  const model::Product& first = procedure.products.front();
  return StatedComponent{line_of(first.evidence), texts.quote(first.text)};
}

Answer complaints(const Procedure& procedure, const Texts& texts) {
  std::vector<std::string> channels;
  std::uint32_t line = 0;
  for (const model::Contact& contact : procedure.contacts) {
    if (!contact.complaints) continue;
    if (line == 0) line = line_of(contact.evidence);
    const std::string& name = texts("contact." + contact.kind);
    if (std::ranges::count(channels, name) == 0) channels.push_back(name);
  }
  if (channels.empty()) return {};
  return StatedComponent{line, texts.list(channels)};
}

/// One number that is the most it may take, not a range, an average or several promises.
Answer one_longest_time(const Procedure& procedure, const Texts& texts) {
  if (procedure.time_claims.size() != 1) return {};
  const model::TimeClaim& claim = procedure.time_claims.front();
  const model::Quantity& quantity = claim.quantity;
  const bool single =
      quantity.maximum && (!quantity.minimum || quantity.minimum == quantity.maximum);
  if (!single || claim.bound == model::Bound::average || claim.bound == model::Bound::minimum) {
    return {};
  }
  return StatedComponent{line_of(claim.evidence),
                         texts.number(*quantity.maximum) + " " + quantity.unit};
}

constexpr std::array all{
    ServiceComponent{"section.requirements", "standard.not-stated", requirements},
    ServiceComponent{"section.procedure", "standard.not-stated", steps},
    ServiceComponent{"section.time", "standard.not-stated", time},
    ServiceComponent{"section.cost", "standard.not-stated", cost},
    ServiceComponent{"section.product", "standard.not-stated", product},
    ServiceComponent{"section.complaints", "standard.not-stated", complaints},
    ServiceComponent{"standard.one-time", "standard.no-one-time", one_longest_time}};

}  // namespace

std::span<const ServiceComponent> service_components() { return all; }

}  // namespace selaras::reports
