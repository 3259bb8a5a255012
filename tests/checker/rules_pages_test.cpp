#include <algorithm>
#include <filesystem>
#include <set>

#include <gtest/gtest.h>

#include "model/read.h"
#include "model/rule_page.h"
#include "tests/checker/rules_sample.h"

namespace selaras::checker {
namespace {

const std::filesystem::path folder = std::filesystem::path(SELARAS_ROOT) / "checker/rules";

std::string file_name(std::string_view rule) {
  std::string name(rule);
  std::ranges::replace(name, '-', '_');
  return name;
}

std::set<std::string> files_with(const std::string& extension) {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == extension) names.insert(entry.path().stem().string());
  }
  return names;
}

model::RulePage page_of(std::string_view rule) {
  const std::string path = (folder / (file_name(rule) + ".md")).string();
  model::Diagnostics diagnostics;
  model::RulePage page = model::read_rule_page(model::file_text(path), path, diagnostics);
  EXPECT_TRUE(diagnostics.empty()) << path << ": " << diagnostics.front().code;
  return page;
}

TEST(Rules, ListedAreExactlyThoseInTheFolder) {
  std::set<std::string> listed;
  for (const Rule* rule : rules()) listed.insert(file_name(rule->id));
  EXPECT_EQ(listed.size(), rules().size()) << "a rule is listed twice";
  EXPECT_EQ(listed, files_with(".cpp"));
  EXPECT_EQ(listed, files_with(".md"));
}

class EveryRule : public testing::TestWithParam<const Rule*> {};

TEST_P(EveryRule, HasAPageThatAgreesWithIt) {
  const model::RulePage page = page_of(GetParam()->id);
  EXPECT_EQ(page.rule.id, GetParam()->id);
  EXPECT_EQ(page.rule.level, GetParam()->level);
  EXPECT_EQ(page.indonesian.size(), 4u);
  EXPECT_EQ(page.english.size(), 4u);
}

TEST_P(EveryRule, FindsTheDefectOfItsPageAndNothingOnceItIsMended) {
  const model::RulePage page = page_of(GetParam()->id);
  const model::Procedure incorrect = sample::procedure(page.incorrect);
  const model::Procedure correct = sample::procedure(page.correct);
  EXPECT_EQ(sample::found(GetParam()->id, incorrect).size(), 1u);
  EXPECT_TRUE(sample::found(GetParam()->id, correct).empty());
}

/// Names of the arguments that a message asks for: `{step}`.
std::set<std::string> placeholders(const std::string& message) {
  std::set<std::string> names;
  for (std::size_t open = message.find('{'); open != std::string::npos;
       open = message.find('{', open + 1)) {
    names.insert(message.substr(open + 1, message.find('}', open) - open - 1));
  }
  return names;
}

TEST_P(EveryRule, GivesItsMessageEveryArgumentItNames) {
  const model::RulePage page = page_of(GetParam()->id);
  const model::Procedure incorrect = sample::procedure(page.incorrect);
  for (const Finding& finding : sample::found(GetParam()->id, incorrect)) {
    model::Text message = page.rule.message;
    if (!finding.message_variant.empty()) {
      ASSERT_TRUE(page.variants.contains(finding.message_variant)) << finding.message_variant;
      message = page.variants.at(finding.message_variant);
    }
    EXPECT_EQ(placeholders(message.id), placeholders(message.en));
    for (const std::string& name : placeholders(message.en)) {
      if (name == "article") continue;  // of every finding: what it rests on
      EXPECT_FALSE(sample::values(finding, name).empty()) << name;
    }
  }
}

TEST_P(EveryRule, WordsItsMessagesAlikeInBothLanguages) {
  const model::RulePage page = page_of(GetParam()->id);
  EXPECT_EQ(placeholders(page.rule.message.id), placeholders(page.rule.message.en));
  for (const auto& [name, text] : page.variants) {
    EXPECT_EQ(placeholders(text.id), placeholders(text.en)) << name;
  }
}

INSTANTIATE_TEST_SUITE_P(, EveryRule, testing::ValuesIn(rules().begin(), rules().end()),
                         [](const auto& tested) { return file_name(tested.param->id); });

}  // namespace
}  // namespace selaras::checker
