#include "checker/check.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>
#include <unordered_map>

#include "checker/economy.h"
#include "checker/obligations/evaluate.h"
#include "checker/rule.h"

namespace selaras::checker {

std::size_t ProcedureResult::count(Level level) const {
  return static_cast<std::size_t>(std::ranges::count(findings, level, &Finding::level));
}

const ObligationResult* ProcedureResult::obligation(std::string_view id) const {
  const auto found = std::ranges::find(obligations, id, &ObligationResult::id);
  return found == obligations.end() ? nullptr : &*found;
}

bool Selection::includes(std::string_view rule) const {
  const auto names = [&](const std::vector<std::string>& list) {
    return std::ranges::find(list, rule) != list.end();
  };
  return (select.empty() || names(select)) && !names(ignore);
}

namespace {

std::vector<Finding> findings_of_rules(const Facts& facts) {
  std::vector<Finding> all;
  for (const Rule* rule : rules()) {
    if (rule->check == nullptr) continue;
    Findings findings(rule->id, rule->level, facts.procedure());
    rule->check(facts, findings);
    for (Finding& finding : findings.take()) all.push_back(std::move(finding));
  }
  return all;
}

void add_last(const Facts& facts, const std::set<std::string>& activities,
              std::vector<Finding>& findings) {
  std::vector<Finding> added;
  for (const Rule* rule : rules()) {
    if (rule->check_last == nullptr) continue;
    Findings last(rule->id, rule->level, facts.procedure());
    rule->check_last(facts, {.findings = findings, .activities = activities}, last);
    std::ranges::move(last.take(), std::back_inserter(added));
  }
  std::ranges::move(added, std::back_inserter(findings));
}

}  // namespace

namespace {

/// Findings are large: their places are sorted, then each moves once.
void sort_by_place(std::vector<Finding>& findings) {
  const auto key = [](const Finding& finding) {
    return std::tuple<model::Position, std::string_view, std::string_view, std::string_view>(
        finding.at.begin, finding.rule, finding.element.kind, finding.element.id);
  };
  if (std::ranges::is_sorted(findings, {}, key)) return;
  std::vector<Finding*> order;
  order.reserve(findings.size());
  for (Finding& finding : findings) order.push_back(&finding);
  std::ranges::stable_sort(order, {}, [&](const Finding* finding) { return key(*finding); });
  std::vector<Finding> sorted;
  sorted.reserve(findings.size());
  for (Finding* finding : order) sorted.push_back(std::move(*finding));
  findings = std::move(sorted);
}

}  // namespace

void arrange(std::vector<Finding>& findings) {
  sort_by_place(findings);
  std::unordered_map<std::string, std::size_t> met;
  met.reserve(findings.size());
  for (Finding& finding : findings) {
    finding.fingerprint = fingerprint(finding);
    const std::size_t before = met[finding.fingerprint]++;
    if (before == 0) continue;
    finding.fingerprint = fingerprint_among_equals(finding.fingerprint, before);
  }
}

ProcedureResult check(const model::Procedure& procedure, const model::Reference* reference,
                      const Selection& selection) {
  const Facts facts(procedure, reference);
  ProcedureResult result{.procedure = &procedure, .reference = reference};
  std::vector<Finding> findings;
  std::set<std::string> activities;
  if (reference != nullptr) {
    Evaluation evaluation = evaluate_obligations(facts, *reference);
    result.obligations = std::move(evaluation.obligations);
    findings = std::move(evaluation.findings);
    activities = std::move(evaluation.activities);
    Fitness measured = fitness(facts.net(), *reference);
    result.fitness = measured.value;
    result.fitness_by_outcome = std::move(measured.by_outcome);
    result.alignment = std::move(measured.alignment);
  }
  std::ranges::move(findings_of_rules(facts), std::back_inserter(findings));
  result.findings = economised(std::move(findings));
  add_last(facts, activities, result.findings);
  std::erase_if(result.findings,
                [&](const Finding& finding) { return !selection.includes(finding.rule); });
  arrange(result.findings);
  return result;
}

}  // namespace selaras::checker
