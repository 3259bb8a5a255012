#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "tests/cli/program.h"

/// check --suggest as a user meets it.
namespace selaras::tests {
namespace {

namespace fs = std::filesystem;

const fs::path procedures = fs::path(SELARAS_ROOT) / "procedures";

Ran check(const std::string& path, std::vector<std::string> more) {
  const Scratch scratch;
  more.insert(more.begin(), {"check", path});
  return run_program(more, scratch.path());
}

std::string last_line(std::string text) {
  while (text.ends_with('\n')) text.pop_back();
  return text.substr(text.rfind('\n') + 1);
}

TEST(Suggest, ProposesNothingUnasked) {
  const Ran ran = check((procedures / "riau").string(), {"--lang", "en"});
  EXPECT_FALSE(contains(ran.out, "suggestion:")) << ran.out;
}

TEST(Suggest, SaysInBothLanguagesWhatPutsAFindingRight) {
  const std::string oki = (procedures / "oki").string();
  const Ran english = check(oki, {"--suggest", "--lang", "en"});
  const Ran indonesian = check(oki, {"--suggest", "--lang", "id"});
  EXPECT_EQ(english.code, indonesian.code);
  EXPECT_TRUE(contains(english.out, "  suggestion: add the evaluation and reporting after"))
      << english.out;
  EXPECT_TRUE(contains(indonesian.out, "  usulan perbaikan: tambahkan ")) << indonesian.out;
}

TEST(Suggest, GivesTheChangeItselfAsJson) {
  const Ran ran = check((procedures / "oki").string(), {"--suggest", "--output", "json"});
  EXPECT_TRUE(contains(ran.out, "\"edit\": \"add-step\"")) << ran.out;
}

TEST(Suggest, ChangesNeitherTheFindingsNorTheExitCode) {
  for (const char* region : {"riau", "kota-madiun"}) {
    const std::string path = (procedures / region).string();
    const Ran plain = check(path, {"--lang", "en"});
    const Ran with = check(path, {"--suggest", "--lang", "en"});
    EXPECT_EQ(plain.code, with.code);
    EXPECT_EQ(last_line(plain.out), last_line(with.out));
    EXPECT_GT(with.out.size(), plain.out.size());
  }
}

/// Who does as was proposed has the finding no more, and no other instead.
TEST(Suggest, MendsWhatItSaysWhereItIsFollowed) {
  const Scratch scratch;
  fs::copy(procedures / "kota-madiun", scratch.path() / "city", fs::copy_options::recursive);
  const auto checked = [&] {
    return run_program({"check", "city", "--lang", "en", "--suggest", "--show-passed"},
                       scratch.path());
  };
  const Ran before = checked();
  ASSERT_TRUE(contains(before.out, "[wrong-actor]")) << before.out;
  ASSERT_TRUE(contains(before.out, "suggestion: name head of the user institution")) << before.out;
  const fs::path file = scratch.path() / "city" / "procedure.json";
  std::string text = text_of(file);
  const std::size_t actor = text.find(R"("actor": {"name": "Lembaga Pengguna")");
  ASSERT_NE(actor, std::string::npos);
  const std::size_t begin = text.find("\"roles\": [", actor);
  const std::size_t end = text.find(']', begin);
  text.replace(begin, end + 1 - begin, R"("roles": ["user_head"])");
  write_text(file, text);
  const Ran after = checked();
  EXPECT_FALSE(contains(after.out, "[wrong-actor]")) << after.out;
}

}  // namespace
}  // namespace selaras::tests
