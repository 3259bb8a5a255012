#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "reports/diagram_route.h"
#include "reports/sop_form.h"
#include "reports/sop_layout.h"
#include "reports/sop_pages.h"
#include "tests/flow_text.h"
#include "tests/reports/diagram_samples.h"
#include "tests/reports/sample.h"
#include "tests/reports/xml_reader.h"

namespace selaras::reports::tests {
namespace {

using diagram::Rect;
using selaras::tests::flow_of;

SopForm form_of(const model::Procedure& procedure) {
  return make_sop(procedure, &small_reference(), options());
}

void cells_stand_apart(const sop::Page& page) {
  for (std::size_t i = 0; i < page.cells.size(); ++i) {
    const sop::Cell& cell = page.cells[i];
    EXPECT_TRUE(Rect({0, 0, page.width, page.height}).contains(cell.rect));
    for (const diagram::TextLine& line : cell.lines)
      EXPECT_TRUE(cell.rect.contains(line.extent())) << line.text;
    for (std::size_t j = 0; j < i; ++j)
      EXPECT_FALSE(cell.rect.grown(-0.01).overlaps(page.cells[j].rect)) << i << " on " << j;
  }
}

/// Each in an empty cell of its own: no words and no rule run through it.
void symbols_stand_in_free_cells(const sop::Page& page) {
  for (std::size_t i = 0; i < page.symbols.size(); ++i) {
    const sop::Symbol& symbol = page.symbols[i];
    const auto holds = [&](const sop::Cell& cell) { return cell.rect.contains(symbol.rect); };
    const auto cell = std::ranges::find_if(page.cells, holds);
    ASSERT_NE(cell, page.cells.end()) << symbol.words;
    EXPECT_TRUE(cell->lines.empty()) << symbol.words;
    for (const diagram::TextLine& line : symbol.lines)
      EXPECT_TRUE(symbol.rect.contains(line.extent())) << line.text;
    for (std::size_t j = 0; j < i; ++j) EXPECT_FALSE(symbol.rect.overlaps(page.symbols[j].rect));
  }
}

void arrows_miss_symbols_and_words(const sop::Page& page) {
  for (const sop::Arrow& arrow : page.arrows) {
    const diagram::Path& path = arrow.placed.path;
    ASSERT_GE(path.size(), 2u);
    for (std::size_t at = 1; at < path.size(); ++at) {
      const Rect piece = diagram::piece(path[at - 1], path[at]).grown(0.01);
      EXPECT_TRUE(piece.width < 0.1 || piece.height < 0.1) << "aslant";
      for (std::size_t i = 0; i < page.symbols.size(); ++i) {
        if (i == arrow.from || i == arrow.to) continue;
        EXPECT_FALSE(piece.overlaps(page.symbols[i].rect.grown(-1)));
      }
      for (const sop::Cell& cell : page.cells)
        for (const diagram::TextLine& line : cell.lines)
          EXPECT_FALSE(piece.overlaps(line.extent())) << line.text;
    }
  }
}

void arrow_labels_are_free(const sop::Page& page) {
  for (std::size_t i = 0; i < page.arrows.size(); ++i) {
    const diagram::PlacedArrow& arrow = page.arrows[i].placed;
    if (arrow.label.empty()) continue;
    for (const sop::Symbol& symbol : page.symbols)
      EXPECT_FALSE(arrow.label_rect.overlaps(symbol.rect));
    for (std::size_t j = 0; j < i; ++j)
      EXPECT_FALSE(!page.arrows[j].placed.label.empty() &&
                   arrow.label_rect.overlaps(page.arrows[j].placed.label_rect));
  }
}

void is_sound(const std::vector<sop::Page>& pages) {
  for (std::size_t i = 0; i < pages.size(); ++i) {
    SCOPED_TRACE("page " + std::to_string(i + 1));
    cells_stand_apart(pages[i]);
    symbols_stand_in_free_cells(pages[i]);
    arrows_miss_symbols_and_words(pages[i]);
    arrow_labels_are_free(pages[i]);
  }
}

std::size_t pentagons(const sop::Page& page) {
  return static_cast<std::size_t>(
      std::ranges::count(page.symbols, sop::SymbolKind::pentagon, &sop::Symbol::kind));
}

TEST(SopLayout, TheFiveRegionsAreSetWithoutOneThingOnAnother) {
  for (const Region& region : regions())
    for (const std::string language : {"id", "en"}) {
      SCOPED_TRACE(region.id + " " + language);
      const SopForm form = make_sop(region.procedure, region.reference, options(language));
      is_sound(sop::lay_out(form, options(language)));
    }
}

bool cross(diagram::Point a, diagram::Point b, diagram::Point c, diagram::Point d) {
  const Rect one = diagram::piece(a, b), other = diagram::piece(c, d);
  const bool level = one.height < 0.1;
  return level != (other.height < 0.1) && one.grown(0.01).overlaps(other.grown(0.01));
}

std::size_t crossings(const sop::Page& page) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < page.arrows.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      const diagram::Path& a = page.arrows[i].placed.path;
      const diagram::Path& b = page.arrows[j].placed.path;
      for (std::size_t x = 1; x < a.size(); ++x)
        for (std::size_t y = 1; y < b.size(); ++y)
          count += cross(a[x - 1], a[x], b[y - 1], b[y]) ? 1 : 0;
    }
  return count;
}

/// A rejection passes the steps of the approval on the side where nobody goes to and fro.
TEST(SopLayout, AnArrowThatPassesRowsRunsWhereItCrossesFewest) {
  for (const Region& region : regions()) {
    if (region.id != "oki") continue;
    const SopForm form = make_sop(region.procedure, region.reference, options());
    for (const sop::Page& page : sop::lay_out(form, options())) EXPECT_EQ(crossings(page), 0u);
  }
}

TEST(SopLayout, ThrownProceduresAreSetWithoutOneThingOnAnother) {
#ifdef __OPTIMIZE__
  constexpr std::uint64_t most = 200;
#else
  constexpr std::uint64_t most = 20;  // the rest in optimised builds
#endif
  for (std::uint64_t seed = 1; seed <= most; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    is_sound(sop::lay_out(form_of(thrown(seed, 5 + (seed * 37) % 96)), options()));
  }
}

TEST(SopLayout, EachConnectorThatIsEnteredIsLeftOnAnotherPage) {
  const std::vector<sop::Page> pages = sop::lay_out(form_of(thrown(3, 60)), options());
  ASSERT_GT(pages.size(), 1u);
  std::set<std::string> entered, left;
  for (const sop::Page& page : pages) {
    EXPECT_GT(pentagons(page), 0u);
    for (const sop::Arrow& arrow : page.arrows) {
      if (page.symbols[arrow.to].kind == sop::SymbolKind::pentagon)
        entered.insert(page.symbols[arrow.to].words);
      if (page.symbols[arrow.from].kind == sop::SymbolKind::pentagon)
        left.insert(page.symbols[arrow.from].words);
    }
  }
  EXPECT_EQ(entered, left);
}

TEST(SopLayout, AFormOfOnePageHasNoConnectors) {
  const std::vector<sop::Page> pages = sop::lay_out(form_of(flow_of("a -> =granted")), options());
  ASSERT_EQ(pages.size(), 1u);
  EXPECT_EQ(pentagons(pages[0]), 0u);
  EXPECT_NEAR(pages[0].width / pages[0].height, 1.4142, 0.01);
}

TEST(SopForm, ActivitiesAreNumberedInTheOrderOfThePage) {
  model::Procedure procedure = flow_of("a -> b, b -> c, c -> =granted");
  procedure.steps[1].label = "meneruskan surat";
  std::vector<std::string> rows;
  for (const SopForm::Row& row : form_of(procedure).rows)
    rows.push_back(std::to_string(row.number) + " " + row.activity);
  EXPECT_EQ(rows.at(2), "2 Meneruskan surat");
  EXPECT_EQ(rows.front(), "0 Mulai");
  EXPECT_EQ(rows.back(), "0 Selesai");
}

TEST(SopForm, WhatThePageDoesNotStateStaysEmpty) {
  const SopForm form = form_of(flow_of("a -> =granted"));
  for (const auto* fields : {&form.document, &form.grounds, &form.means})
    for (const SopForm::Field& field : *fields) EXPECT_EQ(field.value, "") << field.name;
  EXPECT_EQ(form.rows.at(1).time, "");
  EXPECT_EQ(form.rows.at(1).inputs, "");
  EXPECT_EQ(form.rows.at(1).outputs, "");
  const std::vector<sop::Page> pages = sop::lay_out(form, options());
  EXPECT_GT(std::ranges::count(pages[0].cells, true, &sop::Cell::unstated), 10);
}

TEST(SopForm, TimeAndDocumentsAreSaidInThePagesWords) {
  model::Procedure procedure = flow_of("a -> =granted");
  procedure.documents = {{.id = "letter", .name = "Surat Permohonan"}};
  procedure.steps[0].inputs = {{.document = "letter"}, {.document = "form"}};
  model::TimeClaim claim;
  claim.parts = {
      {.label = "x", .steps = {"a"}, .evidence = {{.line = 3, .quote = "2 hari kerja"}}}};
  procedure.time_claims = {claim};
  const SopForm form = form_of(procedure);
  EXPECT_EQ(form.rows.at(1).inputs, "Surat Permohonan; form");
  EXPECT_EQ(form.rows.at(1).time, "2 hari kerja");
}

TEST(SopForm, AGatewayWhereBranchesOnlyJoinIsNoRow) {
  model::Procedure procedure = flow_of("a[x] -> b, a[y] -> c, b -> d, c -> d, d -> =granted");
  const std::size_t rows = form_of(procedure).rows.size();
  procedure = flow_of("a[x] -> b, a[y] -> c, b -> d, c -> d, d -> =granted");
  const auto node = static_cast<std::uint32_t>(procedure.flow.nodes.size());
  procedure.flow.nodes.push_back({.kind = model::NodeKind::exclusive, .id = "join"});
  const auto step_d = std::ranges::find(procedure.flow.nodes, std::string("d"), &model::Node::id);
  const model::NodeId d{static_cast<std::uint32_t>(step_d - procedure.flow.nodes.begin())};
  for (model::Edge& edge : procedure.flow.edges)
    if (edge.to == d) edge.to = model::NodeId{node};
  procedure.flow.edges.push_back({.from = model::NodeId{node}, .to = d});
  const SopForm form = form_of(procedure);
  EXPECT_EQ(form.rows.size(), rows);
  for (const SopForm::Row& row : form.rows) EXPECT_NE(row.id, "join");
}

TEST(SopForm, AnOutcomeIsSaidAmongTheNotesToo) {
  const SopForm form = form_of(flow_of("a[yes] -> b, a[no] -> =rejected, b -> =granted"));
  EXPECT_TRUE(std::ranges::count(form.rows.at(1).notes, "yes: ke kegiatan nomor 2") == 1)
      << form.rows.at(1).notes.size();
}

TEST(SopForm, WhoActsByAnOutcomeIsSaidWithIt) {
  model::Procedure procedure = flow_of("a[yes] -> b, a[no] -> =rejected, b -> =granted");
  procedure.steps[0].outcomes[0].actor = model::Actor{.name = "Dinas", .roles = {"office"}};
  const SopForm form = form_of(procedure);
  EXPECT_EQ(std::ranges::count(form.rows.at(1).notes, "yes, oleh Dinas: ke kegiatan nomor 2"), 1);
}

TEST(SopSvg, ThePagesAreWellFormedAndHostileTextStaysText) {
  for (const std::string& text :
       {std::string("<script>alert(1)</script>"), std::string(sample::hostile),
        std::string(10'000, 'w'), std::string("]]>\\N&")}) {
    SCOPED_TRACE(text.substr(0, 40));
    const SopForm form = form_of(filled_with(text));
    const std::optional<Element> root = read_xml(sop_svg(form, options()));
    ASSERT_TRUE(root);
    root->each([](const Element& element) { EXPECT_NE(element.name, "script"); });
    is_sound(sop::lay_out(form, options()));
  }
}

TEST(SopSvg, APictureHasATitleAndTellsTheActivitiesInWords) {
  const SopForm form = form_of(flow_of("apply -> =granted"));
  const std::optional<Element> root = read_xml(sop_svg(form, options()));
  ASSERT_TRUE(root);
  EXPECT_EQ(root->children.at(0).name, "title");
  EXPECT_NE(root->children.at(1).text.find("1. Apply ("), std::string::npos);
  EXPECT_EQ(sop_pages(form, options()).size(), 1u);
}

TEST(SopPages, ConnectorsAreCalledByLetters) {
  EXPECT_EQ(sop::letter_of(0), "A");
  EXPECT_EQ(sop::letter_of(25), "Z");
  EXPECT_EQ(sop::letter_of(26), "AA");
  EXPECT_EQ(sop::letter_of(27), "AB");
  EXPECT_EQ(sop::letter_of(52), "BA");
}

}  // namespace
}  // namespace selaras::reports::tests
