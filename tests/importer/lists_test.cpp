#include <gtest/gtest.h>

#include "importer/list.h"
#include "tests/importer/samples.h"

namespace selaras::tests {
namespace {

/// Items as "marker text", those inside others behind two blanks more.
void outline(const importer::Page& page, const std::vector<importer::Entry>& entries,
             const std::string& indent, std::string& text) {
  for (const importer::Entry& entry : entries) {
    text += indent + entry.printed + " " + importer::words_of(page, entry.text) + "\n";
    outline(page, entry.inner, indent + "  ", text);
  }
}

std::string outline(const std::string& source) {
  const importer::Page page = importer::read_page(source);
  std::string text;
  outline(page, importer::read_list(page, page.lines, importer::shipped_lexicon().language).entries,
          "", text);
  return text;
}

TEST(Lists, NumbersLettersAndBulletsAreMarkers) {
  EXPECT_EQ(outline("1. satu\n2. dua"), "1. satu\n2. dua\n");
  EXPECT_EQ(outline("1) satu\n2) dua"), "1) satu\n2) dua\n");
  EXPECT_EQ(outline("(1) satu\n(2) dua"), "(1) satu\n(2) dua\n");
  EXPECT_EQ(outline("a. satu\nb. dua"), "a. satu\nb. dua\n");
  EXPECT_EQ(outline("A) satu\nB) dua"), "A) satu\nB) dua\n");
  EXPECT_EQ(outline("- satu\n- dua"), "- satu\n- dua\n");
  EXPECT_EQ(outline("\xE2\x80\xA2 satu\n\xE2\x80\xA2 dua"),
            "\xE2\x80\xA2 satu\n\xE2\x80\xA2 dua\n");
}

TEST(Lists, ADoubledNumberIsOne) {
  EXPECT_EQ(outline("1. 1. satu\n2. 2. dua\n3. tiga"), "1. satu\n2. dua\n3. tiga\n");
}

TEST(Lists, LettersThatAPortalNumberedKeepTheirLetters) {
  EXPECT_EQ(outline("1. a. satu\n2. b. dua"), "a. satu\nb. dua\n");
}

TEST(Lists, AllStepsInsideOneItemAreItems) {
  EXPECT_EQ(outline("1. 1. satu 2. dua 3. tiga"), "1. satu\n2. dua\n3. tiga\n");
}

TEST(Lists, ListsInsideALineKeepTheirMarkers) {
  EXPECT_EQ(outline("1. isi: 1) satu; 2) dua; dan 3) tiga\n2. lain"),
            "1. isi:\n  1) satu;\n  2) dua; dan\n  3) tiga\n2. lain\n");
  EXPECT_EQ(outline("1. isi: a. satu b. dua\n2. lain"), "1. isi:\n  a. satu\n  b. dua\n2. lain\n");
}

TEST(Lists, BulletsInsideALetterInsideANumberAreThreeLevels) {
  EXPECT_EQ(outline("4. isi: a. satu b. dua disertai: - x. - y."),
            "4. isi:\n  a. satu\n  b. dua disertai:\n    - x.\n    - y.\n");
}

TEST(Lists, ItemsOnLinesOfTheirOwnMayBeNested) {
  EXPECT_EQ(outline("1. isi:\n   a. satu\n   b. dua\n2. lain"),
            "1. isi:\n  a. satu\n  b. dua\n2. lain\n");
}

TEST(Lists, WhatIsNumberedAlikeFurtherInIsAListOfItsOwn) {
  EXPECT_EQ(outline("  1. satu\n  2. isi:\n    1. nama\n    2. tujuan\n  3. tiga"),
            "1. satu\n2. isi:\n  1. nama\n  2. tujuan\n3. tiga\n");
}

TEST(Lists, NumbersMayRestartRepeatAndSkip) {
  EXPECT_EQ(outline("1. satu\n2. dua\n1. lagi\n1. lagi\n5. lima"),
            "1. satu\n2. dua\n1. lagi\n1. lagi\n5. lima\n");
}

TEST(Lists, ANumberAloneOnItsLineTakesTheNextLine) {
  EXPECT_EQ(outline("1.\nsatu\n2.\ndua"), "1. satu\n2. dua\n");
  EXPECT_EQ(outline("1\nsatu\n2\ndua"), "1 satu\n2 dua\n");
}

TEST(Lists, AnItemGoesOnOnTheNextLine) {
  EXPECT_EQ(outline("1. satu\n   dua\n2. tiga"), "1. satu dua\n2. tiga\n");
}

TEST(Lists, NumbersInsideWordsAreNoMarkers) {
  for (const char* text :
       {"1. skala 1:1 dan 2:1", "1. formulir F.1.07 dan F.2.08",
        "1. Jalan Pohon No. 14 Lantai 2 Kamar 3", "1. sebagaimana angka 1. dan angka 2. di atas",
        "1. selama 3 - 4 minggu", "1. Kantor Jalan Pohon RT 1. RW 2. Rimba",
        "1. Gedung A Lantai 1. Loket 2. Rimba"}) {
    EXPECT_EQ(outline(text), std::string(text) + "\n");
  }
}

TEST(Lists, ItemsAreNamedByTheirMarkers) {
  const model::Procedure page =
      read(page_with_steps("1. Petugas menyiapkan: a. formulir b. map\n2. Petugas mencetak kartu"));
  EXPECT_NE(page.item("p1.b"), nullptr);
  EXPECT_EQ(page.item("p1.b")->marker, "b.");
  EXPECT_EQ(page.item("p1.b")->parent, "p1");
}

}  // namespace
}  // namespace selaras::tests
