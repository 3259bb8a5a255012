#include "model/json_writer.h"

#include <cstdlib>
#include <limits>
#include <string>

#include <gtest/gtest.h>

#include "model/json.h"
#include "model/text.h"

namespace selaras::model::json {
namespace {

TEST(JsonWriter, WritesWhatIsAsked) {
  Writer json;
  json.begin_object().member("a", 1).key("b").begin_array();
  json.value(true).null().value("x").end_array();
  json.key("c").begin_object().end_object();
  json.member("d", std::vector<std::string>{}).end_object();
  EXPECT_EQ(json.take(),
            "{\n  \"a\": 1,\n  \"b\": [\n    true,\n    null,\n    \"x\"\n  ],\n"
            "  \"c\": {},\n  \"d\": []\n}\n");
}

TEST(JsonWriter, OneLineHoldsNoBlank) {
  Writer json(Writer::Layout::one_line);
  json.begin_object().member("a", 1.5).member_or_null("b", "").end_object();
  EXPECT_EQ(json.take(), "{\"a\":1.5,\"b\":null}\n");
}

TEST(JsonWriter, NumbersReadBackAsTheSame) {
  for (const double number : {0.1, 1.0 / 3, 1e300, 5e-324, -2.5}) {
    EXPECT_EQ(std::strtod(decimal(number).c_str(), nullptr), number);
  }
  EXPECT_EQ(decimal(-0.0), "0");
  EXPECT_EQ(decimal(12), "12");
  EXPECT_EQ(decimal(std::numeric_limits<double>::quiet_NaN()), "null");
  EXPECT_EQ(decimal(std::numeric_limits<double>::infinity()), "null");
}

TEST(JsonWriter, EveryByteThatAFileMayHoldGivesValidText) {
  for (int byte = 0; byte < 256; ++byte) {
    const std::string text = escaped(std::string("a") + static_cast<char>(byte) + "b");
    EXPECT_EQ(invalid_utf8(text), std::nullopt) << byte;
    for (const char letter : text) EXPECT_GE(static_cast<unsigned char>(letter), 0x20u) << byte;
  }
}

TEST(JsonWriter, WhatIsNoUtf8IsReplaced) {
  EXPECT_EQ(escaped("a\xFFz"), "\"a\uFFFDz\"");
  EXPECT_EQ(escaped("\xC3"), "\"\uFFFD\"");
}

TEST(JsonWriter, TextReadsBackAsItWas) {
  const std::string text = "\"\\/\n\t\r\x01 é 😀 \u2028";
  Diagnostics faults;
  const auto node = parse("[" + escaped(text) + "]", "f", faults);
  ASSERT_TRUE(node);
  EXPECT_EQ(node->elements[0].string, text);
}

}  // namespace
}  // namespace selaras::model::json
