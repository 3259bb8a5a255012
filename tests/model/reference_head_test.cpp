#include "model/reference_head.h"

#include <atomic>
#include <stdexcept>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "model/load.h"
#include "model/parallel.h"
#include "model/shipped.h"

namespace selaras::model {
namespace {

TEST(ReferenceHead, SaysWhatTheWholeReferenceSays) {
  std::size_t references = 0;
  for (const ShippedFile& file : shipped_files()) {
    if (!file.path.starts_with("procedures/reference/") || !file.path.ends_with(".json")) continue;
    const ReferenceHead head = reference_head(file.path, file.text);
    const Reference* whole = shipped_reference(head.id);
    ASSERT_NE(whole, nullptr) << file.path;
    ++references;
    EXPECT_EQ(head.is_default, whole->is_default) << head.id;
    EXPECT_EQ(head.extends, whole->extends) << head.id;
    if (head.extends.empty()) {
      EXPECT_EQ(head.service, whole->procedure.service) << head.id;
      EXPECT_EQ(head.levels.size(), whole->levels.size()) << head.id;
    }
  }
  EXPECT_EQ(references, shipped_references().size());
  EXPECT_GE(references, 4u);
}

TEST(ReferenceHead, IsFoundAmongNestedMembersCommentsAndEscapes) {
  const ReferenceHead head = reference_head("x", R"({
    // a comment with "id": "wrong"
    "title": {"id": "not \" this", "en": ["[", {"id": "nor this"}]}, "kind": "reference",
    "levels": "city", "weight": -1.5e3, "default": true, "none": null, "id": "this"})");
  EXPECT_EQ(head.id, "this");
  EXPECT_EQ(head.kind, "reference");
  EXPECT_EQ(head.levels, std::vector<std::string>{"city"});
  EXPECT_TRUE(head.is_default);
}

TEST(MatchingShippedReference, IsTheOneThatLookingAtAllOfThemFinds) {
  for (const auto level : {Administration::unstated, Administration::province,
                           Administration::regency, Administration::city, Administration::centre}) {
    for (const char* service : {"population-data-access", "another"}) {
      for (const char* named : {"", "regional-2019", "regional-2019-2023", "legacy-2015", "none"}) {
        const Procedure procedure{
            .id = "p", .service = service, .level = level, .reference = named};
        const Reference* all = matching_reference(procedure, shipped_references());
        const Reference* one = matching_shipped_reference(procedure);
        ASSERT_EQ(all == nullptr, one == nullptr) << service << named;
        if (one != nullptr) {
          EXPECT_EQ(one->id, all->id);
        }
      }
    }
  }
}

TEST(InParallel, DoesEachWorkOnce) {
  for (const unsigned threads : {0u, 1u, 3u}) {
    std::vector<std::atomic<int>> done(100);
    in_parallel(done.size(), threads, [&](std::size_t i) { ++done[i]; });
    for (const auto& count : done) EXPECT_EQ(count, 1);
  }
}

TEST(InParallel, ThrowsWhatTheFirstWorkThrew) {
  const auto work = [](std::size_t i) {
    if (i == 3 || i == 7) throw std::runtime_error(std::to_string(i));
  };
  try {
    in_parallel(10, 4, work);
    FAIL();
  } catch (const std::runtime_error& error) {
    EXPECT_STREQ(error.what(), "3");
  }
}

}  // namespace
}  // namespace selaras::model
