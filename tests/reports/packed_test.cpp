#include "reports/packed.h"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "reports/parallel.h"
#include "tests/reports/html_samples.h"

namespace selaras::reports {
namespace {

TEST(Packed, WhatIsUnpackedIsWhatWasPacked) {
  for (const std::size_t size : {0, 1, 2, 3, 4, 1000, 100000}) {
    std::string text;
    while (text.size() < size) text += "<td>é " + std::to_string(text.size() * text.size());
    EXPECT_EQ(unpacked(packed(text)), text);
  }
}

TEST(Packed, Base64EndsInSignsThatSayHowMuchIsThere) {
  EXPECT_EQ(base64(""), "");
  EXPECT_EQ(base64("f"), "Zg==");
  EXPECT_EQ(base64("fo"), "Zm8=");
  EXPECT_EQ(base64("foo"), "Zm9v");
  EXPECT_EQ(base64("\xff\xfe\xfd"), "//79");
}

TEST(Parallel, EachIsCalledOnceAndAFaultReachesTheCaller) {
  std::vector<int> calls(1000);
  in_parallel(calls.size(), [&](std::size_t each) { ++calls[each]; });
  EXPECT_EQ(std::ranges::count(calls, 1), 1000);
  const auto fail = [](std::size_t each) {
    if (each == 3) throw std::runtime_error("three");
  };
  EXPECT_THROW(in_parallel(10, fail), std::runtime_error);
}

}  // namespace
}  // namespace selaras::reports
