#include "reports/html_marks.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace selaras::reports {
namespace {

using Stretches = std::vector<Stretch>;

TEST(Marks, AQuoteIsCutOutOfItsLine) {
  EXPECT_EQ(marked("a bcd e", {{"bcd", 7}}), (Stretches{{"a ", {}}, {"bcd", {7}}, {" e", {}}}));
}

TEST(Marks, OverlappingQuotesBecomeOneStretchOfAllOwners) {
  EXPECT_EQ(marked("abcdef", {{"cde", 2}, {"bcd", 1}, {"bcd", 1}}),
            (Stretches{{"a", {}}, {"bcde", {1, 2}}, {"f", {}}}));
}

TEST(Marks, AQuoteThatDoesNotStandThereMarksNothing) {
  EXPECT_EQ(marked("abc", {{"x", 1}, {"", 2}}), (Stretches{{"abc", {}}}));
  EXPECT_EQ(marked("", {{"x", 1}}), (Stretches{{"", {}}}));
}

TEST(Marks, StretchesPutTogetherAreTheLine) {
  const std::string line = "satu dua tiga empat";
  for (std::size_t begin = 0; begin < line.size(); ++begin) {
    for (std::size_t length = 1; begin + length <= line.size(); ++length) {
      std::string whole;
      for (const Stretch& each : marked(line, {{line.substr(begin, length), 0}, {"dua tiga", 1}})) {
        whole += each.text;
      }
      ASSERT_EQ(whole, line);
    }
  }
}

}  // namespace
}  // namespace selaras::reports
