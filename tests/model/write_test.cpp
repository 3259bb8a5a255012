#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "model/json_layout.h"
#include "model/load.h"
#include "tests/generate_procedure.h"
#include "tests/same_procedure.h"

namespace selaras::model {
namespace {

Procedure read(const std::string& text, Diagnostics& diagnostics) {
  const auto document = json::parse(text, "f.json", diagnostics);
  return document ? read_procedure(*document, "f.json", diagnostics) : Procedure{};
}

RC_GTEST_PROP(WriteProcedure, ThenReadGivesTheSameProcedure, ()) {
  const Procedure procedure = *tests::any_procedure();
  const std::string text = write_procedure(procedure);
  RC_TAG(procedure.steps.size() < 4 ? "small" : procedure.steps.size() < 20 ? "middle" : "large");
  Diagnostics diagnostics;
  const Procedure again = read(text, diagnostics);
  for (const Diagnostic& d : diagnostics) RC_LOG() << d.at.begin.line << " " << d.code << "\n";
  RC_LOG() << text;
  RC_ASSERT(diagnostics.empty());
  RC_ASSERT(tests::same_but_for_places(procedure, again));
}

RC_GTEST_PROP(WriteProcedure, GivesTheSameBytesOnceMore, ()) {
  const std::string text = write_procedure(*tests::any_procedure());
  Diagnostics diagnostics;
  RC_ASSERT(write_procedure(read(text, diagnostics)) == text);
}

TEST(WriteProcedure, KeepsToTheOrderOfTheFormat) {
  const std::string text = write_procedure(tests::procedure_from({}));
  EXPECT_EQ(text,
            "{\n"
            "  \"$schema\": \"../schema/procedure.schema.json\",\n"
            "  \"kind\": \"procedure\",\n"
            "  \"formatVersion\": 1,\n"
            "  \"id\": \"generated\",\n"
            "  \"service\": \"any-service\",\n"
            "  \"steps\": [{\"id\": \"s1\", \"label\": \"s1\"}],\n"
            "  \"flow\": {\n"
            "    \"start\": \"s1\",\n"
            "    \"edges\": [{\"from\": \"s1\", \"to\": \"e1\", \"origin\": \"listed\"}],\n"
            "    \"gateways\": [],\n"
            "    \"ends\": [{\"id\": \"e1\", \"outcome\": \"granted\"}]\n"
            "  }\n"
            "}\n");
}

TEST(JsonLayout, ListsThatFitStandOnOneLine) {
  const std::string text =
      "{\n  \"a\": [\n    1,\n    {\n      \"b\": \"{\"\n    },\n    []\n  ],\n  \"c\": {}\n}\n";
  EXPECT_EQ(json::fitted(text), "{\n  \"a\": [1, {\"b\": \"{\"}, []],\n  \"c\": {}\n}\n");
  EXPECT_EQ(json::fitted(text, 20),
            "{\n  \"a\": [\n    1,\n    {\"b\": \"{\"},\n    []\n  ],\n  \"c\": {}\n}\n");
  EXPECT_EQ(json::fitted(text, 5), text);
}

TEST(JsonLayout, WidthCountsCodePoints) {
  const std::string text = "[\n  [\n    \"\xC3\xA9\xC3\xA9\"\n  ]\n]\n";
  EXPECT_EQ(json::fitted(text, 8), "[\n  [\"\xC3\xA9\xC3\xA9\"]\n]\n");
  EXPECT_EQ(json::fitted(text, 7), text);
}

}  // namespace
}  // namespace selaras::model
