#include <string>

#include <gtest/gtest.h>

#include "tests/cli/program.h"

/// The completions, asked as a shell asks them.
namespace selaras::tests {
namespace {

/// What bash offers after these words, the last of which is being typed.
std::string offered(const std::string& words, int count) {
  const Scratch scratch;
  const Ran script = run_program({"completion", "bash"}, scratch.path());
  EXPECT_EQ(script.code, 0) << script.err;
  scratch.write("script", script.out);
  const Ran ran = run_shell("bash -c '. ./script; COMP_WORDS=(selaras " + words + "); COMP_CWORD=" +
                                std::to_string(count) + "; _selaras; echo ${COMPREPLY[@]}'",
                            scratch.path());
  EXPECT_EQ(ran.code, 0) << ran.err;
  return ran.out;
}

TEST(Completion, OffersCommands) {
  EXPECT_EQ(offered("ch", 1), "check\n");
  EXPECT_EQ(offered("--lang en sim", 3), "simulate\n");
}

TEST(Completion, OffersTheOptionsOfTheCommand) {
  EXPECT_EQ(offered("check --fail", 2), "--fail-on --fail-on-new\n");
  EXPECT_EQ(offered("simulate --fail", 2), "\n");
  EXPECT_EQ(offered("draw --la", 2), "--lang\n");
}

TEST(Completion, OffersTheWordsOfAnOption) {
  EXPECT_EQ(offered("check --fail-on w", 3), "warning\n");
  EXPECT_EQ(offered("check --lang \"\"", 3), "id en\n");
  EXPECT_EQ(offered("check --output j", 3), "json jsonl junit\n");
}

TEST(Completion, OffersFilesWhereAnythingGoes) { EXPECT_EQ(offered("check scr", 2), "script\n"); }

TEST(Completion, IsThereForEachShellAndNoOther) {
  const Scratch scratch;
  for (const char* shell : {"bash", "zsh", "fish"}) {
    const Ran ran = run_program({"completion", shell}, scratch.path());
    EXPECT_EQ(ran.code, 0);
    EXPECT_NE(ran.out.find("fail-on"), std::string::npos) << shell;
  }
  EXPECT_EQ(run_program({"completion", "tcsh"}, scratch.path()).code, 2);
}

TEST(Manual, NamesEveryCommandInBothForms) {
  const Scratch scratch;
  for (const char* form : {"man", "markdown"}) {
    const Ran ran = run_program({"manual", "--output", form, "--lang", "en"}, scratch.path());
    EXPECT_EQ(ran.code, 0) << ran.err;
    for (const char* command : {"check PATH...", "simulate FILE", "explain RULE"}) {
      EXPECT_NE(ran.out.find(command), std::string::npos) << form << ran.out;
    }
  }
}

TEST(RulesList, IsJsonWithEveryRule) {
  const Scratch scratch;
  const Ran ran = run_program({"rules", "--output", "json"}, scratch.path());
  EXPECT_EQ(ran.code, 0);
  EXPECT_NE(ran.out.find("\"id\": \"deadlock\""), std::string::npos) << ran.out;
}

}  // namespace
}  // namespace selaras::tests
