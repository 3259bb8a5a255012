#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gate/editor/positions.h"
#include "gate/editor/text_edit.h"
#include "model/json_writer.h"
#include "reports/escape.h"
#include "tests/cli/editor_session.h"
#include "tests/cli/program.h"

/// A whole session with an editor, through the program's own streams.
namespace selaras::tests {
namespace {

namespace fs = std::filesystem;
using gate::EditorPosition;
using gate::Positions;
using model::json::Node;
using testing::Contains;
using testing::Not;

const fs::path procedures = fs::path(SELARAS_ROOT) / "procedures";

std::vector<std::string> codes(const Node& published) {
  std::vector<std::string> all;
  for (const Node& each : published.find("diagnostics")->elements) {
    all.push_back(each.find("code")->string);
  }
  return all;
}

EditorPosition position(const Node& node) {
  return {.line = static_cast<std::uint32_t>(node.find("line")->integer),
          .character = static_cast<std::uint32_t>(node.find("character")->integer)};
}

std::string edited(const std::string& text, const Node& edit) {
  const Positions positions(text);
  const Node& range = *edit.find("range");
  return gate::edited(text, {.at = {positions.offset(position(*range.find("start"))),
                                    positions.offset(position(*range.find("end")))},
                             .text = edit.find("newText")->string});
}

class Lsp : public testing::Test {
 protected:
  /// One region with its page, in a folder of its own.
  Lsp() {
    fs::copy(procedures / "kota-madiun", scratch_.path() / "madiun", fs::copy_options::recursive);
    file_ = scratch_.path() / "madiun" / "procedure.json";
    text_ = text_of(file_);
  }

  std::string about(const fs::path& file, const std::string& more = "") const {
    return R"({"textDocument": {"uri": )" + model::json::escaped(reports::path_uri(file.string())) +
           "}" + more + "}";
  }
  static std::string range(const Node& range) {
    const auto point = [](const Node& node) {
      return R"({"line": )" + std::to_string(node.find("line")->integer) + R"(, "character": )" +
             std::to_string(node.find("character")->integer) + "}";
    };
    return R"(, "range": {"start": )" + point(*range.find("start")) + R"(, "end": )" +
           point(*range.find("end")) + "}";
  }
  static int ended(EditorSession& session) {
    static_cast<void>(session.ask("shutdown", "{}"));
    session.tell("exit", "{}");
    return session.end();
  }

  Scratch scratch_;
  fs::path file_;
  std::string text_;
};

TEST_F(Lsp, FindsInEveryRegionWhatCheckFinds) {
  EditorSession session(scratch_.path(), {"--lang", "en", "--date", "2026-01-01"});
  static_cast<void>(session.ask("initialize", "{}"));
  int regions = 0;
  for (const auto& entry : fs::directory_iterator(procedures)) {
    const fs::path file = entry.path() / "procedure.json";
    if (!fs::exists(file)) continue;
    ++regions;
    const Ran ran =
        run_program({"check", file.string(), "--output", "json", "--lang", "en"}, scratch_.path());
    model::Diagnostics faults;
    const auto checked = model::json::parse(ran.out, "", faults);
    ASSERT_TRUE(checked) << ran.err;
    std::vector<std::string> expected;
    const std::string text = text_of(file);
    for (const Node& finding : checked->find("findings")->elements) {
      const auto number = [&](const char* key) {
        return static_cast<std::uint32_t>(finding.find(key)->integer);
      };
      const Positions positions(text);
      const EditorPosition at =
          positions.at(positions.offset(model::Position{number("line"), number("column")}));
      expected.push_back(finding.find("rule")->string + " " + std::to_string(at.line) + ":" +
                         std::to_string(at.character));
    }
    session.open(file, text);
    std::vector<std::string> shown;
    const Node published = session.published();
    for (const Node& each : published.find("diagnostics")->elements) {
      const EditorPosition at = position(*each.find("range")->find("start"));
      shown.push_back(each.find("code")->string + " " + std::to_string(at.line) + ":" +
                      std::to_string(at.character));
    }
    EXPECT_EQ(shown, expected) << file;
    EXPECT_FALSE(shown.empty()) << file;
  }
  EXPECT_EQ(regions, 5);
  EXPECT_EQ(ended(session), 0);
}

TEST_F(Lsp, ChecksWhatIsTypedAndNotWhatIsSaved) {
  EditorSession session(scratch_.path(), {"--lang", "en"});
  static_cast<void>(session.ask("initialize", "{}"));
  session.open(file_, text_);
  EXPECT_THAT(codes(session.published()), Contains("decree-missing"));
  std::string typed = text_;
  const std::string none = R"("number": null)";
  typed.replace(typed.find(none), none.size(), R"("number": "1/2026")");
  session.change(file_, 2, typed);
  EXPECT_THAT(codes(session.published()), Not(Contains("decree-missing")));
  session.change(file_, 3, text_.substr(0, text_.size() / 2));
  EXPECT_THAT(codes(session.published()), Contains(testing::StartsWith("json-")));
  EXPECT_EQ(text_of(file_), text_);
  EXPECT_EQ(ended(session), 0);
}

TEST_F(Lsp, ProvesQuotesAgainstThePageThatIsTyped) {
  EditorSession session(scratch_.path(), {"--lang", "en"});
  static_cast<void>(session.ask("initialize", "{}"));
  session.open(file_, text_);
  EXPECT_THAT(codes(session.published()), Not(Contains("quote-not-found")));
  const fs::path page = file_.parent_path() / "source.txt";
  std::string typed = text_of(page);
  typed.replace(typed.find("Verifikasi"), 10, "Pemeriksaan");
  session.open(page, typed);
  std::vector<std::string> seen;
  for (int i = 0; i < 2; ++i) {
    for (std::string& code : codes(session.published())) seen.push_back(std::move(code));
  }
  EXPECT_THAT(seen, Contains("quote-not-found"));
  EXPECT_EQ(ended(session), 0);
}

TEST_F(Lsp, ObeysTheConfigurationAboveTheFile) {
  scratch_.write("selaras.json", R"({"kind": "configuration", "formatVersion": 1,
    "ignore": ["decree-missing"]})");
  EditorSession session(fs::temp_directory_path(), {"--lang", "en"});
  static_cast<void>(session.ask("initialize", "{}"));
  session.open(file_, text_);
  EXPECT_THAT(codes(session.published()), Not(Contains("decree-missing")));
  scratch_.write("selaras.json", R"({"kind": "configuration", "formatVersion": 1})");
  session.tell("textDocument/didSave", about(scratch_.path() / "selaras.json"));
  EXPECT_THAT(codes(session.published()), Contains("decree-missing"));
  const fs::path configuration = scratch_.path() / "selaras.json";
  session.open(configuration, R"({"kind": "configuration", "formatVersion": 1, "failOn": "eror"})");
  EXPECT_THAT(codes(session.published()), Contains("unknown-word"));
  EXPECT_EQ(ended(session), 0);
}

TEST_F(Lsp, SaysNothingAboutFilesThatAreNotOurs) {
  EditorSession session(scratch_.path(), {});
  static_cast<void>(session.ask("initialize", "{}"));
  for (const char* text : {R"({"name": "x", "kind": "other"})", "{ not JSON at all", "[1, 2,]"}) {
    session.open(scratch_.path() / "package.json", text);
    EXPECT_TRUE(codes(session.published()).empty()) << text;
  }
  EXPECT_EQ(ended(session), 0);
}

TEST_F(Lsp, MendsAFindingAsItSuggests) {
  EditorSession session(scratch_.path(), {"--lang", "en"});
  static_cast<void>(session.ask("initialize", "{}"));
  session.open(file_, text_);
  const Node first = session.published();
  std::vector<std::string> tried;
  for (const Node& diagnostic : first.find("diagnostics")->elements) {
    const Node answer =
        session.ask("textDocument/codeAction", about(file_, range(*diagnostic.find("range"))));
    for (const Node& action : answer.find("result")->elements) {
      if (!action.find("title")->string.starts_with("suggestion")) continue;
      const std::string code = action.find("diagnostics")->elements.at(0).find("code")->string;
      const Node& changes = *action.find("edit")->find("changes");
      ASSERT_EQ(changes.members.size(), 1u);
      const std::string mended = edited(text_, changes.members[0].value.elements.at(0));
      session.change(file_, static_cast<int>(tried.size()) + 2, mended);
      const std::vector<std::string> left = codes(session.published());
      EXPECT_LT(left.size(), first.find("diagnostics")->elements.size()) << code;
      for (const std::string& one : left) EXPECT_THAT(codes(first), Contains(one)) << code;
      session.change(file_, 99, text_);
      static_cast<void>(session.published());
      tried.push_back(code);
    }
  }
  EXPECT_THAT(tried, testing::IsSupersetOf({"wrong-actor", "missing-step", "missing-content"}));
  EXPECT_EQ(ended(session), 0);
}

TEST_F(Lsp, PutsAFileIntoTheFormThatFixGivesIt) {
  const std::string loose = R"({"kind": "procedure", "formatVersion": 1, "id": "p",
    "level": "regency", "service": "s", "region": "R", "steps": [{"label": "x", "id": "a"}],
    "flow": {"start": "a", "edges": [{"to": "e", "from": "a", "origin": "stated"}],
    "ends": [{"id": "e", "outcome": "granted"}]}})";
  scratch_.write("p.json", loose);
  const fs::path file = scratch_.path() / "p.json";
  EditorSession session(scratch_.path(), {});
  static_cast<void>(session.ask("initialize", "{}"));
  session.open(file, loose);
  const Node answer = session.ask("textDocument/formatting", about(file));
  const Node* edits = answer.find("result");
  ASSERT_EQ(edits->elements.size(), 1u);
  static_cast<void>(run_program({"check", "p.json", "--fix"}, scratch_.path()));
  EXPECT_EQ(edited(loose, edits->elements[0]), text_of(file));
  EXPECT_EQ(ended(session), 0);
}

TEST_F(Lsp, OutlivesWhatIsNoMessage) {
  EditorSession session(scratch_.path(), {});
  session.send_raw("\r\n\r\nContent-Length: 1\r\n\r\n{Content-Length: x\r\n\r\n");
  for (int i = 0; i < 3; ++i) {
    const Node refused = session.hear();
    ASSERT_NE(refused.find("error"), nullptr);
    EXPECT_EQ(refused.find("id")->kind, Node::Kind::null);
  }
  EXPECT_NE(session.ask("initialize", "{}").find("result"), nullptr);
  EXPECT_EQ(session.ask("no/such/method", "{}").find("error")->find("code")->integer, -32601);
  EXPECT_EQ(ended(session), 0);
}

TEST_F(Lsp, EndsWithOneWhereTheEditorJustGoes) {
  EditorSession session(scratch_.path(), {});
  static_cast<void>(session.ask("initialize", "{}"));
  EXPECT_EQ(session.end(), 1);
}

TEST_F(Lsp, RefusesARuleThatNobodyKnowsAtOnce) {
  EXPECT_EQ(run_program({"lsp", "--select", "no-such-rule"}, scratch_.path()).code, 2);
}

}  // namespace
}  // namespace selaras::tests
