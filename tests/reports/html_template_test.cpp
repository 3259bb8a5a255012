#include "reports/html_template.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "model/shipped.h"
#include "reports/html_syntax.h"
#include "tests/reports/html_samples.h"

namespace selaras::reports {
namespace {

namespace fs = std::filesystem;

std::map<std::string, std::string> templates() {
  std::map<std::string, std::string> all;
  for (const model::ShippedFile& file : model::shipped_files()) {
    if (file.path.starts_with("reports/html/") && file.path.ends_with(".mustache")) {
      all.emplace(file.path, file.text);
    }
  }
  return all;
}

std::string html_sources() {
  std::string text;
  for (const auto& entry : fs::directory_iterator(fs::path(SELARAS_ROOT) / "reports")) {
    if (!entry.path().filename().string().starts_with("html_") && entry.path().stem() != "html") {
      continue;
    }
    if (entry.is_directory()) continue;
    std::ifstream file(entry.path());
    text.append(std::istreambuf_iterator<char>(file), {});
  }
  return text;
}

TEST(Templates, EveryNameInThemIsSetByTheCodeOrIsAText) {
  const std::string sources = html_sources();
  ASSERT_GE(templates().size(), 5u);
  for (const auto& [path, text] : templates()) {
    for (const std::string& name : all_matches(text, R"(\{\{\{?[#^&]?([a-z0-9._-]+)\}\})")) {
      if (name == ".") continue;
      if (name.starts_with("text.")) {
        EXPECT_TRUE(texts(Language::id).has("page." + name.substr(5))) << path << ": " << name;
      } else {
        EXPECT_TRUE(has(sources, ".set(\"" + name + "\"")) << path << ": " << name;
      }
    }
  }
}

TEST(Templates, NothingButOurOwnMarkupStyleScriptAndDiagramIsLeftUnescaped) {
  std::set<std::string> raw;
  for (const auto& [path, text] : templates()) {
    for (const std::string& name : all_matches(text, R"(\{\{\{([^}]+)\}\}\})")) raw.insert(name);
    EXPECT_FALSE(has(text, "{{&")) << path;
  }
  EXPECT_EQ(raw, (std::set<std::string>{".", "css", "data", "markup", "script"}));
}

TEST(TemplatesDeathTest, ANameThatNobodyGivesIsABug) {
  View view;
  EXPECT_DEATH(static_cast<void>(rendered("method", view, texts(Language::id))),
               "a name that nobody gives");
}

TEST(Templates, LinesLoseTheirIndentationAndLoneTagsTheirLine) {
  const Nodes nodes =
      parsed_template("<ul>\n  {{#items}}\n  <li>{{.}}</li>\n  {{/items}}\n</ul>\n");
  ASSERT_EQ(nodes.size(), 3u);
  EXPECT_EQ(nodes[0].name, "<ul>\n");
  ASSERT_EQ(nodes[1].inside.size(), 3u);
  EXPECT_EQ(nodes[1].inside[0].name, "<li>");
  EXPECT_EQ(nodes[1].inside[2].name, "</li>\n");
  EXPECT_EQ(nodes[2].name, "</ul>\n");
}

TEST(TemplatesDeathTest, ATemplateThatDoesNotCloseWhatItOpensIsABug) {
  EXPECT_DEATH(static_cast<void>(parsed_template("{{#a}}x")), "is not closed");
  EXPECT_DEATH(static_cast<void>(parsed_template("{{#a}}x{{/b}}")), "closes another section");
  EXPECT_DEATH(static_cast<void>(parsed_template("{{a")), "is not closed");
}

TEST(Templates, TextIsEscapedForAttributesToo) {
  EXPECT_EQ(html_escaped("<a b=\"c\" d='e'>&\x01"),
            "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;\uFFFD");
}

}  // namespace
}  // namespace selaras::reports
