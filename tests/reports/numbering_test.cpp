#include "reports/numbering.h"

#include <vector>

#include <gtest/gtest.h>

#include "tests/reports/sample.h"

namespace selaras::reports {
namespace {

TEST(Numbering, FindingsAreNumberedByThemeAndGravity) {
  const sample::World world;
  const std::vector<NumberedFinding> all = numbered(world.results[0]);
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0].finding->rule, "sample-addressee");  // authority
  EXPECT_EQ(all[1].finding->rule, "sample-missing");    // completeness
  EXPECT_EQ(all[2].finding->rule, "sample-unit");       // editorial
  EXPECT_EQ(all[2].number, 3u);
}

TEST(Numbering, APictureTakesTheNumbersOfTheSheet) {
  const sample::World world;
  Diagram diagram;
  diagram.boxes.push_back(
      {.marks = {{.numbers = {1, 2}, .fingerprints = {"fedcba9876543210", "0123456789abcdef"}}}});
  diagram.notes = {{.number = 1, .text = "missing"}, {.number = 2, .text = "addressee"}};
  number_as_on_sheet(diagram, world.results[0]);
  EXPECT_EQ(diagram.boxes[0].marks[0].numbers, (std::vector<std::size_t>{1, 2}));
  EXPECT_EQ(diagram.notes[0].text, "addressee");
  EXPECT_EQ(diagram.notes[0].number, 1u);
  EXPECT_EQ(diagram.notes[1].number, 2u);
}

}  // namespace
}  // namespace selaras::reports
