#include "checker/repair.h"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "model/load.h"
#include "tests/checker/breakage.h"
#include "tests/flow_text.h"

namespace selaras::checker {
namespace {

using model::Clause;
using model::Procedure;
using model::Reference;

const Reference& regional() {
  const auto& all = model::shipped_references();
  return *std::ranges::find(all, "regional-2019", &Reference::id);
}

std::set<std::string> fingerprints(const std::vector<Finding>& findings) {
  std::set<std::string> prints;
  for (const Finding& finding : findings) prints.insert(finding.fingerprint);
  return prints;
}

/// The finding is gone from the procedure as repaired, and no other has come.
void expect_mended(const Procedure& procedure, const Finding& finding, const Repair& repair,
                   const std::set<std::string>& before) {
  const ProcedureResult after = check(applied(procedure, repair.edits), &regional());
  for (const Finding& one : after.findings) {
    EXPECT_NE(one.fingerprint, finding.fingerprint) << finding.rule;
    EXPECT_TRUE(before.contains(one.fingerprint)) << one.rule << " came with " << repair.kind;
  }
}

TEST(Repair, OfEachBrokenClauseRemovesItsFindingAndAddsNone) {
  const Procedure whole = breakage::conforming(regional(), model::Administration::regency);
  const std::set<std::string> known = fingerprints(check(whole, &regional()).findings);
  std::set<model::ClauseKind> mended;
  for (const model::Obligation& obligation : regional().obligations) {
    for (const Clause& clause : obligation.clauses) {
      for (const breakage::Broken& broken : breakage::broken(whole, regional(), clause)) {
        if (broken.way.starts_with("named:")) continue;  // as many as there are roles
        SCOPED_TRACE(obligation.id + ", " + clause.rule + ": " + broken.way);
        const auto findings = check(broken.procedure, &regional()).findings;
        for (const Finding& finding : findings) {
          const bool of_clause = finding.rule == clause.rule || finding.rule == clause.silent;
          if (known.contains(finding.fingerprint) || !of_clause) continue;
          const auto found = repair(broken.procedure, regional(), finding, findings);
          if (!found) continue;
          mended.insert(clause.kind);
          expect_mended(broken.procedure, finding, *found, fingerprints(findings));
        }
      }
    }
  }
  for (const model::ClauseKind kind :
       {model::ClauseKind::occurs, model::ClauseKind::role, model::ClauseKind::form,
        model::ClauseKind::participants, model::ClauseKind::includes, model::ClauseKind::leads,
        model::ClauseKind::excludes, model::ClauseKind::branches, model::ClauseKind::returns,
        model::ClauseKind::produced, model::ClauseKind::recurs}) {
    EXPECT_TRUE(mended.contains(kind)) << "kind " << static_cast<int>(kind);
  }
}

TEST(Repair, IsOnlyLookedForWhereAskedFor) {
  const Procedure procedure = tests::flow_of("a -> b");
  ProcedureResult result = check(procedure, &regional());
  for (const Finding& finding : result.findings) EXPECT_FALSE(finding.repair.has_value());
}

TEST(Edit, KeepsNodesInTheReadersOrderAndEdgesWithTheirNodes) {
  const Procedure procedure = tests::flow_of("a[yes] -> b, a[no] -> =no, b -> =done");
  const Procedure edited = applied(
      procedure, {{.kind = Edit::Kind::add_step, .id = "c", .step = {.id = "c", .activity = "c"}},
                  {.kind = Edit::Kind::remove_edge, .from = "b", .to = "=done"},
                  {.kind = Edit::Kind::add_edge, .from = "b", .to = "c"},
                  {.kind = Edit::Kind::add_edge, .from = "c", .to = "=done"}});
  ASSERT_EQ(edited.steps.size(), 3u);
  for (std::size_t index = 0; index < edited.steps.size(); ++index) {
    EXPECT_EQ(edited.flow.nodes[index + 1].id, edited.steps[index].id) << "behind the start";
  }
  std::set<std::string> edges;
  for (const model::Edge& edge : edited.flow.edges) {
    edges.insert(edited.flow.nodes[edge.from.value()].id + ">" +
                 edited.flow.nodes[edge.to.value()].id);
  }
  EXPECT_TRUE(edges.contains("b>c"));
  EXPECT_TRUE(edges.contains("c>=done"));
  EXPECT_FALSE(edges.contains("b>=done"));
}

TEST(Edit, TakesAStepOutAndTiesItsNeighbours) {
  const Procedure edited = applied(tests::flow_of("a -> b, b -> c, c -> =done"),
                                   {{.kind = Edit::Kind::remove_step, .id = "b"}});
  ASSERT_EQ(edited.steps.size(), 2u);
  const behaviour::Net net(edited);
  const behaviour::Found found = behaviour::shortest_run(
      net, {.observe = [&](std::uint8_t state, behaviour::TransitionId id) -> std::uint8_t {
        return net.transition(id).visible && net.step(id).id == "c" ? 1 : state;
      }});
  ASSERT_EQ(found.answer, behaviour::Answer::possible);
  EXPECT_EQ(behaviour::steps_of(net, found.run), (std::vector<std::string>{"a", "c"}));
}

}  // namespace
}  // namespace selaras::checker
