#include "model/procedure.h"

#include <algorithm>
#include <ctime>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "model/load.h"

namespace selaras::model {
namespace {

using Arguments = std::vector<std::pair<std::string, std::string>>;

/// Seconds of the processor, which other programs on the machine do not lengthen.
double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

struct Read {
  Procedure procedure;
  Diagnostics diagnostics;
};

Read read(const std::string& text) {
  Read result;
  const auto document = json::parse(text, "p.json", result.diagnostics);
  if (document) result.procedure = read_procedure(*document, "p.json", result.diagnostics);
  return result;
}

/// A procedure of two steps, a decision and two ends, with more members at its end; they begin on
/// line 2.
Read read_with(const std::string& members) {
  return read(R"({"kind": "procedure", "formatVersion": 1, "id": "p", "service": "s",)"
              R"( "steps": [{"id": "apply", "label": "a"}, {"id": "decide", "label": "d",)"
              R"( "outcomes": [{"id": "yes"}, {"id": "no"}]}], "flow": {"start": "apply",)"
              R"( "edges": [{"from": "apply", "to": "decide", "origin": "stated"},)"
              R"( {"from": "decide", "outcome": "yes", "to": "granted", "origin": "listed"},)"
              R"( {"from": "decide", "outcome": "no", "to": "rejected", "origin": "listed"}],)"
              R"( "ends": [{"id": "granted", "outcome": "granted"},)"
              R"( {"id": "rejected", "outcome": "rejected"}]},)"
              "\n" +
              members + "}");
}

/// The same steps with edges of one's own, which begin on line 2.
Read read_flow_with(const std::string& edges, const std::string& more = "") {
  return read(R"({"kind": "procedure", "formatVersion": 1, "id": "p", "service": "s",)"
              R"( "steps": [{"id": "apply", "label": "a"}, {"id": "check", "label": "c"},)"
              R"( {"id": "decide", "label": "d", "outcomes": [{"id": "yes"}, {"id": "no"}]}],)"
              R"( "flow": {"start": "apply", "edges": [)"
              "\n" +
              edges + R"(], "ends": [{"id": "granted", "outcome": "granted"}])" + more + "}}");
}

/// Faults as "line:column code", separated by commas.
std::string faults(const Read& read) {
  std::ostringstream text;
  for (const Diagnostic& fault : read.diagnostics) {
    if (text.tellp() > 0) text << ", ";
    text << fault.at.begin.line << ":" << fault.at.begin.column << " " << fault.code;
  }
  return text.str();
}

std::string edge(const std::string& from, const std::string& to, const std::string& more = "") {
  return R"({"from": ")" + from + R"(", "to": ")" + to + R"(", "origin": "stated")" + more + "}";
}

TEST(ReadProcedure, ASmallOneIsReadWithoutAFault) {
  EXPECT_EQ(faults(read_with(R"("region": "X")")), "");
}

TEST(ReadProcedure, NodesStandInTheOrderStartStepsGatewaysEnds) {
  const Procedure procedure = read_flow_with(edge("apply", "g") + "," + edge("g", "granted"),
                                             R"(, "gateways": [{"id": "g", "kind": "parallel"}])")
                                  .procedure;
  const Flow& flow = procedure.flow;
  ASSERT_EQ(flow.nodes.size(), 6u);
  EXPECT_EQ(flow.nodes[0].kind, NodeKind::start);
  EXPECT_EQ(flow.nodes[0].id, "start");
  EXPECT_EQ(procedure.step_of(flow.nodes[2]).id, "check");
  EXPECT_EQ(flow.nodes[2].step, 1u);
  EXPECT_EQ(flow.nodes[4].kind, NodeKind::parallel);
  EXPECT_EQ(flow.nodes[5].kind, NodeKind::end);
  EXPECT_EQ(flow.nodes[5].outcome, "granted");
}

TEST(ReadProcedure, TheStartsEdgeIsTheFirst) {
  const Flow flow = read_flow_with(edge("apply", "granted")).procedure.flow;
  ASSERT_EQ(flow.edges.size(), 2u);
  EXPECT_EQ(flow.edges[0].from.value(), 0u);
  EXPECT_EQ(flow.nodes[flow.edges[0].to.value()].id, "apply");
  EXPECT_EQ(flow.nodes[flow.edges[1].from.value()].id, "apply");
  EXPECT_EQ(flow.edges[1].origin, Origin::stated);
}

TEST(ReadProcedure, RolesAreASet) {
  const Procedure procedure =
      read_with(R"("statements": [{"id": "r1", "actor": {"name": "x", "roles": ["b", "a", "b"]}}])")
          .procedure;
  EXPECT_EQ(procedure.statements.at(0).actor->roles, (std::vector<std::string>{"a", "b"}));
}

TEST(ReadProcedure, AnOutcomeMayNameWhoActsAndIsToldWhereItNamesNobody) {
  const Read result =
      read_with(R"("statements": [{"id": "r", "actor": {"name": "Kepala"}, "outcomes": [
    {"id": "yes"},
    {"id": "no", "actor": {"name": "Loket", "roles": ["desk"], "evidence": {"line": 2, "quote": "loket"}}}]}])");
  EXPECT_EQ(faults(result), "");
  const Step& step = result.procedure.statements.at(0);
  EXPECT_EQ(step.outcomes.at(0).actor, std::nullopt);
  EXPECT_EQ(step.outcomes.at(1).actor->roles, std::vector<std::string>{"desk"});
  EXPECT_EQ(step.outcomes.at(1).actor->at.begin.line, 4u);
  EXPECT_EQ(
      faults(read_with(R"("statements": [{"id": "r", "outcomes": [{"id": "o", "actor": {}}]}])")),
      "2:62 missing-key");
  EXPECT_EQ(faults(read_with(
                R"("statements": [{"id": "r", "outcomes": [{"id": "o", "actor": "Loket"}]}])")),
            "2:62 no-object");
}

TEST(Step, IsDoneByWhomItsOutcomeNamesElseByWhomItNames) {
  Step step{.id = "decide", .outcomes = {{.id = "yes"}, {.id = "no"}}};
  EXPECT_EQ(step.actor_of("yes"), nullptr);
  step.outcomes[1].actor = Actor{.name = "Loket"};
  EXPECT_EQ(step.actor_of("yes"), nullptr);
  step.actor = Actor{.name = "Kepala"};
  step.channel = Actor{.name = "Pos"};
  EXPECT_EQ(step.actor_of("yes")->name, "Kepala");
  EXPECT_EQ(step.actor_of("no")->name, "Loket");
  EXPECT_EQ(step.actor_of("")->name, "Kepala");
  const auto names = [](const std::vector<const Actor*>& actors) {
    std::vector<std::string> list;
    for (const Actor* actor : actors) list.push_back(actor->name);
    return list;
  };
  EXPECT_EQ(names(step.actors()), (std::vector<std::string>{"Kepala", "Loket"}));
  EXPECT_EQ(names(step.everybody()), (std::vector<std::string>{"Kepala", "Pos", "Loket"}));
}

TEST(ReadProcedure, ConditionAndScopeOfAClaimGiveItTheirEvidence) {
  const Read result = read_with(R"("timeClaims": [{"id": "t", "value": 3, "unit": "hari kerja",
      "readings": "working-day", "bound": "maximum",
      "evidence": {"line": 1, "quote": "a"},
      "condition": {"text": "lengkap", "evidence": {"line": 2, "quote": "b"}},
      "scope": {"text": "di Disdukcapil", "roles": ["office"],
                "evidence": [{"line": 3, "quote": "c"}, {"line": 4, "quote": "d"}]}}])");
  EXPECT_EQ(faults(result), "");
  const TimeClaim& claim = result.procedure.time_claims.at(0);
  EXPECT_EQ(claim.quantity.minimum, 3.0);
  EXPECT_EQ(claim.quantity.maximum, 3.0);
  EXPECT_EQ(claim.quantity.readings,
            (std::vector<UnitReading>{{TimeUnit::day, TimeBase::working}}));
  EXPECT_EQ(claim.bound, Bound::maximum);
  EXPECT_EQ(claim.condition, "lengkap");
  EXPECT_EQ(claim.scope, "di Disdukcapil");
  EXPECT_EQ(claim.scope_roles, std::vector<std::string>{"office"});
  ASSERT_EQ(claim.evidence.size(), 4u);
  EXPECT_EQ(claim.evidence[3].quote, "d");
}

TEST(ReadProcedure, AClaimWithoutANumberStatesNone) {
  const Quantity quantity = read_with(R"("timeClaims": [{"id": "t", "unit": "hari"}])")
                                .procedure.time_claims.at(0)
                                .quantity;
  EXPECT_EQ(quantity.minimum, std::nullopt);
  EXPECT_EQ(quantity.maximum, std::nullopt);
}

TEST(ReadProcedure, AClockStartsAtTheEndOfItsStepUnlessSaidOtherwise) {
  const TimeClaim claim = read_with(R"("timeClaims": [{"id": "t",
      "from": {"text": "sejak diterima", "step": "apply"},
      "to": {"text": "sampai", "step": "decide", "at": "start"}}])")
                              .procedure.time_claims.at(0);
  EXPECT_TRUE(claim.from->at_end);
  EXPECT_FALSE(claim.to->at_end);
}

TEST(ReadProcedure, ADecreeMayBePrintedWithoutItsNumber) {
  const Read result = read_with(R"("decree": {"number": null}, "cost": {"text": "gratis"})");
  EXPECT_EQ(faults(result), "");
  ASSERT_TRUE(result.procedure.decree);
  EXPECT_EQ(result.procedure.decree->number, "");
  EXPECT_FALSE(read_with(R"("region": "X")").procedure.decree);
}

TEST(ReadProcedure, PartsAreFoundByTheirIds) {
  const Procedure procedure =
      read_with(R"("sections": [{"id": "c", "kind": "time", "lines": [1, 2]}],
      "items": [{"id": "i", "section": "c", "kind": "step"}], "documents": [{"id": "d"}])")
          .procedure;
  EXPECT_EQ(procedure.step("decide")->label, "d");
  EXPECT_EQ(procedure.step("nothing"), nullptr);
  EXPECT_EQ(procedure.item("i")->section, "c");
  EXPECT_EQ(procedure.section("c")->last_line, 2u);
  EXPECT_EQ(procedure.document("d")->id, "d");
  EXPECT_EQ(procedure.section_of_item("i"), procedure.section("c"));
  EXPECT_EQ(procedure.section_of_item("x"), nullptr);
}

TEST(ReadProcedure, EvidenceKnowsWhereItIsCited) {
  const Procedure procedure =
      read_with(R"("title": {"text": "T", "evidence": [{"line": 7, "quote": "T"}]})").procedure;
  const Evidence& evidence = procedure.title->evidence.at(0);
  EXPECT_EQ(evidence.line, 7u);
  EXPECT_EQ(evidence.at, (Place{"p.json", {2, 37}, {2, 62}}));
}

TEST(ReadProcedure, AllFaultsAreCollectedInTheOrderOfTheFile) {
  EXPECT_EQ(faults(read("{\"kind\": \"procedure\", \"formatVersion\": 1,\n"
                        "\"id\": \"Not an id\",\n"
                        "\"colour\": 1,\n"
                        "\"steps\": [{\"id\": \"a\", \"label\": 3},\n"
                        "{\"id\": \"a\", \"label\": \"x\"}],\n"
                        "\"flow\": {\"edges\": [], \"ends\": []},\n"
                        "\"title\": \"T\"}")),
            "1:1 missing-key, 2:7 invalid-id, 3:1 unknown-key, 4:32 wrong-type, 5:8 duplicate-id, "
            "6:9 no-start, 7:10 no-object");
}

TEST(ReadProcedure, AnotherKindOfFileIsNotReadFurther) {
  EXPECT_EQ(faults(read(R"({"kind": "calendar", "formatVersion": 1, "nonsense": 1})")),
            "1:10 wrong-kind");
}

TEST(ReadProcedure, ANewerFormatIsRefusedByName) {
  const Read result = read(R"({"kind": "procedure", "formatVersion": 2, "nonsense": 1})");
  EXPECT_EQ(faults(result), "1:40 unknown-format-version");
  EXPECT_EQ(result.diagnostics[0].arguments, (Arguments{{"value", "2"}, {"newest", "1"}}));
}

TEST(ReadProcedure, IdsAreProposedWhereOneIsNear) {
  const Read result =
      read_with(R"("timeClaims": [{"id": "t", "from": {"text": "x", "step": "decied"}}])");
  ASSERT_EQ(faults(result), "2:58 unknown-id");
  EXPECT_EQ(result.diagnostics[0].arguments,
            (Arguments{{"kind", "step"}, {"id", "decied"}, {"suggestion", "decide"}}));
}

TEST(ReadProcedure, EveryUseOfAnIdIsResolved) {
  EXPECT_EQ(faults(read_with(R"("items": [{"id": "i", "section": "x", "kind": "step"}])")),
            "2:34 unknown-id");
  EXPECT_EQ(faults(read_with(R"("references": [{"item": "x"}])")), "2:25 unknown-id");
  EXPECT_EQ(faults(read_with(
                R"("documents": [{"id": "d", "contents": {"content": "c", "items": ["x"]}}])")),
            "2:66 unknown-id");
  EXPECT_EQ(faults(read_with(R"("statements": [{"id": "r", "items": ["x"]}])")), "2:38 unknown-id");
  EXPECT_EQ(faults(read_with(R"("statements": [{"id": "r", "inputs": ["x"]}])")),
            "2:39 unknown-id");
  EXPECT_EQ(faults(read_with(R"("statements": [{"id": "r", "outputs": [{"document": "x"}]}])")),
            "2:53 unknown-id");
  EXPECT_EQ(faults(read_with(
                R"("requirements": [{"id": "q", "item": "x", "document": "y", "text": ""}])")),
            "2:38 unknown-id, 2:55 unknown-id");
  EXPECT_EQ(faults(read_with(R"("products": [{"text": "t", "document": "x"}])")),
            "2:40 unknown-id");
  EXPECT_EQ(
      faults(read_with(R"("timeClaims": [{"id": "t", "parts": [{"label": "", "steps": ["x"]}]}])")),
      "2:62 unknown-id");
  EXPECT_EQ(faults(read_with(
                R"("statements": [{"id": "r", "form": {"value": "letter", "outcomes": ["x"]}}])")),
            "2:69 unknown-id");
}

TEST(ReadProcedure, IdsOfOneKindAreUnique) {
  EXPECT_EQ(faults(read_with(R"("documents": [{"id": "d"}, {"id": "d"}])")), "2:35 duplicate-id");
  EXPECT_EQ(faults(read_with(R"("timeClaims": [{"id": "t"}, {"id": "t"}])")), "2:36 duplicate-id");
  EXPECT_EQ(faults(read_with(R"("statements": [{"id": "r"}, {"id": "r"}])")), "2:36 duplicate-id");
  EXPECT_EQ(
      faults(read_with(R"("statements": [{"id": "r", "outcomes": [{"id": "o"}, {"id": "o"}]}])")),
      "2:61 duplicate-id");
}

TEST(ReadProcedure, StepsGatewaysAndEndsShareOneNamespaceWithTheStart) {
  EXPECT_EQ(faults(read_flow_with("", R"(, "gateways": [
      {"id": "check", "kind": "exclusive"}, {"id": "start", "kind": "exclusive"}])")),
            "3:14 duplicate-id, 3:52 reserved-id");
}

TEST(ReadProcedure, NoItemIsPartOfItself) {
  const std::string section =
      R"("sections": [{"id": "c", "kind": "time", "lines": [1, 2]}], "items": [)";
  const auto item = [](const std::string& id, const std::string& parent) {
    return "\n{\"id\": \"" + id + R"(", "section": "c", "kind": "step", "parent": ")" + parent +
           "\"}";
  };
  EXPECT_EQ(faults(read_with(section + item("a", "b") + "," + item("b", "a") + "," +
                             item("c", "c") + "," + item("d", "a") + "]")),
            "3:1 parent-cycle, 5:1 parent-cycle");
}

TEST(ReadFlow, ADecisionsEdgeNamesOneOfItsOutcomes) {
  EXPECT_EQ(faults(read_flow_with(edge("decide", "granted"))), "2:1 missing-outcome");
  EXPECT_EQ(faults(read_flow_with(edge("decide", "granted", R"(, "outcome": "maybe")"))),
            "2:68 unknown-id");
  EXPECT_EQ(faults(read_flow_with(edge("apply", "granted", R"(, "outcome": "yes")"))),
            "2:67 outcome-without-decision");
}

TEST(ReadFlow, SeveralEdgesAtOnceOutOfAStepNeedAGateway) {
  EXPECT_EQ(faults(read_flow_with(edge("apply", "check") + ",\n" + edge("apply", "decide"))),
            "3:1 needs-gateway");
  EXPECT_EQ(faults(read_flow_with(edge("decide", "check", R"(, "outcome": "yes")") + ",\n" +
                                  edge("decide", "granted", R"(, "outcome": "yes")"))),
            "3:1 needs-gateway");
  EXPECT_EQ(faults(read_flow_with(edge("decide", "check", R"(, "outcome": "yes")") + ",\n" +
                                  edge("decide", "check", R"(, "outcome": "no")"))),
            "");
}

TEST(ReadFlow, EdgesForDifferentApplicantsAreNoChoice) {
  const auto only = [](const std::string& who) {
    return R"(, "when": {"applicant": [)" + who + "]}";
  };
  EXPECT_EQ(faults(read_flow_with(edge("apply", "check", only("\"a\"")) + ",\n" +
                                  edge("apply", "decide", only("\"b\"")))),
            "");
  EXPECT_EQ(faults(read_flow_with(edge("apply", "check", only("\"a\"")) + ",\n" +
                                  edge("apply", "decide", only("\"b\", \"a\"")))),
            "3:1 needs-gateway");
  EXPECT_EQ(faults(read_flow_with(edge("apply", "check", only("\"a\"")) + ",\n" +
                                  edge("apply", "decide"))),
            "3:1 needs-gateway");
}

TEST(ReadFlow, NothingFollowsAnEndAndNothingPrecedesTheStart) {
  EXPECT_EQ(faults(read_flow_with(edge("granted", "apply"))), "2:1 edge-from-end");
  EXPECT_EQ(faults(read_flow_with(edge("apply", "start"))), "2:25 edge-at-start");
  EXPECT_EQ(faults(read_flow_with(edge("start", "apply"))), "2:10 edge-at-start");
}

TEST(ReadFlow, AnEdgeIsSaidOnce) {
  EXPECT_EQ(faults(read_flow_with(edge("apply", "check") + ",\n" + edge("apply", "check"))),
            "3:1 duplicate-edge");
}

TEST(ReadFlow, AnInferredEdgeHasAReason) {
  EXPECT_EQ(faults(read_flow_with(R"({"from": "apply", "to": "check", "origin": "inferred"})")),
            "2:1 missing-reason");
  EXPECT_EQ(faults(read_flow_with(R"({"from": "apply", "to": "check", "origin": "inferred",
                                      "reason": {"id": "a", "en": "b"}})")),
            "");
}

TEST(ReadFlow, EdgesNameNodesThatExist) {
  EXPECT_EQ(faults(read_flow_with(edge("aply", "grantd"))), "2:10 unknown-id, 2:24 unknown-id");
}

TEST(ReadFlow, TheStartIsAStepOrAGateway) {
  const auto flow = [](const std::string& start) {
    return read(R"({"kind": "procedure", "formatVersion": 1, "id": "p", "service": "s", "steps": [],
        "flow": {"start": ")" +
                start + R"(", "edges": [], "ends": [{"id": "e", "outcome": "granted"}],
                 "gateways": [{"id": "g", "kind": "exclusive"}]}})");
  };
  EXPECT_EQ(faults(flow("g")), "");
  EXPECT_EQ(faults(flow("e")), "2:27 start-at-end");
  EXPECT_EQ(faults(flow("start")), "2:27 start-at-end");
  EXPECT_EQ(faults(flow("x")), "2:27 unknown-id");
  EXPECT_EQ(faults(read(R"({"kind": "procedure", "formatVersion": 1, "id": "p", "service": "s",
                            "steps": [], "flow": {"start": null}})")),
            "2:50 no-start");
}

TEST(ReadProcedure, NumbersAreInRange) {
  const auto claim = [](const std::string& members) {
    return faults(read_with("\"timeClaims\": [{\"id\": \"t\", " + members + "}]"));
  };
  EXPECT_EQ(claim(R"("value": -1)"), "2:37 number-too-small");
  EXPECT_EQ(claim(R"("minimum": 3, "maximum": 2)"), "2:39 range-reversed");
  EXPECT_EQ(claim(R"("minimum": 3)"), "2:16 missing-key");
  EXPECT_EQ(claim(R"("value": 3, "maximum": 2, "minimum": 1)"), "2:37 conflicting-keys");
  EXPECT_EQ(claim(R"("value": "3")"), "2:37 wrong-type");
  EXPECT_EQ(claim(R"("readings": ["working-dya"])"), "2:41 unknown-word");
  EXPECT_EQ(claim(R"("evidence": {"line": 0, "quote": "x"})"), "2:49 number-too-small");
  EXPECT_EQ(claim(R"("evidence": {"line": 3000000000, "quote": "x"})"), "2:49 number-too-large");
  EXPECT_EQ(claim(R"("evidence": {"line": 1, "quote": ""})"), "2:61 empty-value");
}

TEST(ReadProcedure, LinesOfASectionAreAPair) {
  const auto section = [](const std::string& lines) {
    return faults(
        read_with(R"("sections": [{"id": "c", "kind": "time", "lines": )" + lines + "}]"));
  };
  EXPECT_EQ(section("[1, 2]"), "");
  EXPECT_EQ(section("[3, 2]"), "2:51 range-reversed");
  EXPECT_EQ(section("[1]"), "2:51 wrong-lines");
  EXPECT_EQ(section("1"), "2:51 wrong-lines");
  EXPECT_EQ(section("[0, 2]"), "2:52 number-too-small");
  EXPECT_EQ(section("[1, \"2\"]"), "2:55 wrong-type");
}

TEST(ReadProcedure, DatesExistInTheCalendar) {
  const auto decree = [](const std::string& date) {
    return faults(read_with(R"("decree": {"date": ")" + date + "\"}"));
  };
  EXPECT_EQ(decree("2024-02-29"), "");
  for (const char* wrong : {"2023-02-29", "2024-13-01", "2024-1-1", "2024-01-00", "01-01-2024",
                            "2024-01-01T00:00", "2O24-01-01", ""}) {
    EXPECT_EQ(decree(wrong), "2:20 wrong-date") << wrong;
  }
}

TEST(ReadProcedure, TheSourceLiesBesideTheProcedure) {
  const auto source = [](const std::string& file) {
    return faults(read_with(R"("source": {"file": ")" + file + "\"}"));
  };
  EXPECT_EQ(source("source.txt"), "");
  for (const char* wrong :
       {"", ".", "..", "/etc/passwd", "../source.txt", "a/b", "C:x", "a\\\\b"}) {
    EXPECT_EQ(source(wrong), "2:20 invalid-file-name") << wrong;
  }
}

TEST(ReadProcedure, AnAddressIsOneOfTheWeb) {
  const auto source = [](const std::string& address) {
    return faults(read_with(R"("source": {"file": "s", "address": ")" + address + "\"}"));
  };
  EXPECT_EQ(source("https://sippn.menpan.go.id/x"), "");
  EXPECT_EQ(source("javascript:alert(1)"), "2:36 invalid-address");
}

TEST(ReadProcedure, AHashIsSixtyFourHexDigits) {
  const auto source = [](const std::string& hash) {
    return faults(read_with(R"("source": {"file": "s", "sha256": ")" + hash + "\"}"));
  };
  EXPECT_EQ(source(std::string(64, '0')), "");
  EXPECT_EQ(source(std::string(63, '0')), "2:35 invalid-sha256");
  EXPECT_EQ(source(std::string(64, 'G')), "2:35 invalid-sha256");
}

/// A chain of steps, each with what a step of a published page has.
std::string chain_of(int steps) {
  std::ostringstream text;
  text << R"({"kind": "procedure", "formatVersion": 1, "id": "p", "service": "s", "steps": [)";
  for (int i = 0; i < steps; ++i) {
    text << (i > 0 ? ",\n" : "\n") << R"({"id": "s)" << i
         << R"(", "label": "meneruskan surat permohonan pemanfaatan data",
  "actor": {"name": "Bupati", "roles": ["regional_head"], "evidence": {"line": 1, "quote": "Bupati"}},
  "addressee": {"name": "Dirjen", "roles": ["dirjen"], "evidence": {"line": 1, "quote": "Dirjen"}},
  "evidence": {"line": 1, "quote": "meneruskan surat permohonan pemanfaatan data"}})";
  }
  text << R"(], "flow": {"start": "s0", "edges": [)";
  for (int i = 0; i + 1 < steps; ++i) {
    text << (i > 0 ? ",\n" : "\n") << R"({"from": "s)" << i << R"(", "to": "s)" << i + 1
         << R"(", "origin": "listed"})";
  }
  text << R"(], "ends": []}})";
  return text.str();
}

TEST(ReadProcedure, TenThousandStepsAreReadInATenthOfASecond) {
  const std::string text = chain_of(10'000);
  const double before = processor_seconds();
  const Read result = read(text);
  const double taken = processor_seconds() - before;
  EXPECT_EQ(faults(result), "");
  EXPECT_EQ(result.procedure.flow.edges.size(), 10'000u);
  RecordProperty("milliseconds", static_cast<int>(taken * 1000));
  EXPECT_LT(taken, 5.0);  // sanitizers are slower by far
}

TEST(ReadProcedure, TooManyStepsAreRefused) {
  std::string steps = R"({"id": "a"})";
  for (int i = 0; i < 200'000; ++i) steps += ",{}";
  const Diagnostics diagnostics =
      read(R"({"kind": "procedure", "formatVersion": 1, "id": "p", "service": "s",
               "flow": {"start": "a"}, "steps": [)" +
           steps + "]}")
          .diagnostics;
  EXPECT_TRUE(std::ranges::any_of(
      diagnostics, [](const Diagnostic& fault) { return fault.code == "too-many"; }));
}

TEST(ReadProcedure, AFileFullOfWrongIdsTakesNoLonger) {
  std::string text = chain_of(20'000);
  for (std::size_t at = text.find("\"to\": \"s"); at != std::string::npos;
       at = text.find("\"to\": \"s", at + 1)) {
    text[at + 7] = 'z';
  }
  const double before = processor_seconds();
  EXPECT_EQ(read(text).diagnostics.size(), fault_limit + 1);
  const double taken = processor_seconds() - before;
  EXPECT_LT(taken, 10.0);
}

}  // namespace
}  // namespace selaras::model
