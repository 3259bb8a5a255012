#include "reports/texts.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "model/json.h"
#include "model/json_catalogue.h"
#include "model/shipped.h"
#include "model/words.h"
#include "reports/names.h"
#include "reports/rule_text.h"
#include "reports/verdicts.h"

namespace selaras::reports {
namespace {

namespace fs = std::filesystem;

const Texts& indonesian() {
  static const Texts texts(Language::id);
  return texts;
}

const Texts& english() {
  static const Texts texts(Language::en);
  return texts;
}

std::multiset<std::string> placeholders(const std::string& text) {
  static const std::regex pattern(R"(\{[a-z0-9-]+\})");
  std::multiset<std::string> found;
  for (auto match = std::sregex_iterator(text.begin(), text.end(), pattern);
       match != std::sregex_iterator(); ++match) {
    found.insert(match->str());
  }
  return found;
}

/// Everything in which a key may stand: code and templates of all rooms.
std::string all_sources() {
  std::string text;
  for (const char* room :
       {"model", "behaviour", "checker", "simulator", "importer", "reports", "gate", "cli"}) {
    const fs::path folder = fs::path(SELARAS_ROOT) / room;
    if (!fs::exists(folder)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      const fs::path ending = entry.path().extension();
      if (ending != ".cpp" && ending != ".h" && ending != ".mustache") continue;
      std::ifstream file(entry.path());
      text.append(std::istreambuf_iterator<char>(file), {});
    }
  }
  return text;
}

/// Families whose last word is computed; their members are asked for in tests of their own.
bool is_family_member(const std::string& key) {
  for (const char* family :
       {"input.",        "month.",       "level.",         "verdict.",        "reason.",
        "mark.",         "group.",       "time.",          "type.",           "kind.",
        "outcome.",      "count.",       "summary.",       "section.",        "provenance.",
        "cli.help.",     "page.legend.", "diagram.end.",   "diagram.lane.",   "diagram.legend.",
        "diagram.mark.", "contact.",     "page.language.", "sheet.state.",    "repair.",
        "diff.what.",    "diff.field.",  "standard.",      "format.written.", "format.kind."}) {
    if (key.starts_with(family)) return true;
  }
  return false;
}

std::string without_plural(const std::string& key) {
  return key.ends_with(".one")     ? key.substr(0, key.size() - 4)
         : key.ends_with(".other") ? key.substr(0, key.size() - 6)
                                   : key;
}

/// `cli.<name>` is the sentence of a command or of a group of commands.
bool is_of_a_command(std::string key, const std::string& sources) {
  if (!key.starts_with("cli.") || key.find('.', 4) != std::string::npos) return false;
  std::string name = key.substr(4);
  if (sources.find("return \"" + name + " ") != std::string::npos) return true;
  std::ranges::replace(name, '-', ' ');
  return sources.find("return \"" + name + "\";") != std::string::npos;
}

/// `diagnostic.<code>` stands in code as the code, `page.<name>` in templates as `text.<name>`.
bool is_used(const std::string& key, const std::string& sources) {
  if (is_family_member(key) || is_of_a_command(key, sources)) return true;
  const std::string whole = without_plural(key);
  if (sources.find('"' + whole + '"') != std::string::npos) return true;
  if (whole.starts_with("diagnostic.")) {
    return sources.find('"' + whole.substr(11) + '"') != std::string::npos;
  }
  return whole.starts_with("page.") &&
         sources.find("{{text." + whole.substr(5) + "}}") != std::string::npos;
}

/// Catalogues are read by a reader of their own, quicker than the one for files of users.
TEST(Texts, AreWhatTheReaderOfJsonReads) {
  std::size_t read = 0;
  for (const model::ShippedFile& file : model::shipped_files()) {
    if (!file.path.starts_with("reports/texts/")) continue;
    model::Diagnostics faults;
    const auto document = model::json::parse(file.text, std::string(file.path), faults);
    ASSERT_TRUE(document && faults.empty()) << file.path;
    std::vector<std::pair<std::string, std::string>> expected;
    for (const model::json::Member& member : document->members) {
      ASSERT_EQ(member.value.kind, model::json::Node::Kind::string) << member.key;
      expected.emplace_back(member.key, member.value.string);
    }
    EXPECT_EQ(model::json::catalogue(file.text), expected) << file.path;
    read += expected.size();
  }
  EXPECT_EQ(read, indonesian().all().size() + english().all().size());
}

TEST(Texts, BothLanguagesHaveTheSameKeys) {
  std::vector<std::string> id, en;
  for (const auto& [key, text] : indonesian().all()) id.push_back(key);
  for (const auto& [key, text] : english().all()) en.push_back(key);
  EXPECT_EQ(id, en);
  EXPECT_GT(id.size(), 100u);
}

TEST(Texts, BothLanguagesHaveTheSamePlaceholders) {
  for (const auto& [key, text] : indonesian().all()) {
    EXPECT_EQ(placeholders(text), placeholders(english()(key))) << key;
  }
}

TEST(Texts, EveryKeyIsUsedSomewhere) {
  const std::string sources = all_sources();
  for (const auto& [key, text] : indonesian().all()) EXPECT_TRUE(is_used(key, sources)) << key;
}

TEST(Texts, EveryOutcomeReasonMarkLevelAndThemeHasItsWord) {
  for (const checker::Verdict each : verdicts()) {
    EXPECT_TRUE(indonesian().has("verdict." + std::string(word(each))));
    EXPECT_TRUE(indonesian().has("page.legend.verdict." + std::string(word(each))));
  }
  for (const checker::Reason each : reasons()) {
    EXPECT_TRUE(indonesian().has("reason." + std::string(word(each))));
  }
  for (const auto& [name, mark] : model::words::marks()) {
    EXPECT_FALSE(mark_name(mark, indonesian()).empty());
    EXPECT_TRUE(indonesian().has(std::string("page.legend.mark.") + model::letter(mark)));
  }
  for (const auto& [name, level] : model::words::levels()) {
    EXPECT_FALSE(level_name(level, indonesian()).empty());
    EXPECT_FALSE(indonesian().count("count." + std::string(name), 2).empty());
  }
  for (const std::string& group : groups()) EXPECT_TRUE(indonesian().has("group." + group));
  for (const auto& [name, kind] : model::words::section_kinds()) {
    EXPECT_TRUE(indonesian().has(section_key(kind)));
  }
  for (const auto& [name, unit] : model::words::unit_readings()) {
    EXPECT_TRUE(indonesian().has("time." + std::string(name))) << name;
  }
}

TEST(Texts, EveryKeyThatTheCodeNamesExists) {
  const std::string sources = all_sources();
  const std::regex call(
      R"RE(texts(?:_|\(\))?(?:\(|\.fill\(|\.count\()"([a-z0-9-]+\.[a-z0-9.-]*[a-z0-9])"[,)])RE");
  int seen = 0;
  for (auto match = std::sregex_iterator(sources.begin(), sources.end(), call);
       match != std::sregex_iterator(); ++match, ++seen) {
    const std::string key = (*match)[1];
    EXPECT_TRUE(indonesian().has(key) || indonesian().has(key + ".other")) << key;
  }
  EXPECT_GT(seen, 10);
}

TEST(Texts, EveryDiagnosticOfTheReadersHasASentence) {
  const std::string sources = all_sources();
  const std::regex report(
      R"RE((?:report\(|fault\(|complain\(|\.code = |push_back\(\s*\{)\s*"([a-z0-9]+(?:-[a-z0-9]+)+)")RE");
  for (auto match = std::sregex_iterator(sources.begin(), sources.end(), report);
       match != std::sregex_iterator(); ++match) {
    EXPECT_TRUE(indonesian().has("diagnostic." + (*match)[1].str())) << (*match)[1];
  }
}

TEST(Texts, EveryDiagnosticThatTheModelListsHasASentence) {
  std::ifstream header(fs::path(SELARAS_ROOT) / "model/diagnostic.h");
  const std::regex code(R"RE(//   ([a-z0-9]+(?:-[a-z0-9]+)+)(?: .*)?)RE");
  int seen = 0;
  std::smatch match;
  for (std::string line; std::getline(header, line);) {
    if (!std::regex_match(line, match, code)) continue;
    ++seen;
    EXPECT_TRUE(indonesian().has("diagnostic." + match[1].str())) << match[1];
  }
  EXPECT_GT(seen, 30);
}

TEST(Texts, NoTextIsEmptyInOneLanguageOnly) {
  for (const auto& [key, text] : indonesian().all()) {
    if (key.starts_with("summary.")) continue;  // heads of two lines: how many differs
    EXPECT_EQ(text.empty(), english()(key).empty()) << key;
  }
}

TEST(Texts, NumbersAreWrittenAsTheLanguageWritesThem) {
  EXPECT_EQ(indonesian().number(1234.5), "1.234,5");
  EXPECT_EQ(english().number(1234.5), "1,234.5");
  EXPECT_EQ(indonesian().number(1234567), "1.234.567");
  EXPECT_EQ(english().number(999), "999");
  EXPECT_EQ(english().number(0.125, 2), "0.12");
  EXPECT_EQ(english().number(-0.001), "0");
  EXPECT_EQ(indonesian().number(-1000), "−1.000");
  EXPECT_EQ(english().number(1.0 / 0.0), "–");
}

TEST(Texts, SharesAreWrittenAsTheLanguageWritesThem) {
  EXPECT_EQ(indonesian().percent(0.85), "85\u00A0%");
  EXPECT_EQ(english().percent(0.85), "85%");
  EXPECT_EQ(indonesian().percent(0.8525, 1), "85,2\u00A0%");
}

TEST(Texts, DatesAreWrittenAsTheLanguageWritesThem) {
  EXPECT_EQ(indonesian().date("2026-03-03"), "3 Maret 2026");
  EXPECT_EQ(english().date("2026-03-03"), "3 March 2026");
  EXPECT_EQ(english().date("2026-12-31"), "31 December 2026");
}

TEST(Texts, WhatIsNoDateStaysAsItIs) {
  for (const char* text : {"", "2026", "2026-13-01", "2026-03-3x", "kemarin"}) {
    EXPECT_EQ(english().date(text), text);
  }
}

TEST(Texts, ListsAreJoinedAsTheLanguageJoinsThem) {
  const std::vector<std::string> three{"a", "b", "c"};
  EXPECT_EQ(indonesian().list(three), "a, b, dan c");
  EXPECT_EQ(english().list(three), "a, b, and c");
  EXPECT_EQ(english().list(std::vector<std::string>{"a", "b"}), "a and b");
  EXPECT_EQ(english().list(std::vector<std::string>{"a"}), "a");
  EXPECT_EQ(indonesian().list({}), "tidak ada");
  const std::vector<std::string> heavy{"a, b", "c", "d"};
  EXPECT_EQ(english().list(heavy), "a, b; c; and d");
}

TEST(Texts, WhatIsFilledInIsNotFilledAgain) {
  EXPECT_EQ(english().fill("list.pair", {{"first", "{last}"}, {"last", "{first}"}}),
            "{last} and {first}");
}

TEST(Texts, UnknownPlaceholdersOfAFilesOwnTextStay) {
  const auto nothing = [](std::string_view) { return std::optional<std::string>(); };
  EXPECT_EQ(filled("a {b} {c", nothing), "a {b} {c");
  EXPECT_EQ(filled("}{", nothing), "}{");
}

TEST(Texts, OneIsCountedApart) {
  EXPECT_EQ(english().count("count.error", 1), "1 error");
  EXPECT_EQ(english().count("count.error", 2), "2 errors");
}

TEST(Texts, OnlyTwoWordsNameALanguage) {
  EXPECT_EQ(language_of("id"), Language::id);
  EXPECT_EQ(language_of("en"), Language::en);
  EXPECT_EQ(language_of("EN"), std::nullopt);
  EXPECT_EQ(language_of(""), std::nullopt);
}

}  // namespace
}  // namespace selaras::reports
