#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "reports/diagram.h"
#include "reports/diagram_words.h"
#include "tests/flow_text.h"
#include "tests/reports/diagram_samples.h"
#include "tests/reports/sample.h"
#include "tests/reports/xml_reader.h"

namespace selaras::reports::tests {
namespace {

std::string svg(const Region& region, const std::string& language, bool differences) {
  const std::vector<checker::Finding> findings =
      differences ? region.findings : std::vector<checker::Finding>{};
  return swimlane_svg(make_diagram(region.procedure, region.reference, findings, options(language)),
                      options(language));
}

TEST(DiagramSvg, EveryRegionGivesWellFormedXmlWithATitleAndADescription) {
  for (const Region& region : regions())
    for (const std::string language : {"id", "en"}) {
      SCOPED_TRACE(region.id + " " + language);
      const std::optional<Element> root = read_xml(svg(region, language, true));
      ASSERT_TRUE(root);
      EXPECT_EQ(root->name, "svg");
      EXPECT_EQ(root->attributes.at("role"), "img");
      EXPECT_EQ(root->attributes.at("lang"), language);
      EXPECT_EQ(root->attributes.at("aria-labelledby"), "diagram-title diagram-desc");
      EXPECT_NE(root->children.at(0).text.find(region.procedure.region), std::string::npos);
      EXPECT_FALSE(root->children.at(1).text.empty());
    }
}

TEST(DiagramSvg, IdsCarryThePrefixAndNoneComesTwice) {
  DiagramOptions prefixed = options();
  prefixed.id_prefix = "riau";
  const Region& region = regions().front();
  const std::optional<Element> root = read_xml(swimlane_svg(
      make_diagram(region.procedure, region.reference, region.findings, prefixed), prefixed));
  ASSERT_TRUE(root);
  std::set<std::string> ids;
  root->each([&](const Element& element) {
    const auto id = element.attributes.find("id");
    if (id == element.attributes.end()) return;
    EXPECT_TRUE(id->second.starts_with("riau-")) << id->second;
    EXPECT_TRUE(ids.insert(id->second).second) << id->second;
  });
  EXPECT_TRUE(ids.contains("riau-box-submit_application"));
}

TEST(DiagramSvg, TheSameProcedureGivesTheSameBytes) {
  for (const Region& region : regions())
    EXPECT_EQ(svg(region, "id", true), svg(region, "id", true));
}

TEST(DiagramSvg, HostileTextStaysText) {
  for (const std::string& text : std::vector<std::string>{
           "<script>alert(1)</script>", "\"'><svg onload=x>", "]]>", "\\N \\l &amp; &nope;",
           "\xE2\x80\xAE"
           "kcab\xE2\x80\xAC",
           "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB", "\xEF\xBF\xBF\xEF\xBF\xBE\x01",
           std::string(10'000, 'w'), std::string(300, ' '), "", sample::hostile}) {
    SCOPED_TRACE(text.substr(0, 40));
    DiagramOptions wild = options();
    wild.id_prefix = text;
    const std::string picture =
        swimlane_svg(make_diagram(filled_with(text), nullptr, {}, wild), wild);
    const std::optional<Element> root = read_xml(picture);
    ASSERT_TRUE(root);
    const std::set<std::string> known = {"svg",  "title", "desc",    "style", "rect",
                                         "text", "g",     "polygon", "path"};
    root->each([&](const Element& element) {
      EXPECT_TRUE(known.contains(element.name)) << element.name;
      for (const auto& [key, value] : element.attributes)
        EXPECT_FALSE(key.starts_with("on")) << value;
    });
  }
}

TEST(DiagramSvg, TheWholeOfALongLabelIsKeptInTheBoxsTitle) {
  const std::string text = std::string(500, 'm') + " end of the label";
  const std::string picture =
      swimlane_svg(make_diagram(filled_with(text), nullptr, {}, options()), options());
  EXPECT_NE(picture.find("end of the label, "), std::string::npos);
  EXPECT_NE(picture.find("…</text>"), std::string::npos);
}

std::set<std::string> legend(const Diagram& diagram) {
  const std::optional<Element> root = read_xml(swimlane_svg(diagram, options()));
  std::set<std::string> entries;
  for (const Element& part : root->children)
    if (part.attributes.contains("class") && part.attributes.at("class") == "legend")
      part.each([&](const Element& each) {
        if (each.name == "text" && each.attributes.at("class") == "legend-text")
          entries.insert(each.text);
      });
  return entries;
}

TEST(DiagramSvg, TheLegendExplainsWhatOccursAndNothingElse) {
  const model::Procedure procedure = selaras::tests::flow_of("apply -> =granted");
  EXPECT_EQ(legend(make_diagram(procedure, &small_reference(), {}, options())),
            (std::set<std::string>{"awal atau akhir alur", "langkah", "urutan dinyatakan"}));
  const std::vector<checker::Finding> missing = {
      finding("missing-step", "forward.present", {"step", "forward"})};
  EXPECT_EQ(legend(make_diagram(procedure, &small_reference(), missing, options())),
            (std::set<std::string>{"awal atau akhir alur", "langkah", "urutan dinyatakan",
                                   "langkah acuan yang tidak ada pada halaman",
                                   "urutan menurut acuan", "langkah tidak ada"}));
}

TEST(DiagramSvg, TitleAndLegendCanBeLeftOut) {
  DiagramOptions plain = options();
  plain.title = plain.legend = false;
  const model::Procedure procedure = selaras::tests::flow_of("apply -> =granted");
  const std::string picture = swimlane_svg(make_diagram(procedure, nullptr, {}, plain), plain);
  EXPECT_EQ(picture.find("class=\"title\""), std::string::npos);
  EXPECT_EQ(picture.find("Keterangan"), std::string::npos);
}

TEST(DiagramSvg, FindingsAreListedWhereTheyHaveSentences) {
  DiagramOptions with_list = options();
  with_list.sentence = [](const checker::Finding&) { return "a sentence about it"; };
  const std::vector<checker::Finding> findings = {
      finding("wrong-actor", "grant.by-head", {"step", "grant"})};
  const std::string picture =
      swimlane_svg(make_diagram(selaras::tests::flow_of("grant -> =granted"), &small_reference(),
                                findings, with_list),
                   with_list);
  EXPECT_NE(picture.find("a sentence about it"), std::string::npos);
  EXPECT_NE(picture.find("data-findings=\"f-wrong-actor-grant\""), std::string::npos);
}

TEST(DiagramWords, LinesAreBrokenAtSpacesAndNoneIsTooWide) {
  const std::vector<std::string> lines = diagram::wrapped("satu dua tiga empat lima", 12, 60, 9);
  ASSERT_GT(lines.size(), 2u);
  for (const std::string& line : lines) EXPECT_LE(diagram::text_width(line, 12), 60) << line;
  EXPECT_EQ(lines.front(), "satu dua");
}

TEST(DiagramWords, AWordTooLongForALineIsBrokenInsideAndWhatDoesNotFitEndsInAnEllipsis) {
  const std::vector<std::string> lines = diagram::wrapped(std::string(1'000, 'm'), 12, 60, 3);
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_TRUE(lines.back().ends_with("…"));
  for (const std::string& line : lines) EXPECT_LE(diagram::text_width(line, 12), 60);
}

TEST(DiagramWords, TextBreaksBehindAStroke) {
  EXPECT_EQ(diagram::wrapped("Persetujuan/Penolakan", 12, 95, 9),
            (std::vector<std::string>{"Persetujuan/", "Penolakan"}));
}

}  // namespace
}  // namespace selaras::reports::tests
