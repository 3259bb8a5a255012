#include "reports/packed.h"

#include <string>

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace selaras::reports
