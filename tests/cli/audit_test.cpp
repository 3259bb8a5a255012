#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/cli/program.h"

/// What can be asked of an audit beside the report that everybody gets.
namespace selaras::tests {
namespace {

const std::filesystem::path procedures = std::filesystem::path(SELARAS_ROOT) / "procedures";

/// The sheet of Riau in English, and what the program did.
struct Sheet {
  Ran ran;
  std::string page;
  std::string figures;
};

Sheet audited(std::vector<std::string> more) {
  const Scratch scratch;
  more.insert(more.begin(), {"audit", (procedures / "riau").string(), "-o", "report",
                             "--replications", "5", "--lang", "en"});
  Sheet sheet{.ran = run_program(more, scratch.path())};
  if (sheet.ran.code != 0) return sheet;
  sheet.page = text_of(scratch.path() / "report" / "sheets" / "riau.html");
  sheet.figures = text_of(scratch.path() / "report" / "simulations" / "riau.json");
  return sheet;
}

TEST(AuditOptions, ShowWhichAssumptionMattersMostOnlyWhereAsked) {
  const Sheet plain = audited({});
  const Sheet varied = audited({"--sensitivity", "20%"});
  EXPECT_FALSE(contains(plain.page, "+20")) << plain.ran.err;
  EXPECT_FALSE(contains(plain.figures, "\"sensitivity\""));
  EXPECT_TRUE(contains(varied.page, "+20")) << varied.ran.err;
  EXPECT_TRUE(contains(varied.figures, "\"sensitivity\""));
  // A page says how it is made again.
  EXPECT_TRUE(contains(varied.page, "--sensitivity 20%"));
}

TEST(AuditOptions, ShowRepairsThatWereTriedOnlyWhereAsked) {
  const Sheet plain = audited({});
  const Sheet tried = audited({"--suggest"});
  EXPECT_FALSE(contains(plain.page, "class=\"advice repair\"")) << plain.ran.err;
  EXPECT_TRUE(
      contains(tried.page, "class=\"advice repair\">add the evaluation and reporting after"))
      << tried.ran.err;
}

TEST(AuditOptions, TakeAPercentageAndNothingElse) {
  const Ran ran = audited({"--sensitivity", "much"}).ran;
  EXPECT_EQ(ran.code, 2);
  EXPECT_TRUE(contains(ran.err, "--sensitivity")) << ran.err;
}

}  // namespace
}  // namespace selaras::tests
