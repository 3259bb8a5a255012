#include <algorithm>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "model/json.h"
#include "reports/diagram.h"
#include "reports/diagram_heat.h"
#include "reports/diagram_run.h"
#include "reports/diagram_versions.h"
#include "tests/flow_text.h"
#include "tests/reports/diagram_samples.h"

namespace selaras::reports::tests {
namespace {

using selaras::tests::flow_of;
using MarkKind = Diagram::MarkKind;

const Diagram::Box& box(const Diagram& diagram, const std::string& id) {
  const auto found = std::ranges::find(diagram.boxes, id, &Diagram::Box::id);
  if (found == diagram.boxes.end()) throw std::runtime_error("no box " + id);
  return *found;
}

std::vector<MarkKind> marks(const Diagram& diagram, const std::string& id) {
  std::vector<MarkKind> kinds;
  for (const Diagram::Mark& mark : box(diagram, id).marks) kinds.push_back(mark.kind);
  return kinds;
}

Diagram changed(const std::string& older, const std::string& newer) {
  return version_diagram(flow_of(older), flow_of(newer), &small_reference(), options());
}

TEST(DiagramVersions, AVersionDoesNotDifferFromItself) {
  for (const Region& region : regions()) {
    const Diagram diagram =
        version_diagram(region.procedure, region.procedure, region.reference, options());
    EXPECT_TRUE(diagram.notes.empty()) << region.id;
  }
}

TEST(DiagramVersions, NewStepsAreMarkedAndRemovedOnesStandAsGhosts) {
  const Diagram diagram = changed("a -> b, b -> c, c -> =granted", "a -> x, x -> c, c -> =granted");
  EXPECT_EQ(marks(diagram, "x"), std::vector{MarkKind::added});
  EXPECT_EQ(marks(diagram, "b"), std::vector{MarkKind::removed});
  EXPECT_TRUE(box(diagram, "b").ghost);
  EXPECT_TRUE(marks(diagram, "a").empty());
  EXPECT_TRUE(marks(diagram, "c").empty());
  EXPECT_EQ(std::ranges::count(diagram.arrows, Diagram::ArrowKind::ghost, &Diagram::Arrow::kind),
            2);
}

TEST(DiagramVersions, OnlyTheStepThatChangedItsPlaceIsMoved) {
  const Diagram diagram =
      changed("a -> b, b -> c, c -> d, d -> =granted", "b -> c, c -> d, d -> a, a -> =granted");
  EXPECT_EQ(marks(diagram, "a"), std::vector{MarkKind::moved});
  for (const char* still : {"b", "c", "d"}) EXPECT_TRUE(marks(diagram, still).empty()) << still;
}

TEST(DiagramVersions, AnotherActorIsMarkedAndBothAreNamed) {
  model::Procedure older = flow_of("a -> =granted");
  model::Procedure newer = older;
  older.steps[0].actor = model::Actor{.name = "OPD", .roles = {"user"}};
  newer.steps[0].actor = model::Actor{.name = "Dinas", .roles = {"office"}};
  const Diagram diagram = version_diagram(older, newer, &small_reference(), options());
  EXPECT_EQ(marks(diagram, "a"), std::vector{MarkKind::actor});
  ASSERT_EQ(diagram.notes.size(), 1u);
  EXPECT_NE(diagram.notes[0].text.find("Lajur user"), std::string::npos);
  EXPECT_NE(diagram.notes[0].text.find("Lajur office"), std::string::npos);
}

TEST(DiagramVersions, AnotherActorOfOneOutcomeIsMarkedToo) {
  model::Procedure older = flow_of("a[yes] -> =granted, a[no] -> =rejected");
  older.steps[0].actor = model::Actor{.name = "Bupati", .roles = {"head"}};
  model::Procedure newer = older;
  newer.steps[0].outcomes[1].actor = model::Actor{.name = "Dinas", .roles = {"office"}};
  const Diagram diagram = version_diagram(older, newer, &small_reference(), options());
  EXPECT_EQ(marks(diagram, "a"), std::vector{MarkKind::actor});
  EXPECT_NE(diagram.notes.at(0).text.find("Lajur office"), std::string::npos);
  EXPECT_TRUE(marks(version_diagram(newer, newer, &small_reference(), options()), "a").empty());
}

TEST(DiagramRun, StepsAreNumberedInTheOrderOfTheRunAndTheWayBetweenThemIsHeavy) {
  Diagram diagram = make_diagram(flow_of("a[x] -> b, a[y] -> c, b -> a, c -> =granted"),
                                 &small_reference(), {}, options());
  draw_run(diagram, {"a", "b", "a", "c"}, options());
  EXPECT_EQ(box(diagram, "a").marks.at(0).numbers, (std::vector<std::size_t>{1, 3}));
  EXPECT_EQ(box(diagram, "b").marks.at(0).numbers, std::vector<std::size_t>{2});
  EXPECT_EQ(box(diagram, "c").marks.at(0).numbers, std::vector<std::size_t>{4});
  EXPECT_EQ(std::ranges::count(diagram.arrows, true, &Diagram::Arrow::on_run), 4);
}

std::optional<Waiting> read(const std::string& text, model::Diagnostics& diagnostics) {
  model::Procedure procedure = flow_of("a -> b, b -> =granted");
  procedure.id = "example";
  const std::optional<model::json::Node> node = model::json::parse(text, "r.json", diagnostics);
  return node ? read_waiting(*node, "r.json", procedure, diagnostics) : std::nullopt;
}

TEST(DiagramHeat, WaitingIsReadFromAResultAndShownAsANumberAndALevel) {
  model::Diagnostics diagnostics;
  const std::optional<Waiting> waiting = read(
      R"({"schemaVersion": 1, "procedure": "example", "steps": [{"id": "a", "waiting": 0.5}, {"id": "b", "waiting": 2.5, "visits": 3}]})",
      diagnostics);
  ASSERT_TRUE(waiting) << diagnostics.at(0).code;
  Diagram diagram = make_diagram(flow_of("a -> b, b -> =granted"), nullptr, {}, options());
  heat(diagram, *waiting, Texts(Language::id));
  EXPECT_EQ(box(diagram, "a").heat->level, 1u);
  EXPECT_EQ(box(diagram, "b").heat->level, 5u);
  EXPECT_EQ(box(diagram, "b").heat->text, "2,5 hari kerja");
  EXPECT_EQ(diagram.heat_scale.size(), Diagram::hottest + 1);
  EXPECT_NE(swimlane_svg(diagram, options()).find("heat full"), std::string::npos);
}

TEST(DiagramHeat, TheNumberIsNotCutEvenInADecision) {
  Diagram diagram = make_diagram(flow_of("a -> b, b[yes] -> =granted, b[no] -> =rejected"), nullptr,
                                 {}, options());
  heat(diagram, {{"a", 0}, {"b", 123.25}}, Texts(Language::id));
  const std::string svg = swimlane_svg(diagram, options());
  EXPECT_NE(svg.find("123,25 hari kerja"), std::string::npos);
  for (const Language language : {Language::id, Language::en}) {
    heat(diagram, {{"b", 0.001}}, Texts(language));
    EXPECT_NE(swimlane_svg(diagram, options()).find(box(diagram, "b").heat->text),
              std::string::npos);
  }
  EXPECT_NE(svg.find("tanpa antrean"), std::string::npos);
}

TEST(DiagramHeat, DoesNotPaintWhatWouldBeShownAsNothing) {
  Diagram diagram = make_diagram(flow_of("a -> b, b -> =granted"), nullptr, {}, options());
  heat(diagram, {{"a", 0.004}, {"b", 0.03}}, Texts(Language::en));
  EXPECT_EQ(box(diagram, "a").heat->level, 0u);
  EXPECT_EQ(box(diagram, "a").heat->text, "almost none");
  EXPECT_EQ(box(diagram, "b").heat->level, 3u);
  EXPECT_EQ(diagram.heat_scale[1], "waits up to 0.01 working days");
  heat(diagram, {{"a", 0}, {"b", 0.001}}, Texts(Language::en));
  EXPECT_EQ(box(diagram, "b").heat->level, 0u);
  EXPECT_EQ(diagram.heat_scale, std::vector<std::string>{"no queue"});
}

TEST(DiagramHeat, WhereNobodyWaitsTheLegendSaysWhatTheEmptySquaresMean) {
  Diagram diagram = make_diagram(flow_of("a -> =granted"), nullptr, {}, options());
  heat(diagram, {{"a", 0}}, Texts(Language::id));
  EXPECT_EQ(diagram.heat_scale, std::vector<std::string>{"tanpa antrean"});
  const std::string svg = swimlane_svg(diagram, options());
  const std::size_t in_box = svg.find("tanpa antrean");
  ASSERT_NE(in_box, std::string::npos);
  EXPECT_NE(svg.find("tanpa antrean", in_box + 1), std::string::npos);
}

TEST(DiagramHeat, AForeignResultIsADiagnostic) {
  const auto code = [](const std::string& text) {
    model::Diagnostics diagnostics;
    EXPECT_FALSE(read(text, diagnostics)) << text;
    return diagnostics.empty() ? "" : diagnostics[0].code;
  };
  EXPECT_EQ(code("{}"), "missing-key");
  EXPECT_EQ(code("[1]"), "no-object");
  EXPECT_EQ(code(R"({"procedure": "another", "steps": []})"), "heat-other-procedure");
  EXPECT_EQ(code(R"({"procedure": "example", "steps": [{"id": "z", "waiting": 1}]})"),
            "unknown-id");
  EXPECT_EQ(code(R"({"procedure": "example", "steps": [{"id": "a"}]})"), "missing-key");
  EXPECT_EQ(code(R"({"procedure": "example", "steps": [{"id": "a", "waiting": -1}]})"),
            "number-too-small");
}

}  // namespace
}  // namespace selaras::reports::tests
