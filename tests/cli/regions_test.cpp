#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>

#include "tests/cli/program.h"

/// One golden file a region: what the program says about it, read in the diff when it changes.
namespace selaras::tests {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> regions() {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(fs::path(SELARAS_ROOT) / "procedures")) {
    if (fs::exists(entry.path() / "procedure.json")) found.push_back(entry.path());
  }
  std::ranges::sort(found);
  return found;
}

class Region : public testing::TestWithParam<fs::path> {};

TEST_P(Region, GivesTheFindingsExpected) {
  const Ran ran =
      run_program({"check", "procedure.json", "--show-passed", "--fail-on", "never"}, GetParam());
  ASSERT_EQ(ran.code, 0) << ran.err;
  const fs::path expected = GetParam() / "expected.txt";
  if (updates_expected()) write_text(expected, ran.out);
  EXPECT_EQ(ran.out, text_of(expected));
}

TEST_P(Region, GivesTheSameBytesEveryTime) {
  const std::vector<std::string> arguments{"check", "procedure.json", "--output", "json"};
  EXPECT_EQ(run_program(arguments, GetParam()).out, run_program(arguments, GetParam()).out);
}

INSTANTIATE_TEST_SUITE_P(All, Region, testing::ValuesIn(regions()), [](const auto& folder) {
  std::string name = folder.param.filename().string();
  std::ranges::replace(name, '-', '_');
  return name;
});

}  // namespace
}  // namespace selaras::tests
