#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gate/editor/server.h"
#include "gate/policy.h"
#include "model/load.h"

namespace selaras::gate {
namespace {

using model::json::Node;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const reports::Texts& english() {
  static const reports::Texts texts(reports::Language::en);
  return texts;
}

/// Reads and checks without a file in the world; counts how often.
class HeldExaminer final : public Examiner {
 public:
  Examination examine(const std::string& path, const reports::Files& open) override {
    ++examined;
    Examination examination;
    for (const auto& [name, text] : open) examination.files.emplace(name, text);
    const auto document = model::json::parse(open.at(path), path, examination.diagnostics);
    if (!document) return examination;
    model::Procedure procedure = model::read_procedure(*document, path, examination.diagnostics);
    if (model::has_errors(examination.diagnostics)) return examination;
    examination.procedures.push_back(std::move(procedure));
    const model::Procedure& read = examination.procedures.front();
    examination.result = gate::examine(read, model::matching_shipped_reference(read), {});
    return examination;
  }
  void forget() override { ++forgotten; }
  std::vector<std::string> complaints() override { return std::exchange(complaint, {}); }

  int examined = 0;
  int forgotten = 0;
  std::vector<std::string> complaint;
};

const std::string address = "file:///p.json";

/// A procedure of which decree and promise of time are missing; `label` is of its first step.
std::string procedure(const std::string& label = "mengajukan") {
  return R"({"kind": "procedure", "formatVersion": 1, "id": "p",
 "service": "s", "region": "R", "level": "regency",
 "steps": [{"id": "a", "label": )" +
         model::json::escaped(label) + R"(}, {"id": "b", "label": "memutus"}],
 "flow": {"start": "a", "edges": [{"from": "a", "to": "b", "origin": "stated"},
          {"from": "b", "to": "e", "origin": "stated"}],
          "ends": [{"id": "e", "outcome": "granted"}]}})";
}

class Session : public testing::Test {
 protected:
  void SetUp() override {
    ask(0, "initialize", "{}");
    said();
  }

  void hear(const std::string& text) { server_.receive({.content = text}); }
  void tell(const std::string& method, const std::string& params) {
    hear(R"({"method": ")" + method + R"(", "params": )" + params + "}");
  }
  void ask(int id, const std::string& method, const std::string& params) {
    hear(R"({"id": )" + std::to_string(id) + R"(, "method": ")" + method + R"(", "params": )" +
         params + "}");
  }
  void open(const std::string& text) {
    tell("textDocument/didOpen", R"({"textDocument": {"uri": ")" + address +
                                     R"(", "version": 1, "text": )" + model::json::escaped(text) +
                                     "}}");
  }
  void change(int version, const std::string& changes) {
    tell("textDocument/didChange", R"({"textDocument": {"uri": ")" + address + R"(", "version": )" +
                                       std::to_string(version) + R"(}, "contentChanges": )" +
                                       changes + "}");
  }
  /// Parameters about the place of `words` in the text that was opened.
  static std::string about(const std::string& text, const std::string& words,
                           const std::string& more = "") {
    const EditorPosition at = Positions(text).at(text.find(words));
    const std::string position = R"({"line": )" + std::to_string(at.line) + R"(, "character": )" +
                                 std::to_string(at.character) + "}";
    return R"({"textDocument": {"uri": ")" + address + R"("}, "position": )" + position +
           R"(, "range": {"start": )" + position + R"(, "end": )" + position + "}" + more + "}";
  }

  /// Everything said until nothing is left to do.
  std::vector<Node> said() {
    std::vector<Node> all;
    while (server_.busy()) {
      for (const std::string& text : server_.work()) {
        model::Diagnostics faults;
        auto message = model::json::parse(text, "", faults);
        EXPECT_TRUE(message) << text;
        if (message) all.push_back(std::move(*message));
      }
    }
    return all;
  }

  /// The codes of the diagnostics last published.
  static std::vector<std::string> codes(const std::vector<Node>& messages) {
    std::vector<std::string> codes;
    for (const Node& message : messages) {
      const Node* method = message.find("method");
      if (method == nullptr || method->string != "textDocument/publishDiagnostics") continue;
      codes.clear();
      for (const Node& each : message.find("params")->find("diagnostics")->elements) {
        codes.push_back(each.find("code")->string);
      }
    }
    return codes;
  }

  /// The result of the only answer; null where there is none.
  const Node* result() {
    answers_ = said();
    for (const Node& message : answers_) {
      if (message.find("id") != nullptr) return message.find("result");
    }
    return nullptr;
  }
  std::int64_t error() {
    for (const Node& message : said()) {
      if (const Node* fault = message.find("error")) return fault->find("code")->integer;
    }
    return 0;
  }

  HeldExaminer examiner_;
  Server server_{examiner_, english(), "1.2.3"};
  std::vector<Node> answers_;
};

TEST_F(Session, PublishesWhatIsFoundInAnOpenText) {
  open(procedure());
  EXPECT_THAT(codes(said()), testing::IsSupersetOf({"decree-missing", "sla-missing"}));
}

TEST_F(Session, PublishesWhatIsWrongWithATextThatCannotBeRead) {
  open("{\"kind\": \"procedure\",");
  EXPECT_THAT(codes(said()), ElementsAre("json-syntax"));
}

TEST_F(Session, ChecksATextThatWasTypedOnOnce) {
  open(procedure());
  change(2, R"([{"text": "{"}])");
  change(3, "[{\"text\": " + model::json::escaped(procedure()) + "}]");
  const auto messages = said();
  EXPECT_EQ(examiner_.examined, 1);
  ASSERT_EQ(messages.size(), 1u);
  EXPECT_EQ(messages[0].find("params")->find("version")->integer, 3);
}

TEST_F(Session, TakesChangesOfAStretchInUtf16) {
  const std::string text = procedure("\U0001D49C1");
  open(text);
  said();
  // Behind the pair: the digit is the third unit of the label.
  const EditorPosition digit = Positions(text).at(text.find('1', text.find("label")));
  const std::string line = std::to_string(digit.line);
  change(2, R"([{"range": {"start": {"line": )" + line + R"(, "character": )" +
                std::to_string(digit.character) + R"(}, "end": {"line": )" + line +
                R"(, "character": )" + std::to_string(digit.character + 1) +
                R"(}}, "text": "xyz"}])");
  ask(1, "textDocument/documentSymbol", about(text, "{"));
  EXPECT_EQ(result()->elements.at(0).find("name")->string, "\U0001D49Cxyz");
}

TEST_F(Session, ClearsTheDiagnosticsOfAClosedText) {
  open(procedure());
  said();
  tell("textDocument/didClose", about("x", "x"));
  const auto messages = said();
  ASSERT_EQ(messages.size(), 1u);
  EXPECT_TRUE(messages[0].find("params")->find("diagnostics")->elements.empty());
  ask(1, "textDocument/hover", about("x", "x"));
  EXPECT_EQ(error(), static_cast<int>(Refusal::invalid_params));
}

TEST_F(Session, LooksAgainAtEverythingWhenAFileIsSaved) {
  open(procedure());
  said();
  tell("textDocument/didSave", about("x", "x"));
  said();
  EXPECT_EQ(examiner_.forgotten, 1);
  EXPECT_EQ(examiner_.examined, 2);
}

TEST_F(Session, TellsWhatCannotBeUsed) {
  examiner_.complaint = {"no such file"};
  open(procedure());
  const auto messages = said();
  ASSERT_EQ(messages.size(), 2u);
  EXPECT_EQ(messages[1].find("method")->string, "window/showMessage");
}

TEST_F(Session, RefusesWhatItDoesNotKnow) {
  ask(1, "textDocument/rename", "{}");
  EXPECT_EQ(error(), static_cast<int>(Refusal::unknown_method));
  tell("$/setTrace", "{}");
  tell("workspace/somethingNew", "{}");
  EXPECT_TRUE(said().empty());
  hear("{");
  EXPECT_EQ(error(), static_cast<int>(Refusal::parse));
  ask(2, "initialize", "{}");
  EXPECT_EQ(error(), static_cast<int>(Refusal::invalid));
}

TEST_F(Session, RefusesParametersThatMakeNoSense) {
  open(procedure());
  said();
  for (const char* params :
       {"{}", "[]", R"({"textDocument": 3})", R"({"textDocument": {"uri": "file:///other"}})",
        R"({"textDocument": {"uri": "file:///p.json"}, "position": {"line": -1, "character": 0}})",
        R"({"textDocument": {"uri": "file:///p.json"}, "position": {"line": "1"}})"}) {
    ask(1, "textDocument/hover", params);
    EXPECT_EQ(error(), static_cast<int>(Refusal::invalid_params)) << params;
    tell("textDocument/didChange", params);
    tell("textDocument/didOpen", params);
    EXPECT_TRUE(said().empty()) << params;
  }
}

TEST_F(Session, DoesNotWorkOffWhatWasCalledBack) {
  open(procedure());
  ask(1, "textDocument/hover", about(procedure(), "steps"));
  tell("$/cancelRequest", R"({"id": 1})");
  tell("$/cancelRequest", R"({"id": 99})");
  EXPECT_EQ(error(), static_cast<int>(Refusal::cancelled));
  ask(1, "textDocument/hover", about(procedure(), "steps"));
  EXPECT_EQ(error(), 0) << "a later request of the same id is another one";
}

TEST_F(Session, EndsProperlyOnlyAfterShutdown) {
  ask(1, "shutdown", "{}");
  EXPECT_EQ(result()->kind, Node::Kind::null);
  ask(2, "textDocument/hover", "{}");
  EXPECT_EQ(error(), static_cast<int>(Refusal::invalid));
  EXPECT_FALSE(server_.ended());
  tell("exit", "{}");
  said();
  EXPECT_TRUE(server_.ended());
  EXPECT_TRUE(server_.was_shut_down());
}

TEST(SessionBefore, InitializeRefusesEverythingElse) {
  HeldExaminer examiner;
  Server server(examiner, english(), "1");
  server.receive({.content = R"({"id": 1, "method": "shutdown"})"});
  EXPECT_THAT(server.work().at(0), HasSubstr("-32002"));
  server.receive({.content = R"({"method": "exit"})"});
  EXPECT_THAT(server.work(), IsEmpty());
  EXPECT_TRUE(server.ended());
  EXPECT_FALSE(server.was_shut_down());
}

TEST_F(Session, ExplainsTheRuleOfAFinding) {
  open(procedure());
  ask(1, "textDocument/hover", about(procedure(), "\"kind\""));
  const std::string text = result()->find("contents")->find("value")->string;
  EXPECT_THAT(text, HasSubstr("`decree-missing`"));
  EXPECT_THAT(text, HasSubstr("**Known limits**"));
}

TEST_F(Session, ExplainsTheStepThatIsNamed) {
  open(procedure());
  ask(1, "textDocument/hover", about(procedure(), "b\", \"to\""));
  EXPECT_THAT(result()->find("contents")->find("value")->string, HasSubstr("**memutus**"));
}

/// The procedure, with outcomes of its second step of which one names somebody.
std::string with_outcomes() {
  std::string text = procedure();
  const std::string edge = R"({"from": "b",)";
  text.replace(text.find(edge), edge.size(), R"({"from": "b", "outcome": "no",)");
  const std::string step = R"("label": "memutus")";
  return text.replace(text.find(step), step.size(),
                      step + R"(, "outcomes": [{"id": "yes"}, {"id": "no", "label": "tolak",
  "actor": {"name": "Loket [x](y) z", "roles": ["desk"]}}])");
}

TEST_F(Session, TellsWhoActsByAnOutcome) {
  const std::string text = with_outcomes();
  open(text);
  ask(1, "textDocument/hover", about(text, "b\", \"outcome\""));
  EXPECT_THAT(result()->find("contents")->find("value")->string,
              HasSubstr("actor by outcome: tolak\\: Loket \\[x\\]"));
  ask(2, "textDocument/documentSymbol", about("x", "x"));
  const Node& decision = result()->elements.at(1);
  ASSERT_EQ(decision.find("children")->elements.size(), 1u);
  EXPECT_EQ(decision.find("children")->elements[0].find("name")->string, "Loket [x](y) z");
}

TEST_F(Session, ShowsHostileTextAsText) {
  const std::string hostile = "<img src=x> [a](command:b) `c` \x1b]8;;x";
  const std::string text = procedure(hostile);
  open(text);
  ask(1, "textDocument/hover", about(text, "a\", \"to\""));
  const std::string shown = result()->find("contents")->find("value")->string;
  EXPECT_THAT(shown, HasSubstr("&lt;img src=x&gt;"));
  EXPECT_THAT(shown, HasSubstr("\\[a\\]"));
  EXPECT_THAT(shown, Not(HasSubstr("\x1b")));
}

TEST_F(Session, LeadsFromANameToWhatItNames) {
  const std::string text = procedure();
  open(text);
  ask(1, "textDocument/definition", about(text, "b\", \"to\""));
  const Node* found = result();
  ASSERT_EQ(found->elements.size(), 1u);
  const Node& begin = *found->elements[0].find("range")->find("start");
  const EditorPosition expected = Positions(text).at(text.find("{\"id\": \"b\""));
  EXPECT_EQ(begin.find("line")->integer, expected.line);
  EXPECT_EQ(begin.find("character")->integer, expected.character);
}

TEST_F(Session, CompletesNamesInATextThatIsHalfWritten) {
  open(procedure());
  said();
  const std::string text = procedure() + "\n{\"edges\": [{\"from\": \"x";
  change(2, "[{\"text\": " + model::json::escaped(text) + "}]");
  ask(1, "textDocument/completion", about(text + " ", "x "));
  std::vector<std::string> labels;
  for (const Node& each : result()->elements) labels.push_back(each.find("label")->string);
  EXPECT_THAT(labels, ElementsAre("a", "b", "e"));
}

TEST_F(Session, OutlinesStepsWithinTheirPlaces) {
  open(procedure());
  ask(1, "textDocument/documentSymbol", about("x", "x"));
  const Node* symbols = result();
  ASSERT_EQ(symbols->elements.size(), 2u);
  EXPECT_EQ(symbols->elements[1].find("name")->string, "memutus");
  EXPECT_EQ(symbols->elements[1].find("detail")->string, "b");
}

/// The text after the only edit of the action whose title begins so.
std::string after(const Node& actions, const std::string& title, const std::string& text) {
  for (const Node& action : actions.elements) {
    if (!action.find("title")->string.starts_with(title)) continue;
    const Node& edit = action.find("edit")->find("changes")->find(address)->elements.at(0);
    const auto place = [&](const char* end) {
      const Node& point = *edit.find("range")->find(end);
      return Positions(text).offset(
          EditorPosition{static_cast<std::uint32_t>(point.find("line")->integer),
                         static_cast<std::uint32_t>(point.find("character")->integer)});
    };
    return text.substr(0, place("start")) + edit.find("newText")->string +
           text.substr(place("end"));
  }
  return "no such action";
}

TEST_F(Session, OffersToAcceptAFindingAndAsksForTheReason) {
  const std::string text = procedure();
  open(text);
  ask(1, "textDocument/codeAction",
      about(text, "\"kind\"", R"(, "context": {"only": ["quickfix"]})"));
  std::string accepted = after(*result(), "Accept this finding of `decree-missing`", text);
  change(2, "[{\"text\": " + model::json::escaped(accepted) + "}]");
  EXPECT_THAT(codes(said()), testing::Contains("suppression-without-reason"));
  accepted.replace(accepted.find("\"reason\": \"\""), 12, "\"reason\": \"later\"");
  change(3, "[{\"text\": " + model::json::escaped(accepted) + "}]");
  const auto messages = said();
  EXPECT_THAT(codes(messages), Not(testing::Contains("suppression-without-reason")));
  for (const Node& each : messages.back().find("params")->find("diagnostics")->elements) {
    if (each.find("code")->string != "decree-missing") continue;
    EXPECT_EQ(each.find("severity")->integer, 4) << "still there, as a hint";
    return;
  }
  FAIL() << "the accepted finding is gone";
}

TEST_F(Session, PutsAFileIntoItsNormalFormOnce) {
  const std::string text = procedure();
  open(text);
  ask(1, "textDocument/codeAction",
      about(text, "\"kind\"", R"(, "context": {"only": ["source"]})"));
  const Node* actions = result();
  ASSERT_EQ(actions->elements.size(), 1u);
  const std::string formed = after(*actions, "Put the file", text);
  change(2, "[{\"text\": " + model::json::escaped(formed) + "}]");
  ask(2, "textDocument/formatting", about("x", "x"));
  EXPECT_TRUE(result()->elements.empty());
}

TEST_F(Session, NeverLosesAComment) {
  open("// why\n" + procedure());
  ask(1, "textDocument/formatting", about("x", "x"));
  EXPECT_TRUE(result()->elements.empty());
}

}  // namespace
}  // namespace selaras::gate
