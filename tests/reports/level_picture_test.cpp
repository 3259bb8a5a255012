#include "reports/level_picture.h"

#include <string>

#include <gtest/gtest.h>

namespace selaras::reports {
namespace {

const Texts english(Language::en);

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
  return found;
}

TEST(LevelPicture, HasAPointAndItsValueAtEveryLoadAndABarForEachInterval) {
  const std::string svg = level_picture(
      "a", {{0.5, 0.9, 0.85, 0.95}, {1, 0.8, {}, {}}, {1.5, 0.2, 0.1, 0.3, true}}, english);
  EXPECT_EQ(count(svg, "<circle"), 3u);
  EXPECT_EQ(count(svg, "class=\"grows\""), 1u);
  EXPECT_EQ(count(svg, "class=\"interval\""), 6u);
  for (const char* value : {">90%<", ">80%<", ">20%<", ">150%<"}) {
    EXPECT_EQ(count(svg, value), 1u) << value;
  }
}

TEST(LevelPicture, LeavesWordsFromFilesWords) {
  const std::string svg = level_picture("\"><script>x</script>", {{1, 0.5, {}, {}}}, english);
  EXPECT_EQ(svg.find("<script"), svg.npos);
  EXPECT_EQ(count(svg, "&lt;script"), 1u);
}

TEST(LevelPicture, StretchesItsScaleBeyondOneAndStandsWithoutPoints) {
  const std::string svg = level_picture("a", {{1, 2, {}, {}}}, english);
  EXPECT_EQ(svg.find("y=\"-"), svg.npos);
  EXPECT_EQ(svg.find("cy=\"-"), svg.npos);
  EXPECT_EQ(count(level_picture("a", {}, english), "<circle"), 0u);
}

}  // namespace
}  // namespace selaras::reports
