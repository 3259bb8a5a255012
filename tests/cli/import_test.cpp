#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>

#include "model/json.h"
#include "tests/cli/program.h"

/// Pages on the command line: `import`, `check PAGE`, `convert`.
namespace selaras::tests {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> regions() {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(fs::path(SELARAS_ROOT) / "procedures")) {
    if (fs::exists(entry.path() / "source.txt")) found.push_back(entry.path());
  }
  std::ranges::sort(found);
  return found;
}

/// "id outcome reason [missing]" of every obligation, as `check` has them.
std::vector<std::string> matrix(const std::string& file, const fs::path& folder) {
  const Ran ran = run_program({"check", file, "--output", "json", "--fail-on", "never"}, folder);
  EXPECT_EQ(ran.code, 0) << ran.err;
  model::Diagnostics diagnostics;
  const auto document = model::json::parse(ran.out, file, diagnostics);
  std::vector<std::string> rows;
  if (!document) return rows;
  for (const model::json::Node& one :
       document->find("procedures")->elements.at(0).find("obligations")->elements) {
    std::string row = one.find("id")->string + " " + one.find("outcome")->string;
    if (const auto* reason = one.find("reason")) row += " " + reason->string;
    for (const char* list : {"missing", "steps"}) {
      const auto* words = one.find(list);
      if (words == nullptr) continue;
      row += " [";
      for (const model::json::Node& word : words->elements) row += word.string + " ";
      row += "]";
    }
    rows.push_back(row);
  }
  return rows;
}

class ImportedRegion : public testing::TestWithParam<fs::path> {};

TEST_P(ImportedRegion, GivesTheMatrixOfTheOneEncodedByHand) {
  const std::vector<std::string> by_hand = matrix("procedure.json", GetParam());
  EXPECT_FALSE(by_hand.empty());
  EXPECT_EQ(matrix("source.txt", GetParam()), by_hand);
}

TEST_P(ImportedRegion, IsWrittenSoThatItCanBeCheckedAsAFile) {
  const Scratch scratch;
  const Ran ran =
      run_program({"import", (GetParam() / "source.txt").string(), "-o", "out"}, scratch.path());
  ASSERT_EQ(ran.code, 0) << ran.err;
  const auto folder = fs::directory_iterator(scratch.path() / "out")->path();
  EXPECT_EQ(text_of(folder / "source.txt"), text_of(GetParam() / "source.txt"));
  EXPECT_EQ(matrix("procedure.json", folder), matrix("procedure.json", GetParam()));
}

INSTANTIATE_TEST_SUITE_P(All, ImportedRegion, testing::ValuesIn(regions()), [](const auto& folder) {
  std::string name = folder.param.filename().string();
  std::ranges::replace(name, '-', '_');
  return name;
});

constexpr std::string_view page =
    "Penerbitan Kartu Contoh\n\nProsedur\n1. Pemohon menyerahkan berkas\n2. Petugas memeriksa "
    "berkas\n\nBiaya\nGratis\n";

TEST(ImportCommand, FindingsOfAPageLeadToItsLines) {
  const Scratch scratch;
  scratch.write("page.txt", page);
  const Ran ran = run_program({"check", "page.txt", "--lang", "en"}, scratch.path());
  EXPECT_EQ(ran.code, 1) << ran.err;
  EXPECT_NE(ran.out.find("page.txt:"), std::string::npos) << ran.out;
  EXPECT_EQ(ran.out.find("\n: "), std::string::npos) << "a finding without a place: " << ran.out;
}

TEST(ImportCommand, APageThatCannotBeReadIsRefusedInBothLanguages) {
  const Scratch scratch;
  scratch.write("sop.txt", "Kegiatan Pelaksana Mutu Baku\n1. Menerima berkas\n");
  for (const char* language : {"id", "en"}) {
    const Ran ran =
        run_program({"import", "sop.txt", "-o", "out", "--lang", language}, scratch.path());
    EXPECT_EQ(ran.code, 2);
    EXPECT_NE(ran.err.find("[page-layout-sop-table]"), std::string::npos) << ran.err;
    EXPECT_NE(ran.err.find("SOP-AP"), std::string::npos) << ran.err;
  }
}

TEST(ImportCommand, APageOfAnotherServiceIsReadWithoutActivities) {
  const Scratch scratch;
  scratch.write("page.txt", page);
  const Ran ran =
      run_program({"import", "page.txt", "-o", "out", "--region", "Kota Rimba", "--lang", "en"},
                  scratch.path());
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_TRUE(fs::exists(scratch.path() / "out/kota-rimba/procedure.json"));
  EXPECT_NE(ran.out.find("the service of this page is not known"), std::string::npos) << ran.out;
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

constexpr std::string_view access_page =
    "Pemberian Hak Akses Pemanfaatan Data Kependudukan Kota Rimba\n\nProsedur\n\n1. Pimpinan "
    "Pengguna mengajukan surat permohonan kepada Wali Kota Rimba\n2. Petugas menyiram "
    "tanaman\n3. Para pihak dilarang merokok\n4. Surat permohonan kepada Wali Kota "
    "Rimba\n\nBiaya\n\nTidak dipungut biaya\n";

TEST(ImportCommand, TellsAPersonWhatWasReadWhatWasNotAndWhatToConfirm) {
  const Scratch scratch;
  scratch.write("page.txt", access_page);
  const Ran english =
      run_program({"import", "page.txt", "-o", "out", "--lang", "en"}, scratch.path());
  EXPECT_EQ(english.code, 0) << english.err;
  const std::size_t read = english.out.find("Read:\n");
  const std::size_t unread = english.out.find("Not read:\n");
  const std::size_t confirm = english.out.find("Please confirm:\n");
  EXPECT_LT(read, unread) << english.out;
  EXPECT_LT(unread, confirm) << english.out;
  EXPECT_TRUE(has(english.out, "line 5: ")) << english.out;
  EXPECT_TRUE(has(english.out, "(sure)")) << english.out;
  EXPECT_TRUE(has(english.out.substr(confirm), "line 6: no activity")) << english.out;
  EXPECT_TRUE(has(english.out.substr(confirm), "(fairly sure)")) << english.out;
  EXPECT_FALSE(has(english.out, "submit_application")) << "an id: " << english.out;
  const Ran indonesian =
      run_program({"import", "page.txt", "-o", "out", "--lang", "id"}, scratch.path());
  for (const char* part : {"Terbaca:\n", "Tidak terbaca:\n", "Mohon dipastikan:\n", "baris 5: "})
    EXPECT_TRUE(has(indonesian.out, part)) << indonesian.out;
}

TEST(ImportCommand, CheckingAPageAsksTheSameOnStandardError) {
  const Scratch scratch;
  scratch.write("page.txt", access_page);
  const Ran ran =
      run_program({"check", "page.txt", "--output", "json", "--lang", "en"}, scratch.path());
  model::Diagnostics diagnostics;
  EXPECT_TRUE(model::json::parse(ran.out, "stdout", diagnostics)) << ran.out;
  EXPECT_TRUE(has(ran.err, "Not read:\n")) << ran.err;
  EXPECT_TRUE(has(ran.err, "Please confirm:\n")) << ran.err;
  EXPECT_TRUE(has(ran.err, "line 6: no activity")) << ran.err;
}

TEST(ImportCommand, AnAnalystsPhrasesAreUsedByImportAndByCheck) {
  const Scratch scratch;
  scratch.write("page.txt", access_page);
  scratch.write("more/words.json",
                R"({"kind": "phrases", "formatVersion": 1, "service": "population-data-access",
                 "language": "id", "activities": [{"activity": "verify_application",
                 "patterns": ["menyiram tanaman"]}]})");
  for (const char* path : {"more", "more/words.json"}) {
    const Ran ran = run_program(
        {"import", "page.txt", "-o", "out", "--phrases", path, "--lang", "en"}, scratch.path());
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_FALSE(has(ran.out, "line 6: no activity")) << ran.out;
  }
  const Ran check =
      run_program({"check", "page.txt", "--phrases", "more", "--lang", "en"}, scratch.path());
  EXPECT_FALSE(has(check.err, "line 6: no activity")) << check.err;
}

TEST(ImportCommand, AFaultyFileOfPhrasesIsToldAtItsPlace) {
  const Scratch scratch;
  scratch.write("page.txt", page);
  scratch.write("words.json", "{\"kind\": \"phrases\", \"formatVersion\": 1,\n\"servise\": \"x\"}");
  scratch.write("other.json", "{\"kind\": \"procedure\", \"formatVersion\": 1}");
  scratch.write("empty/note.txt", "x");
  const Ran ran =
      run_program({"import", "page.txt", "-o", "out", "--phrases", "words.json"}, scratch.path());
  EXPECT_EQ(ran.code, 2);
  EXPECT_TRUE(has(ran.err, "words.json:2:")) << ran.err;
  EXPECT_FALSE(fs::exists(scratch.path() / "out"));
  for (const char* path : {"other.json", "empty", "nowhere.json"})
    EXPECT_EQ(run_program({"check", "page.txt", "--phrases", path}, scratch.path()).code, 2)
        << path;
}

/// What may lie about where a page is expected.
TEST(ImportCommand, WhatIsNoPageIsRefusedAndTheOthersAreDone) {
  const Scratch scratch;
  scratch.write("good.txt", page);
  scratch.write("empty.txt", "");
  scratch.write("binary.txt", std::string("\x7f"
                                          "ELF\0\1\2",
                                          7));
  scratch.write("latin.txt", "Prosedur\n1. Pemohon caf\xe9\n");
  scratch.write("prose.txt", "Prosedur\nPemohon datang\nPetugas mencetak kartu\n\nBiaya\nGratis\n");
  fs::create_directory(scratch.path() / "folder.txt");
  const std::vector<std::pair<const char*, const char*>> bad{
      {"empty.txt", "[page-without-procedure]"},
      {"binary.txt", "[page-invalid-utf8]"},
      {"latin.txt", "[page-invalid-utf8]"},
      {"prose.txt", "[page-layout-unnumbered]"},
      {"folder.txt", "[unreadable]"},
      {"nowhere.txt", "[unreadable]"}};
  for (const auto& [name, code] : bad) {
    const Ran ran = run_program(
        {"import", name, "good.txt", "-o", std::string("out-") + name, "--region", "Kota Rimba"},
        scratch.path());
    EXPECT_EQ(ran.code, 2) << name;
    EXPECT_TRUE(has(ran.err, code)) << name << ": " << ran.err;
    const fs::path folder = scratch.path() / (std::string("out-") + name);
    ASSERT_TRUE(fs::exists(folder / "kota-rimba/procedure.json")) << name;
    EXPECT_EQ(std::distance(fs::directory_iterator(folder), {}), 1) << name;
    EXPECT_EQ(std::distance(fs::directory_iterator(folder / "kota-rimba"), {}), 2) << name;
  }
}

TEST(ImportCommand, NothingIsHalfWritten) {
  const Scratch scratch;
  scratch.write("page.txt", page);
  fs::create_directories(scratch.path() / "out/halaman/procedure.json/in-the-way");
  const Ran ran = run_program({"import", "page.txt", "-o", "out"}, scratch.path());
  EXPECT_EQ(ran.code, 2) << ran.out;
  EXPECT_FALSE(fs::exists(scratch.path() / "out/halaman/source.txt"));
}

TEST(ImportCommand, AWebPageIsToldAtItsOwnLines) {
  const Scratch scratch;
  scratch.write(
      "page.html",
      "<html><body>\n<h1>Penerbitan Kartu Contoh</h1>\n\n\n<h2>Prosedur</h2>\n<ol>\n<li>Pemohon "
      "menyerahkan <b>berkas</b></li>\n<li>Petugas memeriksa berkas</li></ol>\n<h2>Biaya</h2>"
      "<p>Gratis</p></body></html>");
  const Ran ran = run_program({"import", "page.html", "-o", "out", "--lang", "en"}, scratch.path());
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_TRUE(has(ran.out, "line 8: ")) << ran.out;
}

TEST(ImportCommand, ATruncatedPageLeavesAbsencesUnsaid) {
  const Scratch scratch;
  scratch.write("page.txt", std::string(access_page.substr(0, access_page.find("Biaya"))));
  const Ran ran =
      run_program({"check", "page.txt", "--output", "json", "--lang", "en"}, scratch.path());
  EXPECT_TRUE(has(ran.err, "seems to be cut off")) << ran.err;
  for (const char* absence : {"missing-step", "sla-missing", "component-missing", "missing-branch"})
    EXPECT_FALSE(has(ran.out, absence)) << absence << ran.out;
}

/// A page of another service: only what can be said of any flow.
TEST(ImportCommand, APageOfAnotherServiceGetsNoObligations) {
  const Scratch scratch;
  scratch.write(
      "ktp.txt",
      "Penerbitan Kartu Tanda Penduduk Kota Rimba\n\nPersyaratan\n\n1. Fotokopi kartu "
      "keluarga\n\nProsedur\n\n1. Pemohon menyerahkan berkas\n2. Petugas memeriksa "
      "berkas\n3. Jika berkas tidak lengkap, kembali ke angka 1\n4. Petugas mencetak "
      "kartu\n\nWaktu Penyelesaian\n\n1 minggu kerja\n\nBiaya\n\nGratis\n\nProduk\n\nKartu\n");
  const Ran ran =
      run_program({"check", "ktp.txt", "--output", "json", "--fail-on", "never"}, scratch.path());
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_FALSE(has(ran.out, "\"not-met\"")) << ran.out;
  EXPECT_FALSE(has(ran.out, "missing-step")) << ran.out;
  EXPECT_TRUE(has(ran.out, "sla-unit-ambiguous")) << ran.out;
}

TEST(ConvertCommand, AProcedureBecomesAPageThatImportsAgain) {
  const Scratch scratch;
  const std::string region = (fs::path(SELARAS_ROOT) / "procedures/riau/procedure.json").string();
  ASSERT_EQ(run_program({"convert", region, "page.txt"}, scratch.path()).code, 0);
  EXPECT_EQ(run_program({"import", "page.txt", "-o", "out"}, scratch.path()).code, 0);
  EXPECT_TRUE(has(run_program({"convert", region, "page.txt", "--lang", "en"}, scratch.path()).err,
                  "a page cannot say timeZone"));
  EXPECT_EQ(run_program({"convert", region, "page.doc"}, scratch.path()).code, 2);
}

}  // namespace
}  // namespace selaras::tests
