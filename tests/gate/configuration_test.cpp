#include "gate/configuration.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>
#include <unistd.h>

#include "gate/settings.h"

namespace selaras::gate {
namespace {

struct Read {
  Configuration configuration;
  model::Diagnostics diagnostics;
};

Read read(const std::string& members, const std::string& file = "selaras.json") {
  Read result;
  const std::string text = "{\"kind\": \"configuration\", \"formatVersion\": 1,\n" + members + "}";
  const auto document = model::json::parse(text, file, result.diagnostics);
  EXPECT_TRUE(document) << text;
  if (document) {
    result.configuration = read_configuration(*document, file, result.diagnostics);
  }
  return result;
}

TEST(Configuration, TheFirstOneIsReadWithoutAWordAndChangesNothing) {
  model::Diagnostics diagnostics;
  const auto document = model::json::parse(first_configuration(), "selaras.json", diagnostics);
  ASSERT_TRUE(document);
  const Settings settings =
      settle(read_configuration(*document, "selaras.json", diagnostics), {}, {});
  EXPECT_TRUE(diagnostics.empty());
  EXPECT_EQ(settings.language.value, "id");
  EXPECT_EQ(settings.fail_on.value, "warning");
  EXPECT_TRUE(settings.select.value.empty() && settings.ignore.value.empty());
}

TEST(Configuration, FaultsHaveTheirPlaces) {
  const Read faulty =
      read("\"failOn\": \"erorr\",\n\"severity\": {\"no-end\": \"bad\"},\n\"lang\": 1");
  ASSERT_EQ(faulty.diagnostics.size(), 3u);
  EXPECT_TRUE(model::has_errors(faulty.diagnostics));
  EXPECT_EQ(faulty.diagnostics[0].code, "unknown-word");
  EXPECT_EQ(faulty.diagnostics[0].at.begin.line, 2u);
  EXPECT_EQ(faulty.diagnostics[1].at.begin.line, 3u);
  EXPECT_EQ(faulty.diagnostics[2].code, "unknown-key");
}

TEST(Configuration, ARuleThatNobodyKnowsIsAWarningWithASuggestion) {
  const Read doubtful = read("\"ignore\": [\"missing-stp\"]");
  ASSERT_EQ(doubtful.diagnostics.size(), 1u);
  EXPECT_FALSE(model::has_errors(doubtful.diagnostics));
  EXPECT_EQ(doubtful.diagnostics[0].arguments[2].second, "missing-step");
}

TEST(Configuration, ASuppressionNamesItsProcedure) {
  EXPECT_TRUE(model::has_errors(read("\"suppress\": [{\"rule\": \"no-end\"}]").diagnostics));
  const Read accepted =
      read("\"suppress\": [{\"rule\": \"no-end\", \"procedure\": \"oki\", \"reason\": \"r\"}]");
  ASSERT_EQ(accepted.configuration.suppress.size(), 1u);
  EXPECT_EQ(accepted.configuration.suppress[0].procedure, "oki");
  EXPECT_EQ(accepted.configuration.suppress[0].at.begin.line, 2u);
}

TEST(Configuration, TheLongestPathChoosesTheReference) {
  const Read choices = read(R"("references": [{"path": ".", "reference": "a"},
    {"path": "procedures/oki", "reference": "b"}, {"path": "procedures", "reference": "c"}])",
                            "../selaras.json");
  const auto chosen = [&](const char* file) {
    const ReferenceChoice* choice = reference_for(choices.configuration, file);
    return choice == nullptr ? std::string() : choice->reference;
  };
  EXPECT_EQ(chosen("../procedures/oki/procedure.json"), "b");
  EXPECT_EQ(chosen("../procedures/okinawa/procedure.json"), "c");
  EXPECT_EQ(chosen("../x.json"), "a");
  EXPECT_EQ(chosen("../../x.json"), "");
}

TEST(Configuration, IsFoundByWalkingUp) {
  namespace fs = std::filesystem;
  const fs::path top =
      fs::temp_directory_path() / ("selaras-configuration-" + std::to_string(::getpid()));
  fs::remove_all(top);
  fs::create_directories(top / "a" / "b");
  std::ofstream(top / "selaras.json") << "{}";
  EXPECT_EQ(fs::weakly_canonical(top / "a" / "b" / find_configuration((top / "a" / "b").string())),
            fs::weakly_canonical(top / "selaras.json"));
  EXPECT_EQ(find_configuration(top.string()), "selaras.json");
  EXPECT_EQ(find_configuration((top / "a" / ".").string()), "../selaras.json");
  fs::remove_all(top);
}

TEST(Settings, TheNearerToTheUserTheStronger) {
  const Read file = read("\"language\": \"en\", \"failOn\": \"error\", \"ignore\": [\"no-end\"]");
  const Wishes environment{.language = "id"};
  const Wishes command_line{.fail_on = "note"};
  const Settings settings = settle(file.configuration, environment, command_line);
  EXPECT_EQ(settings.language.value, "id");
  EXPECT_EQ(settings.language.source, Source::environment);
  EXPECT_EQ(settings.fail_on.value, "note");
  EXPECT_EQ(settings.fail_on.source, Source::command_line);
  EXPECT_EQ(settings.ignore.source, Source::file);
  EXPECT_EQ(settings.ignore.at.begin.line, 2u);
  EXPECT_EQ(settings.baseline.source, Source::shipped);
}

TEST(Settings, PathsOfTheFileAreSeenFromItsFolder) {
  const Read file = read("\"baseline\": \"known/b.json\"", "../../selaras.json");
  EXPECT_EQ(settle(file.configuration, {}, {}).baseline.value, "../../known/b.json");
}

}  // namespace
}  // namespace selaras::gate
