#include "reports/text.h"

#include <algorithm>
#include <array>
#include <string>

#include <gtest/gtest.h>

#include "model/text.h"
#include "reports/audit_summary.h"
#include "reports/explain_text.h"
#include "tests/reports/sample.h"

namespace selaras::reports {
namespace {

const Texts& texts(Language language) {
  static const std::array both{Texts(Language::id), Texts(Language::en)};
  return both[language == Language::id ? 0 : 1];
}

std::string checked(const sample::World& world, Language language, TextStyle style = {}) {
  return whole(text_report(texts(language), style), world.results, world.files);
}

TEST(Text, AFindingIsShownWithItsLineItsCriterionItsEvidenceAndAdvice) {
  const sample::World world;
  EXPECT_EQ(
      checked(world, Language::id),
      "procedures/kota-contoh/procedure.json:2:3: catatan: “3 - 4 minggu kerja” memuat "
      "1.234,5 nilai [sample-unit]\n"
      "2 |   \"id\": \"kota-contoh\",\n"
      "  |   ^~~~\n"
      "  bukti: procedures/kota-contoh/source.txt:8: “3 - 4 minggu kerja”\n"
      "\n"
      "procedures/kota-contoh/procedure.json:3:3: temuan minor: tidak ada langkah untuk "
      "persetujuan atau penolakan (hanya menurut pembacaan: pembukaan menunggu kesesuaian) "
      "[sample-missing]\n"
      "3 |   \"steps\": [\n"
      "  |   ^~~~~~~\n"
      "  kriteria: Permendagri 102/2019 Pasal 9 huruf e (kesamaan halaman)\n"
      "  saran: tambahkan langkah itu\n"
      "\n"
      "procedures/kota-contoh/procedure.json:4:53: temuan mayor: “Pengajuan permohonan” "
      "ditujukan kepada “Kepala Dinas”, bukan wali kota [sample-addressee]\n"
      "4 |     {\"id\": \"submit_application\", \"addressee\": {\"name\": \"Kepala Dinas\"}},\n"
      "  |                                                     ^~~~~~~~~~~~~~~~~~~~~~\n"
      "  kriteria: Permendagri 102/2019 Pasal 9 huruf a (transkripsi; nomor pasal\n"
      "            disimpulkan)\n"
      "  bukti: procedures/kota-contoh/source.txt:5: “Pimpinan lembaga mengajukan permohonan "
      "kepada Kepala Dinas”\n"
      "  jalur bukti: “Pengajuan permohonan” → “Pemberian hak akses”\n"
      "  saran: sebutkan wali kota sebagai alamat permohonan\n"
      "\n"
      "2 prosedur diperiksa: 1 temuan mayor, 1 temuan minor, 1 catatan\n");
}

TEST(Text, TheSameFindingIsToldInEnglish) {
  const sample::World world;
  const std::string text = checked(world, Language::en);
  EXPECT_NE(text.find("error: “Pengajuan permohonan” is addressed to “Kepala Dinas”, not to mayor"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("2 procedures checked: 1 error, 1 warning, 1 note\n"), std::string::npos);
}

TEST(Text, PassedObligationsAreListedWhereAsked) {
  const sample::World world;
  const std::string line =
      "procedures/kota-patuh/procedure.json: met: An application is made [apply.present]\n";
  EXPECT_EQ(checked(world, Language::en).find(line), std::string::npos);
  EXPECT_NE(checked(world, Language::en, {.show_passed = true}).find(line), std::string::npos);
}

TEST(Text, KnownAndAcceptedFindingsAreCountedAndTakeALineEach) {
  sample::World world;
  world.results[0].findings[0].state = checker::State::baseline;
  world.results[0].findings[1].state = checker::State::suppressed;
  const std::string text = checked(world, Language::en);
  EXPECT_NE(text.find("[sample-unit] (in the baseline)\n"), std::string::npos) << text;
  EXPECT_NE(text.find("[sample-missing] (suppressed)\n"), std::string::npos) << text;
  EXPECT_NE(text.find("1 error, 0 warnings, 0 notes; 1 in the baseline; 1 suppressed\n"),
            std::string::npos)
      << text;
}

TEST(Text, ColourComesOnlyWhereAsked) {
  const sample::World world;
  EXPECT_EQ(checked(world, Language::id).find('\x1b'), std::string::npos);
  EXPECT_NE(checked(world, Language::id, {.colour = true}).find("\x1b[1;31mtemuan mayor: \x1b[0m"),
            std::string::npos);
}

TEST(Text, ControlCharactersOfAFileNeverPass) {
  sample::World world;
  sample::make_hostile(world);
  const std::string text = checked(world, Language::id, {.show_passed = true});
  EXPECT_TRUE(std::ranges::none_of(
      text, [](unsigned char byte) { return (byte < 0x20 && byte != '\n') || byte == 0x7f; }));
  EXPECT_EQ(text.find("\u202E"), std::string::npos);
  EXPECT_NE(text.find("<script>"), std::string::npos);  // harmless here, and shown as it is
}

TEST(Text, OfALongLineTheStretchAroundThePlaceIsShown) {
  const Files files{{"f", std::string(500, 'a') + "HERE" + std::string(500, 'b') + "\n"}};
  const model::Diagnostics one{{.code = "json-nul", .at = {"f", {1, 501}, {1, 505}}}};
  const std::string text = diagnostics_text(one, files, texts(Language::en));
  EXPECT_NE(text.find("aHEREb"), std::string::npos);
  for (const std::string_view line : model::lines(text)) EXPECT_LE(line.size(), 80u);
  const std::size_t shown = text.find("HERE");
  const std::size_t caret = text.find("^~~~\n");
  ASSERT_NE(caret, std::string::npos);
  const auto column = [&](std::size_t offset) { return offset - text.rfind('\n', offset); };
  EXPECT_EQ(column(shown), column(caret));
}

TEST(Text, APlaceBehindTheEndOfTheFileShowsNoLine) {
  const Files files{{"f", "one line\n"}};
  const model::Diagnostics one{{.code = "json-nul", .at = {"f", {7, 1}, {7, 2}}}};
  EXPECT_EQ(diagnostics_text(one, files, texts(Language::en)),
            "f:7:1: error: the file contains a NUL character [json-nul]\n");
}

TEST(Text, ACaretAtTheEndOfALineStandsBehindIt) {
  const Files files{{"f", "ab\n"}};
  const model::Diagnostics one{{.code = "json-unfinished", .at = {"f", {1, 3}, {1, 3}}}};
  EXPECT_NE(diagnostics_text(one, files, texts(Language::en)).find("1 | ab\n  |   ^\n"),
            std::string::npos);
}

TEST(Text, ADiagnosticNamesWhatWasProbablyMeant) {
  const model::Diagnostic slip{"unknown-key", {}, {{"key", "regoin"}, {"suggestion", "region"}}};
  EXPECT_EQ(sentence_of(slip, texts(Language::en)),
            "the key `regoin` is not known (did you mean region?)");
  const model::Diagnostic other{"unknown-key", {}, {{"key", "x"}, {"suggestion", ""}}};
  EXPECT_EQ(sentence_of(other, texts(Language::id)), "kunci `x` tidak dikenal");
}

TEST(Text, ADiagnosticNamesTypesInTheReadersLanguage) {
  const model::Diagnostic wrong{
      "wrong-type", {}, {{"key", "id"}, {"expected", "string"}, {"found", "array"}}};
  EXPECT_EQ(sentence_of(wrong, texts(Language::id)), "`id` seharusnya teks, tertulis daftar");
}

TEST(Summary, TheTableFitsEightyColumns) {
  const sample::World world;
  for (const Language language : {Language::id, Language::en}) {
    const std::string text = audit_summary(world.audit(), texts(language));
    for (const std::string_view line : model::lines(text)) {
      EXPECT_LE(model::code_points(line), 80u) << line;
    }
  }
}

TEST(Summary, RegionsStandInTheOrderOfTheAuditWithTheirCounts) {
  const sample::World world;
  EXPECT_EQ(audit_summary(world.audit(), texts(Language::en)),
            "                                                 cannot be\n"
            "Region                              met not met determined errors warnings notes\n"
            "Kota Contoh                           1       2          0      1        1     1\n"
            "Kota Patuh                            2       0          1      0        0     0\n"
            "\n"
            "What was checked are the published pages, not the decrees or procedures behind\n"
            "them. Where a page is silent, this does not prove that an obligation is not met\n"
            "in practice.\n");
}

TEST(Summary, FilesThatCouldNotBeUsedAreSaid) {
  const sample::World world;
  Audit audit = world.audit();
  audit.unread = {{{.code = "json-nul"}}, {{.code = "json-nul"}}};
  EXPECT_TRUE(audit_summary(audit, texts(Language::en)).ends_with("2 files could not be used\n"));
}

TEST(Explain, APageIsShownInTheReadersLanguage) {
  const model::RulePage page{
      .rule = {.id = "some-rule",
               .level = model::Level::warning,
               .group = "standard",
               .title = {"Judul", "Title"},
               .help = {"ubah", "change it"}},
      .indonesian = {{"Apa yang ditemukan", "Satu\ndua.\n\n- butir\n- lain"}},
      .english = {{"What it finds", "One."}}};
  EXPECT_EQ(explain_text(page, texts(Language::id)),
            "some-rule – temuan minor, Standar pelayanan\n"
            "Judul\n"
            "\n"
            "Apa yang ditemukan\n"
            "  Satu dua.\n"
            "\n"
            "  - butir\n"
            "  - lain\n"
            "\n"
            "Saran\n"
            "  ubah\n");
  EXPECT_NE(explain_text(page, texts(Language::en)).find("What it finds\n  One.\n"),
            std::string::npos);
}

TEST(Explain, TheListNamesEveryShippedRuleOnce) {
  const std::string list = rules_text(texts(Language::en));
  for (const std::string& rule : model::shipped_rules()) {
    EXPECT_NE(list.find("  " + rule + " "), std::string::npos) << rule;
  }
}

}  // namespace
}  // namespace selaras::reports
