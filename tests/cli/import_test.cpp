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
  EXPECT_NE(ran.out.find("[page-service-unknown]"), std::string::npos) << ran.out;
}

TEST(ConvertCommand, AProcedureBecomesAPageThatImportsAgain) {
  const Scratch scratch;
  const std::string region = (fs::path(SELARAS_ROOT) / "procedures/riau/procedure.json").string();
  ASSERT_EQ(run_program({"convert", region, "page.txt"}, scratch.path()).code, 0);
  EXPECT_EQ(run_program({"import", "page.txt", "-o", "out"}, scratch.path()).code, 0);
  EXPECT_EQ(run_program({"convert", region, "page.doc"}, scratch.path()).code, 2);
}

}  // namespace
}  // namespace selaras::tests
