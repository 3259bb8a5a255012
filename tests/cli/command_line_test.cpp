#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "tests/cli/program.h"

/// The program as a user or a CI job meets it: exit codes, streams, bad files.
namespace selaras::tests {
namespace {

namespace fs = std::filesystem;

const fs::path root = SELARAS_ROOT;

std::string small_procedure(const std::string& id = "example") {
  return R"({"kind": "procedure", "formatVersion": 1, "id": ")" + id + R"(",
 "service": "s", "region": "R", "level": "regency",
 "steps": [{"id": "a", "label": "a"}],
 "flow": {"start": "a", "edges": [{"from": "a", "to": "e", "origin": "stated"}],
          "ends": [{"id": "e", "outcome": "granted"}]}})";
}

TEST(Exit, Is0WhereNothingReachesTheLevelThatFails) {
  const Ran ran = run_program({"check", "procedures/oki", "--fail-on", "error"}, root);
  EXPECT_EQ(ran.code, 0) << ran.err;
}

TEST(Exit, Is1WhereAFindingDoes) {
  EXPECT_EQ(run_program({"check", "procedures/oki"}, root).code, 1);
}

TEST(Exit, Is2ForAMissingFileAndTheOthersAreStillChecked) {
  const Ran ran = run_program({"check", "nowhere.json", "procedures/oki", "--lang", "en"}, root);
  EXPECT_EQ(ran.code, 2);
  EXPECT_TRUE(contains(ran.err, "nowhere.json")) << ran.err;
  EXPECT_TRUE(contains(ran.out, "1 procedure checked")) << ran.out;
}

TEST(Exit, Is2WhereNothingWasChecked) {
  const Scratch scratch;
  for (const char* format : {"text", "json"}) {
    EXPECT_EQ(run_program({"check", ".", "--output", format}, scratch.path()).code, 2);
  }
}

TEST(Exit, Is2ForWrongUsageWithASuggestion) {
  const Ran command = run_program({"chek", "x", "--lang", "en"}, root);
  EXPECT_EQ(command.code, 2);
  EXPECT_TRUE(contains(command.err, "did you mean check?")) << command.err;
  const Ran option = run_program({"check", "procedures", "--slect", "x", "--lang", "en"}, root);
  EXPECT_EQ(option.code, 2);
  EXPECT_TRUE(contains(option.err, "--select")) << option.err;
  const Ran rule =
      run_program({"check", "procedures", "--select", "missing-stp", "--lang", "en"}, root);
  EXPECT_EQ(rule.code, 2);
  EXPECT_TRUE(contains(rule.err, "missing-step")) << rule.err;
  const Ran range = run_program({"simulate", "x", "--threads", "99999", "--lang", "en"}, root);
  EXPECT_EQ(range.code, 2);
  for (const std::vector<std::string>& slip :
       {std::vector<std::string>{"simulate", "x", "--threads", "abc", "--lang", "en"},
        std::vector<std::string>{"simulate", "x", "--lang", "en", "--threads"}}) {
    const Ran ran = run_program(slip, root);
    EXPECT_EQ(ran.code, 2);
    EXPECT_TRUE(contains(ran.err, "--threads cannot be used")) << ran.err;
  }
  EXPECT_TRUE(contains(range.err, "from 0 to 1024")) << range.err;
  EXPECT_TRUE(contains(range.err, "`selaras simulate --help`")) << range.err;
  EXPECT_EQ(run_program({}, root).code, 2);
  EXPECT_EQ(run_program({"check"}, root).code, 2);
  EXPECT_EQ(run_program({"check", "procedures", "--output", "yaml"}, root).code, 2);
  EXPECT_EQ(run_program({"explain", "no-such-rule"}, root).code, 2);
}

TEST(Help, SpeaksBothLanguages) {
  const Ran indonesian = run_program({"--help"}, root);
  const Ran english = run_program({"--help", "--lang", "en"}, root);
  EXPECT_EQ(indonesian.code, 0);
  EXPECT_EQ(english.code, 0);
  EXPECT_TRUE(contains(indonesian.out, "Perintah")) << indonesian.out;
  EXPECT_TRUE(contains(english.out, "Commands")) << english.out;
}

TEST(BadFile, IsReportedWithItsPlaceAndTheOthersAreChecked) {
  const Scratch scratch;
  scratch.write("good.json", small_procedure());
  scratch.write("broken.json", "{\"kind\": \"procedure\",\n  \"id\": }");
  const Ran ran = run_program({"check", ".", "--lang", "en"}, scratch.path());
  EXPECT_EQ(ran.code, 2);
  EXPECT_TRUE(contains(ran.err, "broken.json:2:9")) << ran.err;
  EXPECT_TRUE(contains(ran.out, "1 procedure checked")) << ran.out;
}

TEST(BadFile, CollectsEveryFaultAtOnce) {
  const Scratch scratch;
  scratch.write("faulty.json", R"({"kind": "procedure", "formatVersion": 1, "id": "x", "service": 3,
 "region": "R", "lvel": "regency",
 "steps": [{"id": "a", "label": "a"}],
 "flow": {"start": "b", "edges": [{"from": "a", "to": "e", "origin": "stted"}],
          "ends": [{"id": "e", "outcome": "granted"}]}})");
  const Ran ran = run_program({"check", "faulty.json", "--lang", "en"}, scratch.path());
  EXPECT_EQ(ran.code, 2);
  EXPECT_TRUE(contains(ran.err, "faulty.json:1:")) << ran.err;  // service is no text
  EXPECT_TRUE(contains(ran.err, "`lvel`")) << ran.err;          // unknown key
  EXPECT_TRUE(contains(ran.err, "level")) << ran.err;           // did you mean
  EXPECT_TRUE(contains(ran.err, "`stted`")) << ran.err;         // unknown word
  EXPECT_TRUE(contains(ran.err, "faulty.json:4:")) << ran.err;  // unknown id
}

struct Hostile {
  const char* name;
  std::string bytes;
};

class HostileFile : public testing::TestWithParam<Hostile> {};

TEST_P(HostileFile, IsRefusedWithOneMessageAndNoCrash) {
  const Scratch scratch;
  scratch.write("hostile.json", GetParam().bytes);
  for (const char* command : {"check", "simulate", "draw", "audit"}) {
    const Ran ran = run_program({command, "hostile.json", "--lang", "en"}, scratch.path());
    EXPECT_EQ(ran.code, 2) << command << ran.out << ran.err;
    EXPECT_FALSE(ran.err.empty()) << command;
    EXPECT_LT(ran.err.size(), 2000u) << command;
  }
}

INSTANTIATE_TEST_SUITE_P(
    All, HostileFile,
    testing::Values(Hostile{"empty", ""}, Hostile{"deep", std::string(200'000, '[')},
                    Hostile{"deep_objects",
                            [] {
                              std::string text;
                              for (int depth = 0; depth < 200'000; ++depth) text += "{\"a\":";
                              return text;
                            }()},
                    Hostile{"invalid_utf8", "{\"kind\": \"\xff\xfe\"}"},
                    Hostile{"nul", std::string("{\"kind\": \"proc\0\"}", 17)},
                    Hostile{"number", "42"}, Hostile{"huge_number", "{\"formatVersion\": 1e999}"},
                    Hostile{"newer", R"({"kind": "procedure", "formatVersion": 99, "id": "x"})"},
                    Hostile{"calendar", R"({"kind": "calendar"})"}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(BadFile, OverTheLimitIsRefusedBeforeItIsRead) {
  const Scratch scratch;
  const fs::path file = scratch.path() / "large.json";
  std::ofstream(file).put('{');
  fs::resize_file(file, (64u << 20) + 1);  // a hole: takes no disk
  const Ran ran = run_program({"check", "large.json", "--lang", "en"}, scratch.path());
  EXPECT_EQ(ran.code, 2);
  EXPECT_TRUE(contains(ran.err, "64 MiB")) << ran.err;
}

TEST(BadFile, MayNotNameAPageOutsideItsFolder) {
  const Scratch scratch;
  std::string text = small_procedure();
  text.insert(1, R"("source": {"file": "../secret.txt", "sha256": "00"}, )");
  scratch.write("p.json", text);
  EXPECT_EQ(run_program({"check", "p.json"}, scratch.path()).code, 2);
}

TEST(Evidence, ThatDoesNotStandOnItsLineIsRefused) {
  const Scratch scratch;
  std::string text = small_procedure();
  text.insert(1, R"("source": {"file": "source.txt"},
 "title": {"text": "T", "evidence": {"line": 1, "quote": "other words"}}, )");
  scratch.write("p.json", text);
  scratch.write("source.txt", "the words of the page\n");
  const Ran ran = run_program({"check", "p.json", "--lang", "en"}, scratch.path());
  EXPECT_EQ(ran.code, 2);
  EXPECT_TRUE(contains(ran.err, "p.json:2:")) << ran.err;
}

TEST(Output, ThatCannotBeWrittenIsOneMessage) {
  const Scratch scratch;
  scratch.write("p.json", small_procedure());
  const Ran missing =
      run_program({"check", "p.json", "--output", "json:no/such/folder/x.json", "--lang", "en"},
                  scratch.path());
  EXPECT_EQ(missing.code, 2);
  EXPECT_TRUE(contains(missing.err, "no/such/folder/x.json")) << missing.err;
  const Ran full = run_program({"check", "p.json", "--output", "json:/dev/full", "--lang", "en"},
                               scratch.path());
  EXPECT_EQ(full.code, 2) << full.err;
  EXPECT_TRUE(fs::is_character_file("/dev/full"));
  const Ran audit = run_program({"audit", "p.json", "-o", "p.json/out"}, scratch.path());
  EXPECT_EQ(audit.code, 2);
}

TEST(Output, IsWholeOrAbsent) {
  const Scratch scratch;
  scratch.write("p.json", small_procedure());
  fs::create_directory(scratch.path() / "taken");
  EXPECT_EQ(run_program({"check", "p.json", "--output", "json:taken", "--fail-on", "never"},
                        scratch.path())
                .code,
            2);
  EXPECT_EQ(run_program({"check", "p.json", "--output", "json:out.json", "--fail-on", "never"},
                        scratch.path())
                .code,
            0);
  EXPECT_FALSE(fs::exists(scratch.path() / "out.json.part"));
  EXPECT_TRUE(text_of(scratch.path() / "out.json").ends_with("}\n"));
}

TEST(Output, GoesToSeveralPlacesInOneRun) {
  const Scratch scratch;
  scratch.write("p.json", small_procedure());
  const Ran ran = run_program(
      {"check", "p.json", "--output", "text", "--output", "json:x.json", "--fail-on", "never"},
      scratch.path());
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_FALSE(ran.out.empty());
  EXPECT_TRUE(fs::exists(scratch.path() / "x.json"));
  EXPECT_EQ(
      run_program({"check", "p.json", "--output", "text", "--output", "json"}, scratch.path()).code,
      2);
}

TEST(Output, HoldsNoControlSequenceOfAPage) {
  const Scratch scratch;
  std::string text = small_procedure();
  text.replace(text.find("\"label\": \"a\""), 12, R"("label": "\u001b[31mred\u202etxt")");
  scratch.write("p.json", text);
  const Ran ran = run_program({"check", "p.json", "--colour", "never"}, scratch.path());
  for (const std::string& stream : {ran.out, ran.err}) {
    EXPECT_FALSE(contains(stream, "\x1b"));
    EXPECT_FALSE(contains(stream, "\u202e"));
  }
}

TEST(Audit, WritesAReportThatNeedsNothingElse) {
  const Scratch scratch;
  const Ran ran =
      run_program({"audit", (root / "procedures").string(), "-o", "report", "--replications", "5"},
                  scratch.path());
  EXPECT_EQ(ran.code, 0) << ran.err;
  const std::string page = text_of(scratch.path() / "report" / "index.html");
  for (const char* region : {"Riau", "Pasuruan", "Majalengka", "Madiun", "Ogan Komering Ilir"}) {
    EXPECT_TRUE(contains(page, region)) << region;
  }
  EXPECT_FALSE(contains(page, "src=\"http"));
  EXPECT_FALSE(contains(page, "@import"));
  EXPECT_TRUE(fs::exists(scratch.path() / "report" / "diagrams" / "riau.svg"));
  EXPECT_TRUE(fs::exists(scratch.path() / "report" / "findings.json"));
}

TEST(Audit, APdfWithoutABrowserIsRefusedBeforeTheWorkBegins) {
  const Scratch scratch;
  const char* before = std::getenv("PATH");
  const std::string kept = before == nullptr ? "" : before;
  setenv("PATH", "/nowhere", 1);
  const Ran ran = run_program({"audit", "--pdf", "-o", "report", "--lang", "en"}, scratch.path());
  setenv("PATH", kept.c_str(), 1);
  EXPECT_EQ(ran.code, 2);
  EXPECT_NE(ran.err.find("Chromium"), std::string::npos) << ran.err;
  EXPECT_FALSE(fs::exists(scratch.path() / "report"));
}

TEST(Audit, GivesTheSameBytesWithAnyNumberOfThreads) {
  const Scratch scratch;
  for (const char* threads : {"1", "3"}) {
    const Ran ran = run_program({"audit", (root / "procedures").string(), "-o", threads,
                                 "--threads", threads, "--replications", "7"},
                                scratch.path());
    ASSERT_EQ(ran.code, 0) << ran.err;
  }
  for (const char* file :
       {"index.html", "findings.json", "simulations/oki.json", "diagrams/oki.svg"}) {
    EXPECT_EQ(text_of(scratch.path() / "1" / file), text_of(scratch.path() / "3" / file)) << file;
  }
}

TEST(Draw, WritesWhatTheEndingAsksFor) {
  const Scratch scratch;
  const std::string region = (root / "procedures" / "riau").string();
  EXPECT_EQ(run_program({"draw", region, "-o", "a.svg"}, scratch.path()).code, 0);
  EXPECT_TRUE(text_of(scratch.path() / "a.svg").starts_with("<svg"));
  EXPECT_EQ(
      run_program({"draw", region, "--against", "regional-2019", "-o", "a.dot"}, scratch.path())
          .code,
      0);
  EXPECT_TRUE(contains(text_of(scratch.path() / "a.dot"), "digraph"));
  EXPECT_EQ(run_program({"draw", region, "-o", "a.bmp"}, scratch.path()).code, 2);
  const Ran png = run_program({"draw", region, "-o", "a.png", "--lang", "en"}, scratch.path());
  // Without librsvg nothing is written, and the message says what is missing.
  EXPECT_TRUE(png.code == 0 ? text_of(scratch.path() / "a.png").starts_with("\x89PNG")
                            : contains(png.err, "librsvg2-2") &&
                                  !std::filesystem::exists(scratch.path() / "a.png"))
      << png.err;
}

TEST(Simulate, RefusesAScenarioThatDoesNotFit) {
  const Scratch scratch;
  scratch.write("s.json", R"({"kind": "scenario", "formatVersion": 1})");
  const Ran ran = run_program(
      {"simulate", (root / "procedures" / "riau").string(), "--scenario", "s.json", "--lang", "en"},
      scratch.path());
  EXPECT_EQ(ran.code, 2);
  EXPECT_TRUE(contains(ran.err, "s.json:1:")) << ran.err;
}

TEST(Explain, PrintsARulesPageInEitherLanguage) {
  const Ran indonesian = run_program({"explain", "missing-step"}, root);
  const Ran english = run_program({"explain", "missing-step", "--lang", "en"}, root);
  EXPECT_EQ(indonesian.code, 0);
  EXPECT_TRUE(contains(indonesian.out, "Mengapa penting") || contains(indonesian.out, "MENGAPA"))
      << indonesian.out;
  EXPECT_TRUE(contains(english.out, "Why it matters") || contains(english.out, "WHY"))
      << english.out;
}

/// Stacks of eight gigabytes in four of address space: the system refuses every thread.
TEST(CommandLine, DoesAllTheWorkItselfWhereThereAreNoThreads) {
  const std::string with_few = "ulimit -s 8000000; ulimit -v 4000000; ";
  const std::filesystem::path folder = root / "procedures";
  const Ran alone = run_shell(with_few + "selaras check . --lang en", folder);
  EXPECT_EQ(alone.code, 1) << alone.err;
  EXPECT_EQ(alone.out, run_program({"check", ".", "--lang", "en"}, folder).out);
  const std::string simulate = "selaras simulate riau --replications 4 --output json --lang en";
  const Ran simulated = run_shell(with_few + simulate, folder);
  EXPECT_EQ(simulated.code, 0) << simulated.err;
  EXPECT_EQ(simulated.out, run_shell(simulate, folder).out);
}

}  // namespace
}  // namespace selaras::tests
