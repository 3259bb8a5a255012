#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/read.h"
#include "tests/checker/rules_sample.h"

namespace selaras::checker {
namespace {

using testing::ElementsAre;

/// Regions whose published page shows the defect, by the level it is reported at.
std::map<std::string, Level> regions_with(std::string_view rule) {
  std::map<std::string, Level> regions;
  for (const std::string region : {"kota-madiun", "kota-pasuruan", "majalengka", "oki", "riau"}) {
    const std::string path =
        std::string(SELARAS_ROOT) + "/procedures/" + region + "/procedure.json";
    for (const Finding& finding : sample::found(rule, sample::procedure(model::file_text(path)))) {
      regions[region] = std::max(regions[region], finding.level);
    }
  }
  return regions;
}

using Levels = std::map<std::string, Level>;

TEST(PublishedPages, ShowTheDefectsThatAReaderFinds) {
  EXPECT_EQ(regions_with("dangling-reference"),
            (Levels{{"kota-pasuruan", Level::warning}, {"oki", Level::note}}));
  EXPECT_EQ(regions_with("broken-enumeration"), (Levels{{"kota-pasuruan", Level::note}}));
  EXPECT_EQ(regions_with("sla-parts-exceed-total"), (Levels{{"majalengka", Level::warning}}));
  EXPECT_EQ(regions_with("actor-named-inconsistently"), (Levels{{"riau", Level::note}}));
  EXPECT_EQ(regions_with("flow-under-requirements"), (Levels{{"kota-madiun", Level::warning}}));
  EXPECT_EQ(regions_with("circular-requirement"), (Levels{{"riau", Level::warning}}));
  EXPECT_EQ(
      regions_with("product-mismatch"),
      (Levels{{"kota-madiun", Level::note}, {"kota-pasuruan", Level::note}, {"oki", Level::note}}));
  EXPECT_EQ(regions_with("decree-missing"),
            (Levels{{"kota-madiun", Level::note}, {"riau", Level::note}}));
  EXPECT_EQ(regions_with("clause-as-step"),
            (Levels{{"majalengka", Level::note}, {"oki", Level::note}}));
  EXPECT_EQ(regions_with("branch-listed-late"),
            (Levels{{"kota-pasuruan", Level::note}, {"oki", Level::note}, {"riau", Level::note}}));
  EXPECT_EQ(regions_with("sla-scope-too-narrow"),
            (Levels{{"kota-madiun", Level::warning}, {"kota-pasuruan", Level::warning}}));
  EXPECT_EQ(regions_with("contact-inconsistent"), (Levels{{"majalengka", Level::note}}));
}

TEST(PublishedPages, ShowNoFaultOfTheGraph) {
  for (const std::string_view rule : {"unreachable-step", "duplicate-step", "document-never-used",
                                      "same-actor-applies-and-decides", "component-missing"}) {
    EXPECT_EQ(regions_with(rule), Levels{}) << rule;
  }
}

}  // namespace
}  // namespace selaras::checker
