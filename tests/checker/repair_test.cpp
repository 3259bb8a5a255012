#include "checker/repair.h"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "tests/checker/breakage.h"
#include "tests/flow_text.h"

namespace selaras::checker {
namespace {

using model::Clause;
using model::Procedure;
using model::Reference;

const Reference& regional() { return breakage::reference("regional-2019"); }

std::set<std::string> fingerprints(const std::vector<Finding>& findings) {
  std::set<std::string> prints;
  for (const Finding& finding : findings) prints.insert(finding.fingerprint);
  return prints;
}

/// The finding is gone from the procedure as repaired, and no other has come.
void expect_mended(const Reference& reference, const Procedure& procedure, const Finding& finding,
                   const Repair& repair, const std::set<std::string>& before) {
  const ProcedureResult after = check(applied(procedure, repair.edits), &reference);
  for (const Finding& one : after.findings) {
    EXPECT_NE(one.fingerprint, finding.fingerprint) << finding.rule;
    EXPECT_TRUE(before.contains(one.fingerprint)) << one.rule << " came with " << repair.kind;
  }
}

struct Case {
  std::string reference;
  model::Administration level = model::Administration::regency;
};
void PrintTo(const Case& one, std::ostream* out) { *out << one.reference; }

class BrokenClause : public testing::TestWithParam<Case> {
 protected:
  void SetUp() override {
    reference_ = &breakage::reference(GetParam().reference);
    whole_ = breakage::conforming(*reference_, GetParam().level);
    known_ = fingerprints(check(whole_, reference_).findings);
  }

  /// Nothing can be proposed in place of a time that is not stated at all, nor of what the
  /// reference does only on one of several ways behind a gateway: those ways are the page's own.
  bool has_repair(const Clause& clause, const breakage::Broken& broken) const {
    if (broken.reason != Reason::silent) return true;
    if (clause.kind == model::ClauseKind::within) return false;
    const model::Flow& flow = reference_->procedure.flow;
    return std::ranges::none_of(flow.edges, [&](const model::Edge& edge) {
      const model::Node& to = flow.nodes[edge.to.value()];
      return flow.nodes[edge.from.value()].kind == model::NodeKind::exclusive &&
             to.kind == model::NodeKind::step && clause.kind == model::ClauseKind::occurs &&
             std::ranges::count(clause.steps, reference_->procedure.step_of(to).activity) > 0;
    });
  }

  void look(const Clause& clause, const breakage::Broken& broken) {
    const auto findings = check(broken.procedure, reference_).findings;
    for (const Finding& finding : findings) {
      if (known_.contains(finding.fingerprint)) continue;
      const auto found = repair(broken.procedure, *reference_, finding, findings);
      const bool of_clause = finding.rule == clause.rule || finding.rule == clause.silent;
      if (of_clause && has_repair(clause, broken)) {
        EXPECT_TRUE(found.has_value()) << finding.rule << " has no repair";
      }
      if (!found) continue;
      mended_.insert(clause.kind);
      expect_mended(*reference_, broken.procedure, finding, *found, fingerprints(findings));
    }
  }

  const Reference* reference_ = nullptr;
  Procedure whole_;
  std::set<std::string> known_;
  std::set<model::ClauseKind> mended_;
};

TEST_P(BrokenClause, HasARepairThatRemovesItsFindingAndAddsNone) {
  std::set<model::ClauseKind> demanded;
  for (const model::Obligation& obligation : reference_->obligations) {
    for (const Clause& clause : obligation.clauses) {
      demanded.insert(clause.kind);
      for (const breakage::Broken& broken : breakage::broken(whole_, *reference_, clause)) {
        if (broken.way.starts_with("named:")) continue;  // as many as there are roles
        SCOPED_TRACE(obligation.id + ", " + clause.rule + ": " + broken.way);
        look(clause, broken);
      }
    }
  }
  EXPECT_EQ(mended_, demanded);
}

INSTANTIATE_TEST_SUITE_P(Repair, BrokenClause,
                         testing::Values(Case{"by-outcome"}, Case{"regional-2019-2023"},
                                         Case{"central-2023", model::Administration::centre}),
                         [](const auto& one) {
                           std::string name = one.param.reference;
                           std::ranges::replace(name, '-', '_');
                           return name;
                         });

/// Two neighbours of the reference's flow change places; whatever is then proposed mends.
TEST(Repair, OfStepsThatChangedPlacesRemovesItsFindingAndAddsNone) {
  const Procedure whole = breakage::conforming(regional(), model::Administration::regency);
  const std::set<std::string> known = fingerprints(check(whole, &regional()).findings);
  std::size_t proposed = 0;
  for (const model::Edge& edge : whole.flow.edges) {
    const auto& from = whole.flow.nodes[edge.from.value()];
    const auto& to = whole.flow.nodes[edge.to.value()];
    const bool both = from.kind == model::NodeKind::step && to.kind == model::NodeKind::step;
    if (!both || !edge.outcome.empty()) continue;
    Procedure swapped = whole;
    for (model::Edge& other : swapped.flow.edges) {
      const auto exchange = [&](model::NodeId& node) {
        node = node == edge.from ? edge.to : node == edge.to ? edge.from : node;
      };
      exchange(other.from);
      exchange(other.to);
    }
    const bool decides = std::ranges::any_of(swapped.flow.edges, [&](const model::Edge& other) {
      return !other.outcome.empty() && (other.from == edge.from || other.from == edge.to);
    });
    if (decides) continue;  // its outcomes would hang on the wrong step
    SCOPED_TRACE(from.id + " and " + to.id);
    const auto findings = check(swapped, &regional()).findings;
    for (const Finding& finding : findings) {
      if (known.contains(finding.fingerprint)) continue;
      const auto found = repair(swapped, regional(), finding, findings);
      if (!found) continue;
      ++proposed;
      expect_mended(regional(), swapped, finding, *found, fingerprints(findings));
    }
  }
  EXPECT_GE(proposed, 3u);
}

TEST(Repair, IsOnlyLookedForWhereAskedFor) {
  const Procedure procedure = tests::flow_of("a -> b");
  ProcedureResult result = check(procedure, &regional());
  for (const Finding& finding : result.findings) EXPECT_EQ(finding.repair, nullptr);
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
