#include "gate/suppression.h"

#include <algorithm>
#include <memory>
#include <vector>

#include "reports/rule_text.h"

namespace selaras::gate {
namespace {

using checker::ArgumentKind;
using checker::Finding;
using checker::ProcedureResult;
using model::Level;
using model::Suppression;
using model::Suppressions;

void add(Suppressions& all, const Suppressions& own, const model::Procedure& procedure,
         const std::string& element) {
  for (Suppression suppression : own) {
    suppression.procedure = procedure.id;
    if (!element.empty()) suppression.element = element;
    all.push_back(std::move(suppression));
  }
}

bool speaks_of(const Suppression& suppression, const Finding& finding) {
  return suppression.rule == finding.rule &&
         (suppression.element.empty() ||
          suppression.element == finding.element.kind + ':' + finding.element.id);
}

std::vector<Finding*> meant_by(const Suppression& suppression, ProcedureResult& result) {
  std::vector<Finding*> meant;
  for (Finding& finding : result.findings) {
    if (speaks_of(suppression, finding)) meant.push_back(&finding);
  }
  return meant;
}

/// The rule that the suppression itself breaks; empty where it holds.
std::string_view fault_of(const Suppression& suppression, bool has_finding,
                          const model::Reference* reference, std::string_view today) {
  if (!suppressible(suppression.rule, reference)) return "suppression-forbidden";
  if (suppression.reason.empty()) return "suppression-without-reason";
  if (!suppression.until.empty() && suppression.until < today) return "suppression-expired";
  return has_finding ? "" : "suppression-unused";
}

Finding fault(std::string_view rule, const Suppression& suppression, const std::string& procedure) {
  Finding finding{.rule = std::string(rule), .level = Level::warning, .procedure = procedure};
  const std::string about = suppression.element.empty() ? "*" : suppression.element;
  finding.element = {"suppression", suppression.rule + '/' + about};
  finding.at = suppression.at;
  finding.with("rule", ArgumentKind::text, suppression.rule);
  finding.with("until", ArgumentKind::text, suppression.until);
  return finding;
}

}  // namespace

Suppressions suppressions_of(const model::Procedure& procedure) {
  Suppressions all;
  add(all, procedure.suppress, procedure, "");
  for (const model::Section& part : procedure.sections) {
    add(all, part.suppress, procedure, "section:" + part.id);
  }
  for (const model::Item& part : procedure.items) {
    add(all, part.suppress, procedure, "item:" + part.id);
  }
  for (const model::Document& part : procedure.documents) {
    add(all, part.suppress, procedure, "document:" + part.id);
  }
  for (const auto* steps : {&procedure.steps, &procedure.statements}) {
    for (const model::Step& part : *steps) add(all, part.suppress, procedure, "step:" + part.id);
  }
  for (const model::TimeClaim& part : procedure.time_claims) {
    add(all, part.suppress, procedure, "claim:" + part.id);
  }
  return all;
}

bool suppressible(std::string_view rule, const model::Reference* reference) {
  const reports::RuleText text = reports::rule_text(rule, reference);
  return text.rule == nullptr || text.rule->suppressible;
}

void suppress(ProcedureResult& result, const Suppressions& others, std::string_view today) {
  Suppressions all = suppressions_of(*result.procedure);
  std::ranges::copy_if(others, std::back_inserter(all), [&](const Suppression& each) {
    return each.procedure == result.procedure->id;
  });
  std::vector<Finding> faults;
  for (const Suppression& suppression : all) {
    const std::vector<Finding*> meant = meant_by(suppression, result);
    const std::string_view rule = fault_of(suppression, !meant.empty(), result.reference, today);
    if (!rule.empty()) {
      faults.push_back(fault(rule, suppression, result.procedure->id));
      continue;
    }
    for (Finding* finding : meant) {
      finding->state = checker::State::suppressed;
      finding->suppression = std::make_shared<const model::Suppression>(suppression);
    }
  }
  std::ranges::move(faults, std::back_inserter(result.findings));
}

}  // namespace selaras::gate
