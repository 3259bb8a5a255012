#include "model/annotations.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>

#include "model/earlier_audit.h"
#include "tests/json_schema.h"

namespace selaras::model {
namespace {

constexpr const char* full = R"({
  "kind": "annotations", "formatVersion": 1,
  "audit": {"letter": "ST-12/2026", "date": "2026-03-02",
            "prepared": {"name": "Ani", "position": "Analis", "date": "2026-03-20"},
            "reviewed": {"name": "Budi"}, "approved": {"name": "Citra"}},
  "findings": [{"fingerprint": "0123456789abcdef", "cause": "a", "effect": "b", "response": "c",
                "action": "d", "responsible": "e", "due": "2026-06-30", "status": "in-progress"}],
  "judgements": [{"procedure": "riau", "obligation": "pks.signed", "outcome": "met", "reason": "f",
                  "by": "Ani", "date": "2026-03-10"}]
})";

Annotations read(const std::string& text, Diagnostics& diagnostics) {
  const auto document = json::parse(text, "notes.json", diagnostics);
  return document ? read_annotations(*document, "notes.json", diagnostics) : Annotations();
}

std::vector<std::string> faults(const std::string& members) {
  Diagnostics diagnostics;
  read(R"({"kind": "annotations", "formatVersion": 1, )" + members + "}", diagnostics);
  std::vector<std::string> codes;
  for (const Diagnostic& each : diagnostics) codes.push_back(each.code);
  return codes;
}

TEST(Annotations, EverythingThatPeopleWriteIsRead) {
  Diagnostics diagnostics;
  const Annotations notes = read(full, diagnostics);
  EXPECT_TRUE(diagnostics.empty());
  EXPECT_EQ(notes.identity.letter, "ST-12/2026");
  EXPECT_EQ(notes.identity.prepared->position, "Analis");
  EXPECT_EQ(notes.identity.approved->name, "Citra");
  const FindingNote* note = notes.note("0123456789abcdef");
  ASSERT_NE(note, nullptr);
  EXPECT_EQ(note->cause + note->effect + note->response + note->action + note->responsible,
            "abcde");
  EXPECT_EQ(note->due, "2026-06-30");
  EXPECT_EQ(note->status, FollowUp::in_progress);
  const Judgement* judgement = notes.judgement("riau", "pks.signed");
  ASSERT_NE(judgement, nullptr);
  EXPECT_EQ(judgement->outcome, "met");
  EXPECT_EQ(notes.judgement("riau", "pks.content"), nullptr);
  EXPECT_EQ(notes.note("ffffffffffffffff"), nullptr);
}

TEST(Annotations, SlipsAreFoundWhereTheyStand) {
  using Codes = std::vector<std::string>;
  EXPECT_EQ(faults(R"("findings": [{"fingerprint": "xyz"}])"), Codes{"wrong-fingerprint"});
  EXPECT_EQ(faults(R"("findings": [{"cause": "a"}])"), Codes{"missing-key"});
  EXPECT_EQ(faults(R"("audit": {"date": "2 Maret"})"), Codes{"wrong-date"});
  EXPECT_EQ(faults(R"("findings": [{"fingerprint": "0123456789abcdef", "status": "ready"}])"),
            Codes{"unknown-word"});
  EXPECT_EQ(faults(R"("notes": [])"), Codes{"unknown-key"});
}

TEST(Annotations, TwoNotesAboutOneThingAreRefused) {
  EXPECT_EQ(faults(R"("findings": [{"fingerprint": "0123456789abcdef", "cause": "a"},
                                   {"fingerprint": "0123456789abcdef", "cause": "b"}])"),
            std::vector<std::string>{"duplicate-id"});
}

TEST(Annotations, TheSchemaTakesWhatTheReaderTakes) {
  std::ifstream file(std::filesystem::path(SELARAS_ROOT) /
                     "procedures/schema/annotations.schema.json");
  const JsonSchema schema(std::string{std::istreambuf_iterator<char>(file), {}});
  Diagnostics diagnostics;
  const auto document = json::parse(full, "notes.json", diagnostics);
  EXPECT_EQ(departures(schema, *document), std::vector<std::string>{});
  const auto wrong = json::parse(R"({"kind": "annotations", "formatVersion": 1, "notes": []})",
                                 "notes.json", diagnostics);
  EXPECT_FALSE(departures(schema, *wrong).empty());
}

TEST(EarlierAudit, WhatACheckWroteIsReadBack) {
  Diagnostics diagnostics;
  const auto document = json::parse(
      R"({"schemaVersion": 1, "tool": {"name": "selaras"}, "procedures": [{"id": "riau", "new": 1,
          "obligations": [{"id": "pks.signed", "outcome": "not-met", "reason": "silent"}]}],
          "findings": [{"fingerprint": "0123456789abcdef", "procedure": "riau", "rule": "missing-step",
          "level": "warning", "message": "m", "line": 3}]})",
      "findings.json", diagnostics);
  const EarlierAudit audit = read_earlier_audit(*document, "findings.json", diagnostics);
  EXPECT_TRUE(diagnostics.empty());
  EXPECT_TRUE(audit.covers("riau"));
  EXPECT_FALSE(audit.covers("oki"));
  EXPECT_TRUE(audit.found("0123456789abcdef"));
  EXPECT_EQ(audit.outcome("riau", "pks.signed"), "not-met");
  EXPECT_EQ(audit.outcome("riau", "pks.content"), "");
}

TEST(EarlierAudit, AFileOfSomethingElseIsRefused) {
  Diagnostics diagnostics;
  const auto document = json::parse(full, "notes.json", diagnostics);
  static_cast<void>(read_earlier_audit(*document, "notes.json", diagnostics));
  EXPECT_TRUE(has_errors(diagnostics));
}

}  // namespace
}  // namespace selaras::model
