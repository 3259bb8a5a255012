#include "reports/snippet.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace selaras::reports {
namespace {

model::Place place(std::uint32_t line, std::uint32_t column, std::uint32_t end) {
  return {.file = "a.json", .begin = {line, column}, .end = {line, end}};
}

std::string snippet(const std::string& text, const model::Place& at) {
  const Files files{{"a.json", text}};
  return Snippets(files, false).at(at);
}

TEST(Snippets, ShowTheLineWithACaretBelow) {
  EXPECT_EQ(snippet("one\ntwo three\n", place(2, 5, 10)), "2 | two three\n  |     ^~~~~\n");
}

TEST(Snippets, OfALongLineShowAStretchAroundTheCaret) {
  const std::string line = std::string(500, 'a') + "é" + std::string(500, 'b');
  EXPECT_EQ(snippet(line, place(1, 501, 502)), "1 | " + std::string(30, 'a') + "é" +
                                                   std::string(45, 'b') + "\n  | " +
                                                   std::string(30, ' ') + "^\n");
}

TEST(Snippets, OfAPlaceOverSeveralLinesMarkTheFirstToItsEnd) {
  const Files files{{"a.json", "abc\r\ndef"}};
  EXPECT_EQ(Snippets(files, false).at({.file = "a.json", .begin = {1, 2}, .end = {2, 3}}),
            "1 | abc\n  |  ^~\n");
}

TEST(Snippets, ThatAreNotAtHandAreEmpty) {
  EXPECT_EQ(snippet("abc\n", place(2, 1, 2)), "");
  EXPECT_EQ(snippet("abc\n", place(0, 0, 0)), "");
  EXPECT_EQ(snippet("", place(1, 1, 2)), "");
  EXPECT_EQ(snippet("abc", {.file = "b.json", .begin = {1, 1}, .end = {1, 2}}), "");
}

TEST(Snippets, NeverPassOnControlCharacters) {
  EXPECT_THAT(snippet("a\x1b[31mb\n", place(1, 1, 2)), testing::Not(testing::HasSubstr("\x1b")));
}

/// Few letters, so that lines, long ones and code points of several bytes come often.
std::string text_of(const std::vector<std::uint8_t>& choices) {
  std::string text;
  for (const std::uint8_t choice : choices) {
    const char* const letters[] = {"a", "é", "\n", "\r\n", "€", ""};
    text += choice < 6 ? letters[choice] : std::string(choice, 'x');
  }
  return text;
}

RC_GTEST_PROP(Snippets, AreTheSameInWhateverOrderTheyAreAskedFor,
              (const std::vector<std::uint8_t>& choices,
               const std::vector<std::pair<std::uint8_t, std::uint8_t>>& places)) {
  const Files files{{"a.json", text_of(choices)}};
  Snippets snippets(files, false);
  for (const auto& [line, column] : places) {
    const model::Place at = place(line % 8, column, column + 3u);
    RC_ASSERT(snippets.at(at) == Snippets(files, false).at(at));
  }
}

}  // namespace
}  // namespace selaras::reports
