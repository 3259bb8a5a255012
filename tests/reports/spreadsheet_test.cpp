#include "reports/spreadsheet.h"

#include <gtest/gtest.h>

#include "reports/spreadsheet_table.h"

namespace selaras::reports {
namespace {

TEST(Spreadsheet, IsTheSameBytesForTheSameTables) {
  const std::vector<SpreadsheetTable> tables{
      {.name = "One", .columns = {{"a"}, {"b"}}, .rows = {{std::string("x"), 1.5}}}};
  const std::string first = xlsx(tables, "t");
  EXPECT_TRUE(first.starts_with("PK"));
  EXPECT_EQ(first, xlsx(tables, "t"));
  EXPECT_NE(first, xlsx({{.name = "One", .columns = {{"a"}, {"b"}}}}, "t"));
}

TEST(Spreadsheet, TakesTextOfAnyKindAndLength) {
  const std::vector<SpreadsheetTable> tables{{.name = "One",
                                              .columns = {{"=1+1"}},
                                              .rows = {{std::string("=cmd|' /C calc'!A0")},
                                                       {std::string(100'000, 'x')},
                                                       {std::string("\x01\xff</t>]]>\xE2\x80\xAE")},
                                                       {std::string("@SUM(A1)")}}}};
  EXPECT_TRUE(xlsx(tables, "=1").starts_with("PK"));
}

}  // namespace
}  // namespace selaras::reports
