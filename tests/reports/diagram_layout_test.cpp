#include "reports/diagram_layout.h"

#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "reports/diagram_graphviz.h"
#include "reports/diagram_route.h"
#include "tests/flow_text.h"
#include "tests/reports/diagram_samples.h"

namespace selaras::reports::tests {
namespace {

using namespace diagram;  // NOLINT: everything here is about it

void boxes_stand_apart_in_their_lanes(const Diagram& picture, const Layout& layout) {
  for (std::size_t i = 0; i < layout.boxes.size(); ++i) {
    const Rect& rect = layout.boxes[i].rect;
    EXPECT_TRUE(layout.lanes[picture.boxes[i].lane].body.contains(rect)) << picture.boxes[i].id;
    for (std::size_t j = 0; j < i; ++j)
      EXPECT_FALSE(rect.overlaps(layout.boxes[j].rect))
          << picture.boxes[i].id << " on " << picture.boxes[j].id;
  }
}

void lanes_stand_side_by_side(const Layout& layout) {
  for (std::size_t i = 1; i < layout.lanes.size(); ++i)
    EXPECT_DOUBLE_EQ(layout.lanes[i - 1].body.right(), layout.lanes[i].body.x);
  for (const PlacedLane& lane : layout.lanes)
    for (const TextLine& line : lane.title) EXPECT_TRUE(lane.head.contains(line.extent()));
}

/// What may not lie on each other within a box: its lines, its tag, its chips.
std::vector<Rect> pieces_of(const Content& content) {
  std::vector<Rect> pieces;
  for (const TextLine& line : content.lines)
    if (line.type != Type::tag) pieces.push_back(line.extent());
  if (content.tag.width > 0) pieces.push_back(content.tag);
  for (const Chip& chip : content.chips) pieces.push_back(chip.rect);
  return pieces;
}

void words_lie_inside(const Rect& outer, const Content& content) {
  const std::vector<Rect> pieces = pieces_of(content);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    EXPECT_TRUE(outer.contains(pieces[i]));
    for (std::size_t j = 0; j < i; ++j) EXPECT_FALSE(pieces[i].overlaps(pieces[j]));
  }
  for (const TextLine& line : content.lines)
    EXPECT_TRUE(line.type != Type::tag || content.tag.contains(line.extent()));
  for (const Chip& chip : content.chips)
    for (const TextLine& line : chip.lines) EXPECT_TRUE(chip.rect.contains(line.extent()));
}

/// Ends reach into their own boxes' rectangles up to the outline, no further.
void arrows_miss_all_boxes(const Diagram& picture, const Layout& layout) {
  for (std::size_t i = 0; i < layout.arrows.size(); ++i) {
    const Path& path = layout.arrows[i].path;
    ASSERT_GE(path.size(), 2u);
    for (std::size_t at = 1; at < path.size(); ++at)
      for (std::size_t box = 0; box < layout.boxes.size(); ++box) {
        const bool own = (at == 1 && box == picture.arrows[i].from) ||
                         (at + 1 == path.size() && box == picture.arrows[i].to);
        const Rect inside = layout.boxes[box].rect.grown(own ? -point_depth - 8 : -1.5);
        if (inside.width <= 0 || inside.height <= 0) continue;
        EXPECT_FALSE(piece(path[at - 1], path[at]).grown(0.01).overlaps(inside))
            << "arrow " << i << " through " << picture.boxes[box].id;
      }
  }
}

void arrows_keep_apart(const Diagram& picture, const Layout& layout) {
  for (std::size_t i = 0; i < layout.arrows.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      EXPECT_FALSE(share_a_track(layout.arrows[i].path, layout.arrows[j].path))
          << picture.boxes[picture.arrows[i].from].id << " -> "
          << picture.boxes[picture.arrows[i].to].id << " on "
          << picture.boxes[picture.arrows[j].from].id << " -> "
          << picture.boxes[picture.arrows[j].to].id;
}

void arrow_labels_are_free(const Layout& layout) {
  for (const PlacedArrow& arrow : layout.arrows) {
    if (arrow.label.empty()) continue;
    for (const PlacedBox& box : layout.boxes) EXPECT_FALSE(arrow.label_rect.overlaps(box.rect));
    for (const PlacedArrow& other : layout.arrows) {
      const bool another = &other != &arrow && !other.label.empty();
      EXPECT_FALSE(another && arrow.label_rect.overlaps(other.label_rect)) << arrow.label[0].text;
      for (std::size_t i = 1; i < other.path.size(); ++i)
        EXPECT_FALSE(piece(other.path[i - 1], other.path[i]).grown(0.5).overlaps(arrow.label_rect))
            << arrow.label[0].text << " is struck through";
    }
  }
}

void is_sound(const Diagram& picture, const Layout& layout) {
  ASSERT_EQ(layout.boxes.size(), picture.boxes.size());
  ASSERT_EQ(layout.arrows.size(), picture.arrows.size());
  boxes_stand_apart_in_their_lanes(picture, layout);
  lanes_stand_side_by_side(layout);
  for (const PlacedBox& box : layout.boxes) words_lie_inside(box.rect, box.content);
  arrows_miss_all_boxes(picture, layout);
}

TEST(DiagramLayout, TheFiveRegionsAreDrawnWithoutOneThingOnAnother) {
  for (const Region& region : regions())
    for (const std::string language : {"id", "en"})
      for (const bool differences : {false, true}) {
        SCOPED_TRACE(region.id + " " + language + (differences ? " with differences" : ""));
        const Diagram picture = make_diagram(
            region.procedure, region.reference,
            differences ? region.findings : std::vector<checker::Finding>{}, options(language));
        const Layout layout = lay_out(picture);
        is_sound(picture, layout);
        arrows_keep_apart(picture, layout);
        arrow_labels_are_free(layout);
      }
}

TEST(DiagramLayout, TwoHundredThrownProceduresAreDrawnWithoutOneThingOnAnother) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Diagram picture =
        make_diagram(thrown(seed, 5 + (seed * 37) % 56), &small_reference(), {}, options());
    is_sound(picture, lay_out(picture));
  }
}

TEST(DiagramLayout, OurOwnPathsMissAllBoxesToo) {
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Diagram picture =
        make_diagram(thrown(seed, 5 + (seed * 37) % 56), &small_reference(), {}, options());
    is_sound(picture, lay_out(picture, Router::own));
  }
}

TEST(DiagramLayout, RowsFollowTheFlow) {
  const Diagram picture = make_diagram(
      selaras::tests::flow_of("a -> b, b[x] -> c, b[y] -> d, c -> =e, d -> a, d -> =e"), nullptr,
      {}, options());
  const Layout layout = lay_out(picture);
  for (const Diagram::Arrow& arrow : picture.arrows) {
    const bool loop = picture.boxes[arrow.to].id == "a" && picture.boxes[arrow.from].id == "d";
    EXPECT_EQ(layout.boxes[arrow.from].rect.bottom() < layout.boxes[arrow.to].rect.y, !loop);
  }
}

TEST(DiagramLayout, TheArmsOfADecisionStandSideBySide) {
  const Diagram picture = make_diagram(
      selaras::tests::flow_of("b[x] -> c, b[y] -> d, c -> =e, d -> =e"), nullptr, {}, options());
  const Layout layout = lay_out(picture);
  const auto place = [&](const std::string& id) {
    for (std::size_t i = 0; i < picture.boxes.size(); ++i)
      if (picture.boxes[i].id == id) return layout.boxes[i].rect;
    return Rect{};
  };
  EXPECT_DOUBLE_EQ(place("c").centre().y, place("d").centre().y);
  EXPECT_LT(place("c").right(), place("d").x);
}

TEST(DiagramLayout, AnArrowToItselfIsDrawnAsAnEar) {
  const Diagram picture =
      make_diagram(selaras::tests::flow_of("a -> a, a -> =e"), nullptr, {}, options());
  const Layout layout = lay_out(picture);
  is_sound(picture, layout);
}

TEST(DiagramLayout, NothingToDrawIsDrawnAsNothing) {
  EXPECT_TRUE(lay_out(Diagram{}).boxes.empty());
}

TEST(DiagramLayout, AThousandStepsAreDrawn) {
  const Diagram picture = make_diagram(thrown(7, 1000), &small_reference(), {}, options());
  is_sound(picture, lay_out(picture));
}

TEST(DiagramGraphviz, FindsRightAngledPathsRoundAnObstacle) {
  const std::vector<Rect> boxes = {{0, 0, 100, 40}, {0, 100, 100, 40}, {0, 200, 100, 40}};
  const std::optional<std::vector<Path>> paths = graphviz_paths(boxes, {{.from = 0, .to = 2}});
  ASSERT_TRUE(paths);
  EXPECT_TRUE(is_clear(simplified(paths->at(0)), 0, 2, boxes));
  EXPECT_GT(paths->at(0).size(), 2u);
}

TEST(DiagramRoute, APathThroughABoxOrAslantIsNotClear) {
  const std::vector<Rect> boxes = {{0, 0, 100, 40}, {0, 100, 100, 40}, {0, 200, 100, 40}};
  EXPECT_FALSE(is_clear({{50, 40}, {50, 200}}, 0, 2, boxes));
  EXPECT_TRUE(is_clear({{50, 40}, {50, 100}}, 0, 1, boxes));
  EXPECT_FALSE(is_clear({{50, 40}, {60, 100}}, 0, 1, boxes));
  EXPECT_FALSE(is_clear({{50, 60}, {50, 100}}, 0, 1, boxes));
  EXPECT_FALSE(is_clear({{50, 40}}, 0, 1, boxes));
}

TEST(DiagramRoute, LinesThatCrossDoNotShareATrackAndLinesThatRunOnEachOtherDo) {
  EXPECT_FALSE(share_a_track({{0, 50}, {100, 50}}, {{50, 0}, {50, 100}}));
  EXPECT_TRUE(share_a_track({{0, 50}, {100, 50}}, {{60, 51}, {200, 51}}));
  EXPECT_FALSE(share_a_track({{0, 50}, {100, 50}}, {{60, 56}, {200, 56}}));
}

}  // namespace
}  // namespace selaras::reports::tests
