#include <algorithm>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "reports/diagram.h"
#include "reports/diagram_findings.h"
#include "tests/flow_text.h"
#include "tests/reports/diagram_samples.h"

namespace selaras::reports::tests {
namespace {

using selaras::tests::flow_of;

const Diagram::Box& box(const Diagram& diagram, const std::string& id) {
  const auto found = std::ranges::find(diagram.boxes, id, &Diagram::Box::id);
  if (found == diagram.boxes.end()) throw std::runtime_error("no box " + id);
  return *found;
}

std::size_t index(const Diagram& diagram, const std::string& id) {
  return static_cast<std::size_t>(&box(diagram, id) - diagram.boxes.data());
}

const std::string& lane_of(const Diagram& diagram, const std::string& id) {
  return diagram.lanes[box(diagram, id).lane].title;
}

const Diagram::Arrow* arrow(const Diagram& diagram, const std::string& from,
                            const std::string& to) {
  for (const Diagram::Arrow& each : diagram.arrows)
    if (each.from == index(diagram, from) && each.to == index(diagram, to)) return &each;
  return nullptr;
}

model::Actor actor(const std::string& name, std::vector<std::string> roles) {
  return {.name = name, .roles = std::move(roles)};
}

Diagram draw(const model::Procedure& procedure,
             const std::vector<checker::Finding>& findings = {}) {
  return make_diagram(procedure, &small_reference(), findings, options());
}

TEST(DiagramData, LanesStandInTheReferencesOrderWithTheVagueOnesLast) {
  model::Procedure procedure = flow_of("a -> b, b -> c, c -> d, d -> e, e -> =granted");
  procedure.steps[1].actor = actor("Bupati", {"head"});
  procedure.steps[2].actor = actor("Dinas", {"office"});
  procedure.steps[3].actor = actor("Dukcapil", {"office", "head"});
  procedure.steps[4].actor = actor("LSM", {});
  const Diagram diagram = draw(procedure);
  std::vector<std::string> titles;
  for (const Diagram::Lane& lane : diagram.lanes) titles.push_back(lane.title);
  EXPECT_EQ(titles, (std::vector<std::string>{"Lajur office", "Lajur head", "Pelaku lain",
                                              "Pelaku tidak pasti", "Pelaku tidak disebut"}));
}

TEST(DiagramData, AStepWithoutAnActorIsNotGivenOne) {
  const Diagram diagram = draw(flow_of("apply -> grant, grant -> =granted"));
  EXPECT_EQ(lane_of(diagram, "apply"), "Pelaku tidak disebut");
  EXPECT_EQ(lane_of(diagram, "grant"), "Pelaku tidak disebut");
}

TEST(DiagramData, AStepWhoseOutcomesAllNameTheSameLaneStandsInIt) {
  model::Procedure procedure = flow_of("decide[yes] -> =granted, decide[no] -> =rejected");
  procedure.steps[0].outcomes[0].actor = actor("Dinas", {"office"});
  EXPECT_EQ(lane_of(draw(procedure), "decide"), "Pelaku tidak disebut");
  procedure.steps[0].outcomes[1].actor = actor("Bupati", {"head"});
  EXPECT_EQ(lane_of(draw(procedure), "decide"), "Pelaku tidak disebut");
  procedure.steps[0].outcomes[1].actor = actor("Disdukcapil", {"office"});
  EXPECT_EQ(lane_of(draw(procedure), "decide"), "Lajur office");
}

TEST(DiagramData, AStepOfPartiesStandsWithTheFirstOfThem) {
  model::Procedure procedure = flow_of("sign -> =granted");
  procedure.steps[0].parties = {
      {.sides = {{.actor = actor("Dinas", {"office"})}, {.actor = actor("OPD", {"user"})}}}};
  const Diagram diagram = draw(procedure);
  EXPECT_EQ(lane_of(diagram, "sign"), "Lajur office");
  EXPECT_EQ(box(diagram, "sign").details, std::vector<std::string>{"antara Dinas dan OPD"});
}

TEST(DiagramData, AHeadStandsInTheLaneOfItsBodyAndIsNamedInTheBox) {
  model::Procedure procedure = flow_of("apply -> =granted");
  procedure.steps[0].actor = actor("Pimpinan Pengguna", {"user_head"});
  procedure.steps[0].channel = actor("Disdukcapil", {"office"});
  procedure.steps[0].addressee = actor("Bupati", {"head"});
  procedure.steps[0].on_behalf_of = actor("Menteri", {"minister"});
  const Diagram diagram = draw(procedure);
  EXPECT_EQ(lane_of(diagram, "apply"), "Lajur user");
  EXPECT_EQ(box(diagram, "apply").details,
            (std::vector<std::string>{"oleh Pimpinan Pengguna", "a.n. Menteri",
                                      "melalui Disdukcapil", "kepada Bupati"}));
}

TEST(DiagramData, MarkersAreThoseOfTheInnermostItems) {
  model::Procedure procedure = flow_of("a -> b, b -> =granted");
  procedure.items = {{.id = "p4", .marker = "4."},
                     {.id = "p4a", .marker = "a)", .parent = "p4"},
                     {.id = "p4b", .marker = "(b)", .parent = "p4"},
                     {.id = "p9", .marker = "9."}};
  procedure.steps[0].items = {"p4", "p4a", "p4b"};
  procedure.steps[1].items = {"p4a", "p9"};
  const Diagram diagram = draw(procedure);
  EXPECT_EQ(box(diagram, "a").marker, "4 a, b");
  EXPECT_EQ(box(diagram, "b").marker, "4 a, 9");
}

TEST(DiagramData, ArrowsTellTheirOriginAndTheirOutcome) {
  model::Procedure procedure =
      flow_of("decide[yes] -> grant, decide[no] ~> =rejected, grant -> =granted");
  procedure.steps[0].outcomes[0].label = "persetujuan";
  procedure.flow.edges.back().origin = model::Origin::inferred;
  const Diagram diagram = draw(procedure);
  EXPECT_EQ(box(diagram, "decide").kind, Diagram::BoxKind::decision);
  EXPECT_EQ(arrow(diagram, "decide", "grant")->label, "persetujuan");
  EXPECT_EQ(arrow(diagram, "decide", "=rejected")->label, "no");
  EXPECT_EQ(arrow(diagram, "decide", "=rejected")->kind, Diagram::ArrowKind::listed);
  EXPECT_EQ(arrow(diagram, "grant", "=granted")->kind, Diagram::ArrowKind::inferred);
}

TEST(DiagramData, AnArrowTellsWhoActsByItsOutcome) {
  model::Procedure procedure =
      flow_of("decide[yes] -> grant, decide[no] -> =rejected, grant -> =granted");
  procedure.steps[0].outcomes[1] = {
      .id = "no", .label = "penolakan", .actor = actor("Dinas", {"office"})};
  const Diagram diagram = draw(procedure);
  EXPECT_EQ(arrow(diagram, "decide", "grant")->label, "yes");
  EXPECT_EQ(arrow(diagram, "decide", "=rejected")->label, "penolakan, oleh Dinas");
}

TEST(DiagramData, AMissingStepIsAGhostInItsLaneBetweenItsNeighboursOfTheReference) {
  const model::Procedure procedure =
      flow_of("apply -> decide, decide[yes] -> grant, grant -> =granted");
  const Diagram diagram =
      draw(procedure, {finding("missing-step", "sign.present", {"obligation", "sign.present"}),
                       finding("missing-step", "forward.present", {"step", "forward"})});
  EXPECT_TRUE(box(diagram, "sign").ghost);
  EXPECT_EQ(lane_of(diagram, "sign"), "Lajur office");
  EXPECT_EQ(box(diagram, "sign").label, "Kegiatan sign");
  ASSERT_EQ(box(diagram, "sign").marks.size(), 1u);
  EXPECT_EQ(box(diagram, "sign").marks[0].kind, Diagram::MarkKind::missing);
  EXPECT_EQ(arrow(diagram, "decide", "sign")->kind, Diagram::ArrowKind::ghost);
  EXPECT_EQ(arrow(diagram, "decide", "sign")->label, "yes");
  EXPECT_NE(arrow(diagram, "sign", "grant"), nullptr);
  EXPECT_NE(arrow(diagram, "apply", "forward"), nullptr);
  EXPECT_NE(arrow(diagram, "forward", "decide"), nullptr);
}

TEST(DiagramData, NoStepIsAGhostWithoutAFindingThatCallsItMissing) {
  const model::Procedure procedure = flow_of("apply -> grant, grant -> =granted");
  const auto ghosts = [&](const std::vector<checker::Finding>& findings) {
    const Diagram diagram = draw(procedure, findings);
    return std::ranges::count_if(diagram.boxes, [](const auto& each) { return each.ghost; });
  };
  EXPECT_EQ(ghosts({}), 0);
  EXPECT_EQ(ghosts({finding("wrong-actor", "grant.by-head", {"step", "grant"})}), 0);
  EXPECT_EQ(ghosts({finding("missing-step", "grant.present", {"step", "grant"})}), 0);
  checker::Finding accepted = finding("missing-step", "sign.present", {"step", "sign"});
  EXPECT_EQ(ghosts({accepted}), 1);
  accepted.state = checker::State::suppressed;
  EXPECT_EQ(ghosts({accepted}), 0);
}

TEST(DiagramData, MarksSayWhyAndFindingsAreNumberedInReadingOrder) {
  model::Procedure procedure = flow_of("apply -> grant, grant -> sign, sign -> =granted");
  DiagramOptions with_list = options();
  with_list.sentence = [](const checker::Finding& each) { return "about " + each.rule; };
  const std::vector<checker::Finding> findings = {
      finding("out-of-order", "sign.first", {"obligation", "sign.first"}),
      finding("actor-not-stated", "grant.by-head", {"step", "grant"}),
      finding("odd-label", "", {"step", "apply"})};
  const Diagram diagram = make_diagram(procedure, &small_reference(), findings, with_list);
  ASSERT_EQ(diagram.notes.size(), 3u);
  EXPECT_EQ(diagram.notes[0].text, "about odd-label");
  EXPECT_EQ(box(diagram, "apply").marks.at(0).kind, Diagram::MarkKind::other);
  EXPECT_EQ(box(diagram, "apply").marks.at(0).numbers, std::vector<std::size_t>{1});
  const auto kinds = [&](const std::string& id) {
    std::set<Diagram::MarkKind> all;
    for (const Diagram::Mark& mark : box(diagram, id).marks) all.insert(mark.kind);
    return all;
  };
  EXPECT_EQ(kinds("sign"), std::set{Diagram::MarkKind::order});
  EXPECT_EQ(kinds("grant"), std::set{Diagram::MarkKind::silent});
  EXPECT_EQ(box(diagram, "grant").marks[0].fingerprints,
            std::vector<std::string>{"f-actor-not-stated-grant"});
}

TEST(DiagramData, AStepThatIsStatedIsNeverMarkedAsMissing) {
  const Diagram diagram = draw(flow_of("grant -> =granted"),
                               {finding("missing-step", "sign.present", {"step", "grant"})});
  EXPECT_EQ(box(diagram, "grant").marks.at(0).kind, Diagram::MarkKind::partial);
}

TEST(DiagramData, SilenceIsNotDrawnAsAContradiction) {
  const model::Clause clause{.kind = model::ClauseKind::role, .rule = "missing-delegation"};
  const auto kind = [&](const char* variant) {
    return diagram::mark_kind({.rule = "missing-delegation", .message_variant = variant}, &clause);
  };
  EXPECT_EQ(kind(""), Diagram::MarkKind::contrary);
  EXPECT_EQ(kind("silent"), Diagram::MarkKind::silent);
  EXPECT_EQ(kind("partial"), Diagram::MarkKind::partial);
}

TEST(DiagramData, AFindingAboutThePageAsAWholeMarksNoBox) {
  const Diagram diagram =
      draw(flow_of("apply -> =granted"), {finding("decree-missing", "", {"procedure", "example"})});
  for (const Diagram::Box& each : diagram.boxes) EXPECT_TRUE(each.marks.empty());
}

TEST(DiagramData, WithoutAReferenceActorsGiveTheLanesInTheOrderInWhichTheyAppear) {
  model::Procedure procedure = flow_of("a -> b, b -> =granted");
  procedure.steps[0].actor = actor("Zebra", {"zebra"});
  procedure.steps[1].actor = actor("Ant", {"ant"});
  const Diagram diagram = make_diagram(procedure, nullptr, {}, options("en"));
  ASSERT_EQ(diagram.lanes.size(), 2u);
  EXPECT_EQ(diagram.lanes[0].title, "Zebra");
  EXPECT_EQ(diagram.lanes[1].title, "Ant");
}

TEST(DiagramData, TheDescriptionTellsTheFlowInWords) {
  const Diagram diagram = make_diagram(flow_of("apply -> =granted"), nullptr, {}, options("en"));
  EXPECT_EQ(diagram.description,
            "Flow diagram of 1 steps in 1 lanes of actors. apply (Actor not stated).");
}

}  // namespace
}  // namespace selaras::reports::tests
