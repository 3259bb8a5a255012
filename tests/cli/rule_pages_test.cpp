#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>

#include "model/rule_page.h"
#include "model/shipped.h"
#include "tests/cli/program.h"

/// A rule's page is its test: the incorrect example gives the output that the page prints, the
/// correct one gives nothing.
namespace selaras::tests {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> pages() {
  std::vector<fs::path> found;
  for (const char* folder : {"checker/rules", "gate/rules", "procedures/reference/rules"}) {
    for (const auto& entry : fs::directory_iterator(fs::path(SELARAS_ROOT) / folder)) {
      if (entry.path().extension() == ".md") found.push_back(entry.path());
    }
  }
  std::ranges::sort(found);
  return found;
}

std::string rule_of(const fs::path& page) {
  std::string rule = page.stem().string();
  std::ranges::replace(rule, '_', '-');
  return rule;
}

class RulePage : public testing::TestWithParam<fs::path> {
 protected:
  RulePage()
      : page_(model::read_rule_page(text_of(GetParam()), GetParam().string(), diagnostics_)) {}

  Ran check(const std::string& example) const {
    const Scratch scratch;
    scratch.write("example.json", example);
    return run_program({"check", "example.json", "--select", rule_of(GetParam()), "--lang", "en",
                        "--fail-on", "note"},
                       scratch.path());
  }

  model::Diagnostics diagnostics_;
  model::RulePage page_;
};

TEST_P(RulePage, IsComplete) {
  EXPECT_TRUE(diagnostics_.empty());
  EXPECT_EQ(page_.rule.id, rule_of(GetParam()));
  EXPECT_EQ(page_.indonesian.size(), 4u) << "four headings in Indonesian";
  EXPECT_EQ(page_.english.size(), 4u) << "four headings in English";
  for (const auto* sections : {&page_.indonesian, &page_.english}) {
    for (const auto& section : *sections) EXPECT_FALSE(section.text.empty()) << section.heading;
  }
  EXPECT_FALSE(page_.incorrect.empty());
  EXPECT_FALSE(page_.correct.empty());
}

TEST_P(RulePage, ShowsTheOutputOfItsIncorrectExample) {
  const Ran ran = check(page_.incorrect);
  EXPECT_EQ(ran.code, 1) << ran.err;
  EXPECT_NE(ran.out.find("[" + rule_of(GetParam()) + "]"), std::string::npos) << ran.out;
  if (updates_expected() && ran.out != page_.output) {
    std::string text = text_of(GetParam());
    const std::size_t begin = text.find("```text\n", text.find("### Incorrect"));
    ASSERT_NE(begin, std::string::npos);
    const std::size_t end = text.find("```", begin + 8);
    text.replace(begin + 8, end - begin - 8, ran.out);
    write_text(GetParam(), text);
    return;
  }
  EXPECT_EQ(ran.out, page_.output);
}

TEST_P(RulePage, FindsNothingInItsCorrectExample) {
  const Ran ran = check(page_.correct);
  EXPECT_EQ(ran.code, 0) << ran.out << ran.err;
}

INSTANTIATE_TEST_SUITE_P(All, RulePage, testing::ValuesIn(pages()),
                         [](const auto& page) { return page.param.stem().string(); });

}  // namespace
}  // namespace selaras::tests
