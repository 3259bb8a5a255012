#include <filesystem>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "model/json.h"
#include "tests/cli/program.h"

/// Documents that files lack and what follows the first outcome, as a user meets them.
namespace selaras::tests {
namespace {

namespace fs = std::filesystem;

const fs::path root = SELARAS_ROOT;
const std::string reference = (root / "procedures/reference/regional-2019.json").string();
const fs::path shipped = root / "procedures/scenarios/lifecycle.json";

Ran simulate(const Scratch& scratch, std::vector<std::string> more) {
  std::vector<std::string> all = {"simulate", reference, "--replications", "60"};
  all.insert(all.end(), more.begin(), more.end());
  return run_program(all, scratch.path());
}

/// The shipped life cycle with one place changed.
Ran changed(const Scratch& scratch, std::string_view from, std::string_view to) {
  std::string text = text_of(shipped);
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  if (at != std::string::npos) text.replace(at, from.size(), to);
  scratch.write("own.json", text);
  return simulate(scratch, {"--scenario", "own.json", "--lang", "en"});
}

TEST(SimulateLifecycle, SaysWhichDocumentsFilesCameBackForAndWhatFollowsAccess) {
  const Scratch scratch;
  const Ran english = simulate(scratch, {"--lang", "en"});
  EXPECT_EQ(english.code, 0) << english.err;
  for (const char* part :
       {"Files returned for want of a document", "deed of establishment",
        "Beyond the first outcome", "semester report", "revocation of access", "agreement ends"}) {
    EXPECT_TRUE(contains(english.out, part)) << part << "\n" << english.out;
  }
  const Ran indonesian = simulate(scratch, {"--lang", "id"});
  for (const char* part : {"Berkas kembali karena dokumen", "surat permohonan", "laporan semester",
                           "pencabutan akses"}) {
    EXPECT_TRUE(contains(indonesian.out, part)) << part << "\n" << indonesian.out;
  }
}

TEST(SimulateLifecycle, GivesOtherProgramsTheSame) {
  const Scratch scratch;
  const Ran ran = simulate(scratch, {"--output", "json"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  model::Diagnostics faults;
  const auto json = model::json::parse(ran.out, "out.json", faults);
  ASSERT_TRUE(json);
  EXPECT_EQ(json->find("documents")->elements.size(), 6u);
  const auto& follow = json->find("follow")->elements;
  ASSERT_EQ(follow.size(), 5u);
  EXPECT_EQ(follow[2].find("since")->string, "grant_access");
  EXPECT_EQ(follow[3].find("cases")->number, follow[2].find("came")->number);
  EXPECT_LE(follow[3].find("came")->number, follow[3].find("cases")->number);
  const Ran table = simulate(scratch, {"--output", "csv"});
  EXPECT_TRUE(contains(table.out, "follow,revocation,perYear,visit,")) << table.out;
  EXPECT_TRUE(contains(table.out, "documents,deed,returns,return,")) << table.out;
}

TEST(SimulateLifecycle, RefusesWhatCannotBeWithItsPlace) {
  const Scratch scratch;
  const auto refused = [&](std::string_view from, std::string_view to, std::string_view code) {
    const Ran ran = changed(scratch, from, to);
    EXPECT_EQ(ran.code, 2) << ran.out;
    EXPECT_TRUE(contains(ran.err, "own.json:")) << ran.err;
    EXPECT_TRUE(contains(ran.err, code)) << ran.err;
  };
  refused("\"missing\": 0.05}", "\"missing\": 1}", "number-range");
  refused("\"mended\": 0.9", "\"mended\": 0", "number-range");
  refused("\"mended\": 0.9", "\"mended\": 0.9, \"share\": 0.1", "returns-share-and-documents");
  refused("\"mended\": 0.9", "\"share\": 0.1", "documents-not-looked-at");
  refused("\"id\": \"deed\"", "\"id\": \"letter\"", "duplicate-id");
  refused("\"step\": \"completed\"", "\"step\": \"complete\"", "did you mean completed?");
  refused("\"since\": \"revoke_access\"", "\"since\": \"revoked\"", "unknown-id");
}

TEST(SimulateLifecycle, KeepsItsDocumentsThroughParts) {
  const Scratch scratch;
  const auto part = [&](const char* which, const char* file) {
    return run_program(
        {"simulate", reference, "--replications", which, "--output", std::string("part:") + file},
        scratch.path());
  };
  ASSERT_EQ(part("1-20", "a.json").code, 0);
  ASSERT_EQ(part("21-60", "b.json").code, 0);
  const Ran merged = run_program({"merge", "a.json", "b.json", "--lang", "en"}, scratch.path());
  EXPECT_EQ(merged.out, simulate(scratch, {"--lang", "en"}).out);
}

}  // namespace
}  // namespace selaras::tests
