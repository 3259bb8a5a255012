#include <algorithm>
#include <string>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "gate/editor/address.h"
#include "gate/editor/cursor.h"
#include "gate/editor/positions.h"
#include "gate/editor/text_edit.h"
#include "reports/escape.h"

/// Where in a text things are, and how it is changed.
namespace selaras::gate {
namespace {

TEST(Positions, CountUtf16UnitsForTheEditorAndCodePointsForTheModel) {
  const std::string text = "a\n\U0001D49Cé\"x";
  const Positions positions(text);
  const std::size_t x = text.find('x');
  EXPECT_EQ(positions.at(x), (EditorPosition{1, 4}));  // a pair, one, one
  EXPECT_EQ(positions.offset(EditorPosition{1, 4}), x);
  EXPECT_EQ(positions.offset(model::Position{2, 4}), x);
}

TEST(Positions, BetweenTheHalvesOfAPairAreBehindIt) {
  EXPECT_EQ(Positions("\U0001D49Cx").offset(EditorPosition{0, 1}), 4u);
}

TEST(Positions, KnowEveryLineEndOfTheProtocol) {
  const Positions positions("a\r\nb\rc\nd");
  EXPECT_EQ(positions.at(3), (EditorPosition{1, 0}));
  EXPECT_EQ(positions.at(5), (EditorPosition{2, 0}));
  EXPECT_EQ(positions.at(7), (EditorPosition{3, 0}));
  EXPECT_EQ(positions.offset(EditorPosition{0, 99}), 1u) << "not into the line end";
  EXPECT_EQ(positions.offset(model::Position{2, 3}), 5u) << "for the model `b\\rc` is one line";
}

TEST(Positions, OutsideTheTextAreItsEnds) {
  const Positions positions("ab\nc");
  EXPECT_EQ(positions.offset(EditorPosition{7, 0}), 4u);
  EXPECT_EQ(positions.offset(model::Position{9, 1}), 4u);
  EXPECT_EQ(positions.offset(model::Position{}), 0u);
  EXPECT_EQ(positions.range(model::Place{}), EditorRange());
}

TEST(Positions, LeaveAByteOrderMarkOutOfTheModelsColumns) {
  EXPECT_EQ(Positions("\xEF\xBB\xBF{}").offset(model::Position{1, 1}), 3u);
  EXPECT_EQ(Positions("\xEF\xBB\xBF{}").at(3), (EditorPosition{0, 1}));
}

/// Letters of one to four bytes and line ends of each kind.
std::string any_text() {
  std::string text;
  for (const int letter : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 6))) {
    static const std::vector<std::string> letters{"x", "é", "–", "\U0001D49C", "\n", "\r\n"};
    text += letters[static_cast<std::size_t>(letter)];
  }
  return text;
}

RC_GTEST_PROP(Positions, LeadToTheirOffsetAndBack, ()) {
  const std::string text = any_text();
  const Positions positions(text);
  for (std::size_t offset = 0; offset <= text.size(); ++offset) {
    const bool inside = offset < text.size() && (text[offset] & 0xC0) == 0x80;
    const bool line_end = offset > 0 && offset < text.size() && text[offset - 1] == '\r';
    if (inside || line_end) continue;
    RC_ASSERT(positions.offset(positions.at(offset)) == offset);
  }
}

RC_GTEST_PROP(TextEdit, BetweenAnyTwoTextsMakesOneTheOther, ()) {
  const std::string before = any_text();
  const std::string after = any_text();
  RC_ASSERT(edited(before, difference_of(before, after)) == after);
}

TEST(TextEdit, TouchesOnlyTheLinesThatDiffer) {
  const TextEdit edit = difference_of("a\nb\nc\n", "a\nx\nc\n");
  EXPECT_EQ(edit, (TextEdit{.at = {2, 4}, .text = "x\n"}));
}

TEST(Address, OfAFileIsItsPath) {
  EXPECT_EQ(path_of("file:///a/b%20c.json"), "/a/b c.json");
  EXPECT_EQ(path_of("file://host/a.json"), "/a.json");
  EXPECT_EQ(path_of(reports::path_uri("/a b/é#?.json")), "/a b/é#?.json");
}

TEST(Address, OfAnythingElseIsItsOwnName) {
  for (const char* address :
       {"untitled:Untitled-1", "http://example.org/a", "file://", "", "file:///a%00b"}) {
    EXPECT_EQ(path_of(address), address);
  }
  EXPECT_EQ(path_of("file:///a%zz%4"), "/a%zz%4");
}

/// The string at the bar.
std::optional<StringAt> at_bar(std::string text) {
  const std::size_t bar = text.find('|');
  return string_at(text.erase(bar, 1), bar);
}

TEST(StringAt, KnowsTheKeysItStandsUnder) {
  const auto string = at_bar(R"({"flow": {"edges": [{"from": "a", "to": "b|c"}]}})");
  ASSERT_TRUE(string);
  EXPECT_EQ(string->keys, (std::vector<std::string>{"flow", "edges", "to"}));
  EXPECT_EQ(string->value, "bc");
  EXPECT_FALSE(string->is_key);
}

TEST(StringAt, IsFoundInATextThatIsHalfWritten) {
  const auto string = at_bar("{\"steps\": [{\"items\": [\"p1\", \"p|\n  \"x\": 3");
  ASSERT_TRUE(string);
  EXPECT_EQ(string->key(), "items");
  EXPECT_EQ(string->value, "p");
}

TEST(StringAt, MayBeAKey) {
  const auto string = at_bar(R"({"severity": {"no-|end": "error"}})");
  ASSERT_TRUE(string);
  EXPECT_TRUE(string->is_key);
  EXPECT_EQ(string->key(), "severity");
}

TEST(StringAt, IsNotInACommentOrBetweenStrings) {
  EXPECT_FALSE(at_bar("{ // \"a|b\"\n}"));
  EXPECT_FALSE(at_bar("{ /* \"a|b\" */ }"));
  EXPECT_FALSE(at_bar(R"({"a": 1,| "b": 2})"));
  const auto behind = at_bar("{ // it's \"\n \"a\": \"b|\"}");
  ASSERT_TRUE(behind);
  EXPECT_EQ(behind->value, "b");
}

TEST(StringAt, HasItsEscapesAsWritten) {
  const auto string = at_bar(R"({"a": "x\"|y"})");
  ASSERT_TRUE(string);
  EXPECT_EQ(string->value, R"(x\"y)");
}

RC_GTEST_PROP(StringAt, IsLookedForInAnyText, (const std::vector<std::uint8_t>& choices)) {
  std::string text;
  for (const std::uint8_t choice : choices) text += R"({}[]":,\/*a )"[choice % 12];
  for (std::size_t offset = 0; offset <= text.size() + 1; ++offset) {
    const auto string = string_at(text, offset);
    if (!string) continue;
    RC_ASSERT(string->inside.begin <= offset);
    RC_ASSERT(offset <= string->inside.end);
    RC_ASSERT(string->inside.end <= text.size());
  }
}

}  // namespace
}  // namespace selaras::gate
