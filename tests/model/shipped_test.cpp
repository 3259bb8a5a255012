#include "model/shipped.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>

namespace selaras::model {
namespace {

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(Shipped, FilesAreSortedByPathAndNoneComesTwice) {
  const auto files = shipped_files();
  EXPECT_EQ(std::ranges::adjacent_find(files, std::ranges::greater_equal{}, &ShippedFile::path),
            files.end());
}

TEST(Shipped, FilesAreTheBytesOfTheSourceTree) {
  for (const ShippedFile& file : shipped_files()) {
    const auto path = std::filesystem::path(SELARAS_ROOT) / file.path;
    if (!std::filesystem::exists(path)) continue;  // from a package of the distribution
    EXPECT_TRUE(file.text == bytes_of(path)) << file.path;
  }
}

TEST(Shipped, EveryFileIsFoundByItsPath) {
  for (const ShippedFile& file : shipped_files()) EXPECT_EQ(shipped_file(file.path), &file);
}

TEST(Shipped, NothingElseIsFound) {
  for (const char* path : {"", "procedures", "procedures/", "/etc/passwd", "zzz"}) {
    EXPECT_EQ(shipped_file(path), nullptr) << path;
  }
}

TEST(Shipped, NoExpectedResultTravelsWithTheProgram) {
  for (const ShippedFile& file : shipped_files()) {
    EXPECT_EQ(file.path.find("/expected"), std::string_view::npos) << file.path;
  }
}

}  // namespace
}  // namespace selaras::model
