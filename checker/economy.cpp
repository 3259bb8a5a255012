#include "checker/economy.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace selaras::checker {
namespace {

/// How near the carried finding must be to the one that explains it.
enum class Scope { procedure, element, step };

struct Carriage {
  std::string_view carrier;
  std::string_view carried;
  Scope scope;
  std::string_view carrier_variant = {};  // only where the carrier says this
  std::string_view carried_variant = {};  // only where the carried one does
  std::string_view carried_element = {};  // only where the carried one is about this
};

/// Which rule explains which, and how near to each other they must be.
constexpr std::array carriages{
    Carriage{"flow-under-requirements", "circular-requirement", Scope::procedure},
    Carriage{"flow-under-requirements", "stated-elsewhere", Scope::procedure},
    Carriage{"not-in-writing", "dead-end-branch", Scope::step},
    Carriage{"not-in-writing", "no-end", Scope::step, {}, "nothing-follows"},
    Carriage{"not-in-writing", "decision-without-alternative", Scope::step},
    Carriage{"dead-end-branch", "decision-without-alternative", Scope::step},
    Carriage{"dead-end-branch", "no-end", Scope::step, {}, "nothing-follows"},
    Carriage{"no-retry", "no-end", Scope::procedure, {}, "nothing-follows"},
    Carriage{"no-end", "livelock", Scope::step},
    Carriage{"unreachable-step", "deadlock", Scope::step},
    Carriage{"missing-branch", "decision-without-alternative", Scope::step},
    Carriage{"missing-branch", "dead-end-branch", Scope::step},
    Carriage{"wrong-actor", "same-actor-applies-and-decides", Scope::step},
    Carriage{"wrong-approver", "same-actor-applies-and-decides", Scope::step},
    Carriage{"wrong-actor", "conflicting-duties", Scope::step},
    Carriage{"wrong-approver", "conflicting-duties", Scope::step},
    Carriage{"conflicting-duties", "same-actor-applies-and-decides", Scope::step},
    Carriage{"wrong-actor", "delegation-without-power", Scope::step},
    Carriage{"wrong-approver", "delegation-without-power", Scope::step},
    Carriage{"missing-delegation", "delegation-without-power", Scope::step},
    Carriage{"circular-delegation", "delegation-without-power", Scope::step},
    Carriage{"legacy-flow", "wrong-approver", Scope::procedure},
    Carriage{"legacy-flow", "wrong-addressee", Scope::procedure},
    Carriage{"legacy-flow", "missing-step", Scope::procedure},
    Carriage{"legacy-flow", "extra-step", Scope::procedure},
    Carriage{"contradictory-statement", "stated-elsewhere", Scope::element},
    Carriage{"duplicate-step", "concurrent-write", Scope::step},
    Carriage{"duplicate-step", "contradictory-document", Scope::step},
    Carriage{"duplicate-step", "document-produced-twice", Scope::step},
    Carriage{"concurrent-write", "document-produced-twice", Scope::element},
    Carriage{"contradictory-document", "concurrent-write", Scope::element},
    Carriage{"contradictory-document", "document-produced-twice", Scope::element},
    Carriage{"sla-parts-exceed-total", "sla-unit-ambiguous", Scope::element, "one-reading"},
    Carriage{"sla-parts-exceed-total", "sla-below-minimum", Scope::element},
    Carriage{"sla-range", "sla-below-minimum", Scope::element, "several"},
    Carriage{"sla-missing", "component-missing", Scope::procedure, {}, {}, "time"},
    Carriage{"sla-missing", "sla-start-unstated", Scope::procedure},
};

bool mentions_step(const Argument& argument, const std::string& step) {
  if (argument.kind == ArgumentKind::step_outcome) {
    return std::ranges::any_of(argument.values, [&](const std::string& value) {
      return value.substr(0, value.find('[')) == step;
    });
  }
  return argument.kind == ArgumentKind::step &&
         std::ranges::find(argument.values, step) != argument.values.end();
}

bool mentions_step(const Finding& finding, const std::string& step) {
  if (finding.element.kind == "step" && finding.element.id == step) return true;
  return std::ranges::any_of(
      finding.arguments, [&](const Argument& argument) { return mentions_step(argument, step); });
}

bool shares_step(const Finding& carrier, const Finding& carried) {
  if (carrier.element.kind == "step" && mentions_step(carried, carrier.element.id)) return true;
  return carried.element.kind == "step" && mentions_step(carrier, carried.element.id);
}

bool says(const Finding& finding, std::string_view variant) {
  return variant.empty() || finding.message_variant == variant;
}

bool near(const Finding& carrier, const Finding& carried, const Carriage& carriage) {
  if (!says(carrier, carriage.carrier_variant) || !says(carried, carriage.carried_variant)) {
    return false;
  }
  if (!carriage.carried_element.empty() && carried.element.id != carriage.carried_element) {
    return false;
  }
  switch (carriage.scope) {
    case Scope::procedure:
      return true;
    case Scope::element:
      return carrier.element == carried.element;
    case Scope::step:
      return shares_step(carrier, carried);
  }
  return false;
}

using ByRule = std::map<std::string_view, std::vector<std::size_t>>;

ByRule by_rule(const std::vector<Finding>& findings) {
  ByRule index;
  for (std::size_t position = 0; position < findings.size(); ++position) {
    index[findings[position].rule].push_back(position);
  }
  return index;
}

std::optional<std::size_t> carrier_of(const std::vector<Finding>& findings, const ByRule& index,
                                      const Finding& carried) {
  for (const Carriage& carriage : carriages) {
    if (carriage.carried != carried.rule) continue;
    const auto candidates = index.find(carriage.carrier);
    if (candidates == index.end()) continue;
    for (const std::size_t candidate : candidates->second) {
      if (near(findings[candidate], carried, carriage)) return candidate;
    }
  }
  return std::nullopt;
}

/// A rule and what its finding is about.
using Defect = std::pair<std::string_view, Element>;

/// What obligations report: the same defect told by a rule of the code adds nothing, and the
/// obligation's finding knows its legal basis.
std::set<Defect> told_by_obligations(const std::vector<Finding>& findings) {
  std::set<Defect> told;
  for (const Finding& finding : findings) {
    if (!finding.obligation.empty()) told.emplace(finding.rule, finding.element);
  }
  return told;
}

}  // namespace

std::vector<Finding> economised(std::vector<Finding> findings) {
  const ByRule index = by_rule(findings);
  const std::set<Defect> told = told_by_obligations(findings);
  std::vector<bool> dropped(findings.size(), false);
  for (std::size_t position = 0; position < findings.size(); ++position) {
    const auto carrier = carrier_of(findings, index, findings[position]);
    if (carrier) findings[*carrier].carries.push_back(findings[position].rule);
    const bool repeated = findings[position].obligation.empty() &&
                          told.contains({findings[position].rule, findings[position].element});
    dropped[position] = carrier || repeated;
  }
  std::vector<Finding> kept;
  for (std::size_t position = 0; position < findings.size(); ++position) {
    if (dropped[position]) continue;
    Finding& finding = kept.emplace_back(std::move(findings[position]));
    std::ranges::sort(finding.carries);
    finding.carries.erase(std::ranges::unique(finding.carries).begin(), finding.carries.end());
  }
  return kept;
}

}  // namespace selaras::checker
