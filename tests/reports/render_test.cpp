#include "reports/render.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "reports/diagram.h"
#include "tests/flow_text.h"
#include "tests/reports/diagram_samples.h"

namespace selaras::reports::tests {
namespace {

std::string drawn() {
  return swimlane_svg(
      make_diagram(selaras::tests::flow_of("apply -> =granted"), &small_reference(), {}, options()),
      options());
}

bool is_there() {
  try {
    return &render_library() != nullptr;
  } catch (const RenderFault&) {
    return false;
  }
}

std::uint32_t big_endian(const std::string& bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i)
    value = value << 8 | static_cast<unsigned char>(bytes.at(at + i));
  return value;
}

TEST(Render, APngHasTwoDotsAPixelAndTheSameBytesEachTime) {
  if (!is_there()) GTEST_SKIP() << "librsvg is not on this machine";
  const std::string svg =
      R"(<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><rect width="9" height="9"/></svg>)";
  const std::string png = png_of(svg);
  EXPECT_TRUE(png.starts_with("\x89PNG\r\n"));
  EXPECT_EQ(big_endian(png, 16), 60u);
  EXPECT_EQ(big_endian(png, 20), 40u);
  EXPECT_EQ(png_of(drawn()), png_of(drawn()));
}

TEST(Render, APictureTooLargeForAPngIsMadeSmaller) {
  if (!is_there()) GTEST_SKIP() << "librsvg is not on this machine";
  const std::string png =
      png_of(R"(<svg xmlns="http://www.w3.org/2000/svg" width="100" height="60000"></svg>)");
  EXPECT_EQ(big_endian(png, 20), 30'000u);
}

TEST(Render, APdfHasAsManyPagesAsPicturesAndNoDate) {
  if (!is_there()) GTEST_SKIP() << "librsvg is not on this machine";
  const std::vector<std::string> pages = {drawn(), drawn(), drawn()};
  const std::string pdf = pdf_of(pages, "title");
  EXPECT_TRUE(pdf.starts_with("%PDF-"));
  EXPECT_NE(pdf.find("/Count 3"), std::string::npos);
  EXPECT_EQ(pdf.find("/CreationDate (D:2"), std::string::npos);
  EXPECT_EQ(pdf, pdf_of(pages, "title"));
}

TEST(Render, WhatIsNoSvgIsAFaultWithAReason) {
  if (!is_there()) GTEST_SKIP() << "librsvg is not on this machine";
  EXPECT_THROW((void)png_of("no picture"), RenderFault);
}

}  // namespace
}  // namespace selaras::reports::tests
