#include "model/text.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace selaras::model {
namespace {

using Lines = std::vector<std::string_view>;
using Words = std::vector<std::string_view>;

TEST(Utf8, TextInEveryLengthOfCodePointIsValid) {
  EXPECT_EQ(invalid_utf8(""), std::nullopt);
  EXPECT_EQ(invalid_utf8("a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80"), std::nullopt);
  EXPECT_EQ(invalid_utf8("\xED\x9F\xBF\xEE\x80\x80\xF4\x8F\xBF\xBF"), std::nullopt);
}

TEST(Utf8, TheFirstBadByteIsNamed) {
  EXPECT_EQ(invalid_utf8("ab\xFFz"), 2u);
  EXPECT_EQ(invalid_utf8("\x80"), 0u);              // continues nothing
  EXPECT_EQ(invalid_utf8("a\xC3"), 1u);             // cut off
  EXPECT_EQ(invalid_utf8("a\xE2\x82z"), 1u);        // cut off in the middle
  EXPECT_EQ(invalid_utf8("\xC0\xAF"), 0u);          // over-long
  EXPECT_EQ(invalid_utf8("\xE0\x80\xAF"), 0u);      // over-long
  EXPECT_EQ(invalid_utf8("\xF0\x80\x80\xAF"), 0u);  // over-long
  EXPECT_EQ(invalid_utf8("\xED\xA0\x80"), 0u);      // half of a pair
  EXPECT_EQ(invalid_utf8("\xF4\x90\x80\x80"), 0u);  // beyond the last code point
}

TEST(Utf8, CodePointsAreCountedNotBytes) {
  EXPECT_EQ(code_points(""), 0u);
  EXPECT_EQ(code_points("a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80"), 4u);
}

TEST(Lines, EndInLfOrCrLfAndTheLastNeedsNoEnd) {
  EXPECT_EQ(lines(""), Lines{});
  EXPECT_EQ(lines("a"), (Lines{"a"}));
  EXPECT_EQ(lines("a\n"), (Lines{"a"}));
  EXPECT_EQ(lines("\n"), (Lines{""}));
  EXPECT_EQ(lines("a\r\n\r\nb\r\n"), (Lines{"a", "", "b"}));
  EXPECT_EQ(lines("a\n\nb"), (Lines{"a", "", "b"}));
}

TEST(Lines, ALoneCarriageReturnEndsNoLine) { EXPECT_EQ(lines("a\rb\r"), (Lines{"a\rb\r"})); }

RC_GTEST_PROP(Lines, JoinedGiveTheTextBack, ()) {
  const auto text = *rc::gen::container<std::string>(rc::gen::element('a', '\n', '\xC3', ' '));
  std::string joined;
  for (const std::string_view line : lines(text)) joined.append(line).append("\n");
  if (!text.ends_with('\n') && !joined.empty()) joined.pop_back();
  RC_ASSERT(joined == text);
}

TEST(Folded, IgnoresCaseAndWidthOfSpace) {
  EXPECT_EQ(folded("  Wali\t\nKota "), "wali kota");
  EXPECT_EQ(folded("Wali\xC2\xA0Kota"), "wali kota");  // a no-break space, as web pages have them
  EXPECT_EQ(folded(" "), "");
  EXPECT_EQ(folded("\xC3\x89TAT"), "\xC3\x89tat");  // only ASCII letters
}

RC_GTEST_PROP(Folded, IsFoldedAlready, (const std::string& text)) {
  RC_ASSERT(folded(folded(text)) == folded(text));
}

TEST(Printable, ControlCharactersAndTurnsOfDirectionAreShown) {
  EXPECT_EQ(printable("a\x1B[31mb"), "a\xEF\xBF\xBD[31mb");
  EXPECT_EQ(printable("a\xE2\x80\xAE"
                      "b"),
            "a\xEF\xBF\xBD"
            "b");  // right-to-left override
  EXPECT_EQ(printable("a\xC2\x9B"
                      "b"),
            "a\xEF\xBF\xBD"
            "b");  // C1 control
  EXPECT_EQ(printable("a\xFF"
                      "b"),
            "a\xEF\xBF\xBD"
            "b");
  EXPECT_EQ(printable("kesesuaian \xE2\x82\xAC"), "kesesuaian \xE2\x82\xAC");
}

TEST(Printable, LineEndsAndTabsBecomeOneSpaceEach) {
  EXPECT_EQ(printable("a\tb\r\nc\nd\re"), "a b c d e");
}

RC_GTEST_PROP(Printable, GivesValidTextWithoutControls, (const std::string& text)) {
  const std::string shown = printable(text);
  RC_ASSERT(!invalid_utf8(shown));
  RC_ASSERT(std::ranges::none_of(
      shown, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }));
}

TEST(Shortened, KeepsWhatIsShortAndMarksWhatIsCut) {
  EXPECT_EQ(shortened("abc", 3), "abc");
  EXPECT_EQ(shortened("abcd", 3), "ab\xE2\x80\xA6");
  EXPECT_EQ(shortened("\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9", 3), "\xC3\xA9\xC3\xA9\xE2\x80\xA6");
  EXPECT_EQ(code_points(shortened(std::string(5000, 'x'))), 80u);
}

TEST(Nearest, FindsTheWordThatWasMeant) {
  const Words words{"label", "items", "actor", "addressee"};
  EXPECT_EQ(nearest("lable", words), "label");  // two letters swapped
  EXPECT_EQ(nearest("adressee", words), "addressee");
  EXPECT_EQ(nearest("item", words), "items");
  EXPECT_EQ(nearest("actor", words), "actor");
}

TEST(Nearest, FindsNothingWhereNothingIsNear) {
  const Words words{"label", "items"};
  EXPECT_EQ(nearest("colour", words), "");
  EXPECT_EQ(nearest("", words), "");
  EXPECT_EQ(nearest("label", {}), "");
  EXPECT_EQ(nearest(std::string(100000, 'x'), words), "");
}

TEST(Nearest, OfTwoAlikeTakesTheFirst) {
  EXPECT_EQ(nearest("cat", Words{"bat", "hat"}), "bat");
  EXPECT_EQ(nearest("hats", Words{"bat", "hat"}), "hat");
}

}  // namespace
}  // namespace selaras::model
