#include <algorithm>
#include <set>

#include "checker/rule.h"

namespace selaras::checker {
namespace {

using model::Step;

struct Ways {
  std::set<std::string> outcomes;  // of those named, the ones that lead on
  std::set<model::NodeId> targets;
};

/// An edge without an outcome is taken whatever was decided.
Ways ways_of(const Step& decision, const Facts& facts) {
  Ways ways;
  for (const std::uint32_t index : facts.graph().edges_out(facts.node(decision))) {
    const model::Edge& edge = facts.procedure().flow.edges[index];
    ways.targets.insert(edge.to);
    for (const model::Outcome& outcome : decision.outcomes) {
      if (edge.outcome.empty() || edge.outcome == outcome.id) ways.outcomes.insert(outcome.id);
    }
  }
  return ways;
}

void report(const Step& decision, const std::vector<std::string>& outcomes,
            std::string_view variant, Findings& findings) {
  Finding& finding = findings.report(decision.at, {"step", decision.id})
                         .with("step", ArgumentKind::step, decision.id)
                         .with("outcomes", ArgumentKind::outcome, outcomes)
                         .cite(decision.evidence);
  for (const model::Outcome& outcome : decision.outcomes) finding.cite(outcome.evidence);
  finding.message_variant = variant;
}

void check_decision(const Step& decision, const Facts& facts, Findings& findings) {
  const Ways ways = ways_of(decision, facts);
  std::vector<std::string> named;
  for (const model::Outcome& outcome : decision.outcomes) named.push_back(outcome.id);
  if (named.size() == 1) return report(decision, named, "", findings);
  if (ways.targets.empty()) return;
  if (ways.outcomes.size() < 2) {
    return report(decision, {ways.outcomes.begin(), ways.outcomes.end()}, "one-leads-on", findings);
  }
  if (ways.targets.size() == 1) report(decision, named, "same-way", findings);
}

void check(const Facts& facts, Findings& findings) {
  if (!facts.procedure().text_complete) return;
  for (const Step& step : facts.procedure().steps) {
    if (!step.outcomes.empty()) check_decision(step, facts, findings);
  }
}

}  // namespace

extern const Rule decision_without_alternative{
    .id = "decision-without-alternative", .level = Level::warning, .check = check};

}  // namespace selaras::checker
