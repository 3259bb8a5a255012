#include <cstdlib>
#include <filesystem>

#include <gtest/gtest.h>

#include "tests/cli/program.h"

/// The program as a project's gate: configuration, baseline, suppression, formats, differences.
namespace selaras::tests {
namespace {

namespace fs = std::filesystem;

std::string procedure(const std::string& id, const std::string& more = "") {
  return R"({"kind": "procedure", "formatVersion": 1, "id": ")" + id + R"(",
 "service": "s", "region": "R", "level": "regency", )" +
         more + R"(
 "steps": [{"id": "a", "label": "apply"}, {"id": "b", "label": "decide"}],
 "flow": {"start": "a", "edges": [{"from": "a", "to": "b", "origin": "stated"},
          {"from": "b", "to": "e", "origin": "stated"}],
          "ends": [{"id": "e", "outcome": "granted"}]}})";
}

const std::string decree = R"("decree": {"number": "1/2024"},)";

TEST(Formats, HaveTheSameExitCode) {
  const Scratch scratch;
  scratch.write("p.json", procedure("p"));
  for (const char* format :
       {"text", "json", "jsonl", "sarif", "junit", "github", "gitlab", "markdown"}) {
    EXPECT_EQ(run_program({"check", "p.json", "--output", format}, scratch.path()).code, 1)
        << format;
    EXPECT_EQ(
        run_program({"check", "p.json", "--output", format, "--fail-on", "never"}, scratch.path())
            .code,
        0)
        << format;
  }
}

TEST(Formats, GoToTheStepSummaryWhereThereIsOne) {
  const Scratch scratch;
  scratch.write("p.json", procedure("p"));
  scratch.write("summary.md", "before\n");
  setenv("GITHUB_STEP_SUMMARY", (scratch.path() / "summary.md").c_str(), 1);
  const Ran ran = run_program({"check", "p.json", "--output", "github"}, scratch.path());
  unsetenv("GITHUB_STEP_SUMMARY");
  EXPECT_TRUE(contains(ran.out, "::warning file=p.json,")) << ran.out;
  const std::string summary = text_of(scratch.path() / "summary.md");
  EXPECT_TRUE(summary.starts_with("before\n")) << summary;
  EXPECT_TRUE(contains(summary, "`sla-missing`")) << summary;
}

TEST(Check, OfManyFilesTellsAllAndRefusesAnIdThatComesAgainMuchLater) {
  const Scratch scratch;
  for (int i = 100; i < 250; ++i) {
    const std::string id = "p" + std::to_string(i);
    scratch.write("many/" + id + ".json", procedure(i == 249 ? "p100" : id));
  }
  scratch.write("many/p200.json", "{");
  const Ran ran = run_program({"check", "many", "--lang", "en"}, scratch.path());
  EXPECT_EQ(ran.code, 2);
  EXPECT_TRUE(ran.err.starts_with("many/p200.json:1:")) << ran.err;
  EXPECT_TRUE(contains(ran.err, "many/p249.json:")) << ran.err;
  EXPECT_TRUE(contains(ran.err, "[procedure-twice]")) << ran.err;
  EXPECT_TRUE(ran.out.starts_with("many/p100.json:")) << ran.out;
  EXPECT_TRUE(contains(ran.out, "\n148 procedures checked:")) << ran.out;
}

TEST(Baseline, FailsOnASwapAndOnNothingElse) {
  const Scratch scratch;
  scratch.write("p.json", procedure("p", decree));
  const fs::path folder = scratch.path();
  EXPECT_EQ(run_program({"baseline", "create", "p.json", "--baseline", "b.json"}, folder).code, 0);
  EXPECT_EQ(run_program({"check", "p.json", "--baseline", "b.json", "--fail-on-new"}, folder).code,
            0);
  // The decree goes, a promise of time comes: one finding mended, another made.
  scratch.write("p.json", procedure("p", R"("timeClaims": [{"id": "t", "value": 5,
    "unit": "hari kerja", "readings": ["working-day"], "bound": "maximum"}],)"));
  const Ran swapped = run_program(
      {"check", "p.json", "--baseline", "b.json", "--fail-on-new", "--lang", "en"}, folder);
  EXPECT_EQ(swapped.code, 1) << swapped.out;
  EXPECT_TRUE(contains(swapped.out, "[decree-missing]")) << swapped.out;
  EXPECT_TRUE(contains(swapped.err, "no longer there")) << swapped.err;
}

TEST(Baseline, OfAPartialRunLeavesTheRestAsItWas) {
  const Scratch scratch;
  scratch.write("p.json", procedure("p"));
  scratch.write("q.json", procedure("q"));
  const fs::path folder = scratch.path();
  ASSERT_EQ(run_program({"baseline", "create", "p.json", "q.json"}, folder).code, 0);
  const std::string before = text_of(folder / "selaras-baseline.json");
  scratch.write("p.json", procedure("p", decree));
  ASSERT_EQ(run_program({"baseline", "update", "p.json"}, folder).code, 0);
  const std::string after = text_of(folder / "selaras-baseline.json");
  EXPECT_NE(after, before);
  EXPECT_EQ(after.substr(after.find("{\"procedure\": \"q\"")),
            before.substr(before.find("{\"procedure\": \"q\"")));
  EXPECT_EQ(run_program({"baseline", "create", "p.json"}, folder).code, 2) << "it is there already";
}

TEST(Configuration, DecidesWhatTheCommandLineDoesNot) {
  const Scratch scratch;
  scratch.write("selaras.json", R"({"kind": "configuration", "formatVersion": 1,
    "language": "en", "failOn": "never", "severity": {"decree-missing": "error"},
    "ignore": ["sla-missing"]})");
  scratch.write("below/p.json", procedure("p"));
  const fs::path folder = scratch.path() / "below";
  const Ran quiet = run_program({"check", "p.json"}, folder);
  EXPECT_EQ(quiet.code, 0) << quiet.err;
  EXPECT_TRUE(contains(quiet.out, "1 procedure checked")) << quiet.out;
  EXPECT_TRUE(contains(quiet.out, "error: ")) << quiet.out;
  EXPECT_FALSE(contains(quiet.out, "[sla-missing]")) << quiet.out;
  EXPECT_EQ(run_program({"check", "p.json", "--fail-on", "error"}, folder).code, 1);
  const Ran shown = run_program({"config", "show", "--fail-on", "note"}, folder);
  EXPECT_TRUE(contains(shown.out, "../selaras.json:2:")) << shown.out;
  EXPECT_TRUE(contains(shown.out, "command line")) << shown.out;
}

TEST(Configuration, ThatIsFaultyIsRefusedWithItsPlace) {
  const Scratch scratch;
  scratch.write("p.json", procedure("p"));
  scratch.write("selaras.json",
                "{\"kind\": \"configuration\", \"formatVersion\": 1,\n \"failOn\": 3}");
  const Ran ran = run_program({"check", "p.json", "--lang", "en"}, scratch.path());
  EXPECT_EQ(ran.code, 2);
  EXPECT_TRUE(contains(ran.err, "selaras.json:2:")) << ran.err;
}

TEST(Init, WritesAConfigurationThatIsReadAndNeverOverwritesOne) {
  const Scratch scratch;
  scratch.write("p.json", procedure("p"));
  EXPECT_EQ(run_program({"init"}, scratch.path()).code, 0);
  EXPECT_TRUE(fs::exists(scratch.path() / ".selaras" / "procedure.schema.json"));
  const Ran ran = run_program({"check", "p.json"}, scratch.path());
  EXPECT_EQ(ran.code, 1);
  EXPECT_EQ(ran.err, "");
  EXPECT_EQ(run_program({"init"}, scratch.path()).code, 2);
}

TEST(Schema, OfEachKindIsPrinted) {
  const Scratch scratch;
  const Ran kinds = run_program({"schema"}, scratch.path());
  EXPECT_TRUE(contains(kinds.out, "configuration\n")) << kinds.out;
  EXPECT_TRUE(
      contains(run_program({"schema", "procedure"}, scratch.path()).out, "json-schema.org"));
  EXPECT_EQ(run_program({"schema", "procedur"}, scratch.path()).code, 2);
}

TEST(Suppression, EndsOnItsDay) {
  const Scratch scratch;
  scratch.write("p.json", procedure("p", R"("suppress": [{"rule": "decree-missing",
    "reason": "menyusul", "by": "Ani", "until": "2026-06-15"}],)"));
  const std::vector<std::string> on{
      "check",  "p.json", "--select", "decree-missing,suppression-expired", "--fail-on", "note",
      "--lang", "en",     "--date"};
  auto last = on;
  last.emplace_back("2026-06-15");
  const Ran held = run_program(last, scratch.path());
  EXPECT_EQ(held.code, 0) << held.out;
  EXPECT_TRUE(contains(held.out, "1 suppressed")) << held.out;
  EXPECT_TRUE(contains(held.out, "menyusul")) << held.out;
  auto after = on;
  after.emplace_back("2026-06-16");
  const Ran ended = run_program(after, scratch.path());
  EXPECT_EQ(ended.code, 1);
  EXPECT_TRUE(contains(ended.out, "[suppression-expired]")) << ended.out;
  EXPECT_TRUE(contains(ended.out, "[decree-missing]")) << ended.out;
}

TEST(Fix, IsShownFirstAndDoneOnce) {
  const Scratch scratch;
  scratch.write("p.json", procedure("p", decree));
  const std::string before = text_of(scratch.path() / "p.json");
  const Ran shown = run_program({"check", "p.json", "--diff"}, scratch.path());
  EXPECT_EQ(shown.code, 1);
  EXPECT_TRUE(shown.out.starts_with("--- p.json\n+++ p.json\n@@ ")) << shown.out;
  EXPECT_EQ(text_of(scratch.path() / "p.json"), before);
  static_cast<void>(run_program({"check", "p.json", "--fix"}, scratch.path()));
  const std::string after = text_of(scratch.path() / "p.json");
  EXPECT_NE(after, before);
  const Ran again = run_program({"check", "p.json", "--diff"}, scratch.path());
  EXPECT_EQ(again.code, 0) << again.out;
  EXPECT_EQ(again.out, "");
}

TEST(Fix, LeavesAFileWithCommentsAlone) {
  const Scratch scratch;
  scratch.write("p.json", "// why\n" + procedure("p"));
  const Ran ran = run_program({"check", "p.json", "--fix", "--lang", "en"}, scratch.path());
  EXPECT_TRUE(contains(ran.err, "holds comments")) << ran.err;
  EXPECT_TRUE(text_of(scratch.path() / "p.json").starts_with("// why"));
}

TEST(Diff, OfTwoFilesFailsWhereAFindingAppears) {
  const Scratch scratch;
  scratch.write("old.json", procedure("p", decree));
  scratch.write("new.json", procedure("p"));
  const Ran worse = run_program({"diff", "old.json", "new.json", "--fail-on-new", "--lang", "en"},
                                scratch.path());
  EXPECT_EQ(worse.code, 1) << worse.err;
  EXPECT_TRUE(contains(worse.out, "[decree-missing]")) << worse.out;
  EXPECT_EQ(run_program({"diff", "new.json", "old.json", "--fail-on-new"}, scratch.path()).code, 0);
  EXPECT_EQ(run_program({"diff", "new.json"}, scratch.path()).code, 2);
}

TEST(Diff, DrawsTheOneProcedureThatChanged) {
  const Scratch scratch;
  scratch.write("a/p.json", procedure("p"));
  scratch.write("b/p.json", procedure("p", decree));
  const Ran drawn = run_program({"diff", "a", "b", "--output", "svg:x.svg"}, scratch.path());
  EXPECT_EQ(drawn.code, 0) << drawn.err;
  EXPECT_TRUE(text_of(scratch.path() / "x.svg").starts_with("<svg ")) << drawn.out;
  scratch.write("b/q.json", procedure("q"));
  EXPECT_EQ(run_program({"diff", "a", "b", "--output", "svg"}, scratch.path()).code, 2);
}

TEST(Diff, OfTwoRevisionsReadsThemFromGit) {
  const Scratch scratch;
  const std::string git =
      "git -C '" + scratch.path().string() + "' -c user.name=a -c user.email=a@example.org ";
  if (std::system("git --version > /dev/null 2>&1") != 0) GTEST_SKIP() << "no git";
  ASSERT_EQ(std::system((git + "init -q").c_str()), 0);
  scratch.write("folder/p.json", procedure("p", decree));
  ASSERT_EQ(std::system((git + "add . && " + git + "commit -qm one").c_str()), 0);
  scratch.write("folder/p.json", procedure("p"));
  ASSERT_EQ(std::system((git + "commit -qam two").c_str()), 0);
  const std::vector<std::vector<std::string>> ways{
      {"diff", "--git", "HEAD~1..HEAD", "folder"},
      {"diff", "HEAD~1:folder/p.json", "HEAD:folder/p.json"},
      {"diff", "HEAD~1:folder", "folder"}};
  for (std::vector<std::string> way : ways) {
    way.insert(way.end(), {"--lang", "en", "--fail-on-new"});
    const Ran ran = run_program(way, scratch.path());
    EXPECT_EQ(ran.code, 1) << way[1] << ran.out << ran.err;
    EXPECT_TRUE(contains(ran.out, "folder/p.json:")) << way[1] << ran.out;
  }
  const Ran hostile =
      run_program({"diff", "--upload-pack=x:folder", "HEAD:folder"}, scratch.path());
  EXPECT_EQ(hostile.code, 2);
  EXPECT_EQ(run_program({"diff", "nowhere:folder", "HEAD:folder"}, scratch.path()).code, 2);
}

}  // namespace
}  // namespace selaras::tests
