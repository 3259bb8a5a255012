#include <algorithm>

#include <gtest/gtest.h>

#include "importer/import.h"
#include "tests/importer/samples.h"

/// What an analyst adds without C++.
namespace selaras::tests {
namespace {

model::Diagnostics extend(importer::Lexicon& lexicon, const std::string& text) {
  model::Diagnostics diagnostics;
  const auto document = model::json::parse(text, "more.json", diagnostics);
  if (document) importer::extend(lexicon, *document, "more.json", diagnostics);
  return diagnostics;
}

std::string phrases(const std::string& rest) {
  return R"({"kind": "phrases", "formatVersion": 1, "service": "population-data-access", "language": "id", )" +
         rest + "}";
}

std::string language(const std::string& rest) {
  return R"({"kind": "language", "formatVersion": 1, "id": "id", )" + rest + "}";
}

model::Procedure read_with(const importer::Lexicon& lexicon, const std::string& page) {
  importer::Imported imported = importer::import_page(page, "page.txt", {}, lexicon);
  EXPECT_TRUE(imported.procedure);
  return imported.procedure.value_or(model::Procedure{});
}

const std::string page =
    "Pemberian Hak Akses Pemanfaatan Data Kependudukan Kota Rimba\n\nProsedur\n\n1. Pengguna "
    "mengajukan surat permohonan\n2. Petugas menakar isi surat\n\nBiaya\n\nTidak dipungut "
    "biaya\n";

TEST(Lexicon, AnActivityLearnsMoreWordsAndKeepsItsOwn) {
  importer::Lexicon lexicon = importer::shipped_lexicon();
  EXPECT_TRUE(extend(lexicon, phrases(R"("activities": [{"activity": "verify_application",
                                          "patterns": ["menakar isi surat"]}])"))
                  .empty());
  EXPECT_EQ(read_with(importer::shipped_lexicon(), page).steps.at(1).activity, "");
  EXPECT_EQ(read_with(lexicon, page).steps.at(1).activity, "verify_application");
  EXPECT_EQ(steps_of(read_with(lexicon, page)), "submit_application verify_application");
}

TEST(Lexicon, AnEntryMayTakeThePlaceOfAKnownOne) {
  importer::Lexicon lexicon = importer::shipped_lexicon();
  EXPECT_TRUE(extend(lexicon, phrases(R"("activities": [{"activity": "submit_application",
                     "replaces": true, "confidence": 0.95, "patterns": ["melayangkan surat"]}])"))
                  .empty());
  EXPECT_NE(read_with(lexicon, page).steps.at(0).activity, "submit_application");
}

TEST(Lexicon, AServiceThatIsNotKnownGetsItsActivities) {
  importer::Lexicon lexicon = importer::shipped_lexicon();
  EXPECT_TRUE(extend(lexicon,
                     R"({"kind": "phrases", "formatVersion": 1, "service": "card", "language": "id",
      "title": ["kartu contoh"], "activities": [{"activity": "check_file", "confidence": 0.95,
      "patterns": ["Memeriksa Berkas"]}]})")
                  .empty());
  const model::Procedure card = read_with(
      lexicon, page_with_steps("1. Pemohon menyerahkan berkas\n2. Petugas memeriksa berkas"));
  EXPECT_EQ(card.service, "card");
  EXPECT_EQ(card.steps.at(1).activity, "check_file");
}

TEST(Lexicon, ALanguageLearnsHeadingsSpellingsAndWordsForFree) {
  importer::Lexicon lexicon = importer::shipped_lexicon();
  EXPECT_TRUE(
      extend(lexicon, language(R"("sections": [{"kind": "procedure", "headings": ["urut urutan"]}],
      "free": ["cuma cuma"], "spelling": {"brkas": "berkas"})"))
          .empty());
  const model::Procedure read = read_with(lexicon,
                                          "Kartu Contoh\n\nUrut-urutan\n1. Pemohon datang\n2. "
                                          "Petugas memeriksa brkas\n\nBiaya\nCuma-cuma\n");
  EXPECT_EQ(read.steps.size(), 2u);
  EXPECT_EQ(read.cost->text, "Cuma-cuma");
}

TEST(Lexicon, PatternsMayBeWrittenInAnySpelling) {
  importer::Lexicon lexicon = importer::shipped_lexicon();
  EXPECT_TRUE(extend(lexicon, phrases(R"("activities": [{"activity": "verify_application",
                                          "patterns": ["Menakar naskah kerjasama"]}])"))
                  .empty());
  std::string other = page;
  other.replace(other.find("isi surat"), 9, "naskah kerja sama");
  EXPECT_EQ(read_with(lexicon, other).steps.at(1).activity, "verify_application");
}

struct Fault {
  const char* text;
  const char* code;
  std::uint32_t line;
};

class LexiconFault : public testing::TestWithParam<Fault> {};

TEST_P(LexiconFault, IsToldAtItsPlace) {
  importer::Lexicon lexicon = importer::shipped_lexicon();
  const model::Diagnostics diagnostics = extend(lexicon, GetParam().text);
  ASSERT_FALSE(diagnostics.empty());
  EXPECT_EQ(diagnostics.front().code, GetParam().code);
  EXPECT_EQ(diagnostics.front().at.begin.line, GetParam().line);
}

#define SELARAS_PHRASES(rest)                                                         \
  "{\"kind\": \"phrases\", \"formatVersion\": 1,\n\"service\": \"s\", \"language\": " \
  "\"id\",\n" rest "}"

INSTANTIATE_TEST_SUITE_P(
    All, LexiconFault,
    testing::Values(
        Fault{SELARAS_PHRASES(R"("title": ["..."])"), "pattern-without-words", 3},
        Fault{SELARAS_PHRASES(R"("title": ["a ^ b"])"), "pattern-anchor", 3},
        Fault{SELARAS_PHRASES(R"("titel": ["a"])"), "unknown-key", 3},
        Fault{SELARAS_PHRASES(R"("activities": [{"activity": "a", "patterns": ["b"]}])"),
              "missing-key", 3},
        Fault{SELARAS_PHRASES(R"("activities": [{"activity": "a", "confidence": 2}])"),
              "number-range", 3},
        Fault{
            SELARAS_PHRASES(
                R"("activities": [{"activity": "a", "confidence": 1, "inputs": [{"document": "d"}]}])"),
            "unknown-id", 3},
        Fault{SELARAS_PHRASES(R"("outcomes": [{"outcome": "o", "of": "nothing"}])"), "unknown-id",
              3},
        Fault{"{\"kind\": \"phrases\", \"formatVersion\": 1,\n\"service\": \"s\", \"language\": "
              "\"xx\"}",
              "language-unknown", 2},
        Fault{"{\"kind\": \"language\", \"formatVersion\": 1,\n\"id\": \"jv\"}", "language-unknown",
              2}));

#undef SELARAS_PHRASES

}  // namespace
}  // namespace selaras::tests
