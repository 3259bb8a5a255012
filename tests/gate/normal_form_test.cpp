#include "gate/normal_form.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "gate/unified_diff.h"
#include "model/load.h"
#include "tests/generate_procedure.h"
#include "tests/same_procedure.h"

namespace selaras::gate {
namespace {

model::Procedure read(const std::string& text) {
  model::Diagnostics diagnostics;
  return model::read_procedure(*model::json::parse(text, "p.json", diagnostics), "p.json",
                               diagnostics);
}

RC_GTEST_PROP(NormalForm, SaysTheSameAndIsItsOwnNormalForm, ()) {
  const model::Procedure given = *tests::any_procedure();
  const std::string schema = *rc::gen::element<std::string>("", "../s.json", "a\"b");
  const std::string once = normal_form(given, schema);
  const model::Procedure again = read(once);
  RC_ASSERT(tests::same_but_for_places(given, again));
  RC_ASSERT(normal_form(again, schema_of(once)) == once);
  RC_ASSERT(schema_of(once) == schema);
}

TEST(Comments, AreSeenOutsideStringsOnly) {
  EXPECT_FALSE(has_comments(R"({"a": "http://x", "b": "\\\"//"})"));
  EXPECT_TRUE(has_comments("{} // end"));
  EXPECT_TRUE(has_comments("{/* a */}"));
}

TEST(UnifiedDiff, OfTheSameTextIsEmpty) { EXPECT_EQ(unified_diff("a\nb\n", "a\nb\n", "f"), ""); }

TEST(UnifiedDiff, ShowsWhatCameAndWentWithLinesAround) {
  EXPECT_EQ(unified_diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\nten\n", "f"),
            "--- f\n+++ f\n@@ -2,8 +2,9 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n 9\n+ten\n");
  EXPECT_EQ(unified_diff("a\nb", "a\nb\n", "f"),
            "--- f\n+++ f\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n");
}

/// What `patch` does with it: hunks in their order, each where its head says.
std::string patched(const std::string& before, const std::string& diff) {
  std::vector<std::string_view> old_lines = model::lines(before);
  std::string after;
  std::size_t next = 0;
  for (const std::string_view line : model::lines(diff)) {
    if (line.starts_with("---") || line.starts_with("+++")) continue;
    if (line.starts_with("@@")) {
      const std::string head(line.substr(4));
      const std::size_t first = std::stoul(head);
      const bool none = head.substr(0, head.find(' ')).ends_with(",0");
      const std::size_t until = none ? first : first - 1;
      while (next < until) after.append(old_lines[next++]).push_back('\n');
    } else {
      if (line[0] != '+') ++next;
      if (line[0] != '-') after.append(line.substr(1)).push_back('\n');
    }
  }
  while (next < old_lines.size()) after.append(old_lines[next++]).push_back('\n');
  return after;
}

RC_GTEST_PROP(UnifiedDiff, MakesOneTextTheOther, ()) {
  const auto text =
      rc::gen::map(rc::gen::container<std::vector<char>>(rc::gen::element('a', 'b', 'c')),
                   [](const std::vector<char>& letters) {
                     std::string lines;
                     for (const char letter : letters) lines += std::string(1, letter) + "\n";
                     return lines;
                   });
  const std::string before = *text;
  const std::string after = *text;
  RC_ASSERT(patched(before, unified_diff(before, after, "f")) == after);
}

}  // namespace
}  // namespace selaras::gate
