#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "gate/editor/call.h"
#include "gate/editor/message_reader.h"

namespace selaras::gate {
namespace {

using Kind = Message::Kind;

std::vector<Message> all_of(MessageReader& reader) {
  std::vector<Message> messages;
  while (auto message = reader.next()) messages.push_back(std::move(*message));
  return messages;
}

std::vector<Message> read(std::string_view stream) {
  MessageReader reader;
  reader.feed(stream);
  return all_of(reader);
}

Message content(std::string text) { return {.content = std::move(text)}; }

RC_GTEST_PROP(MessageReader, GivesWhatWasFramedHoweverTheStreamIsCut,
              (const std::vector<std::string>& texts, const std::vector<std::uint8_t>& pieces)) {
  std::string stream;
  std::vector<Message> expected;
  for (const std::string& text : texts) {
    stream += framed(text);
    expected.push_back(content(text));
  }
  MessageReader reader;
  std::vector<Message> found;
  std::size_t at = 0;
  for (const std::uint8_t piece : pieces) {
    reader.feed(std::string_view(stream).substr(std::min(at, stream.size()), piece));
    at = std::min(at + piece, stream.size());
    std::ranges::move(all_of(reader), std::back_inserter(found));
  }
  reader.feed(std::string_view(stream).substr(at));
  std::ranges::move(all_of(reader), std::back_inserter(found));
  RC_ASSERT(found == expected);
}

TEST(MessageReader, TakesOtherHeadersAndAnyCase) {
  EXPECT_EQ(read("content-type: x; charset=utf-8\r\nCONTENT-LENGTH:  2 \r\n\r\nab"),
            std::vector{content("ab")});
}

TEST(MessageReader, ReportsAHeadWithoutALengthAndReadsOn) {
  for (const char* head : {"", "no colon", "Content-Length: x", "Content-Length: -1",
                           "Content-Length: 99999999999999999999999", "Other: 1"}) {
    const auto messages = read(std::string(head) + "\r\n\r\n" + framed("ab"));
    ASSERT_EQ(messages.size(), 2u) << head;
    EXPECT_EQ(messages[0].kind, Kind::malformed) << head;
    EXPECT_EQ(messages[1], content("ab")) << head;
  }
}

TEST(MessageReader, FindsTheNextMessageBehindAHeadThatNeverEnds) {
  const auto messages = read(std::string(3 * head_limit, 'x') + "\r\n\r\n" + framed("ab"));
  ASSERT_GT(messages.size(), 1u);
  EXPECT_EQ(messages.front().kind, Kind::malformed);
  EXPECT_EQ(messages.back(), content("ab"));
}

TEST(MessageReader, PassesOverWhatIsTooLarge) {
  MessageReader reader;
  reader.feed("Content-Length: " + std::to_string(message_limit + 1) + "\r\n\r\n");
  ASSERT_EQ(all_of(reader), std::vector{Message{.kind = Kind::too_large}});
  const std::string megabyte(1 << 20, ' ');
  for (std::size_t fed = 0; fed < message_limit; fed += megabyte.size()) {
    reader.feed(megabyte);
    ASSERT_TRUE(all_of(reader).empty());
  }
  reader.feed(" " + framed("ab"));
  EXPECT_EQ(all_of(reader), std::vector{content("ab")});
}

TEST(Call, HasItsIdInEitherForm) {
  const ReadCall number = read_call(R"({"jsonrpc": "2.0", "id": 7, "method": "m"})");
  ASSERT_TRUE(std::holds_alternative<Call>(number));
  EXPECT_EQ(std::get<Call>(number).id, CallId(7));
  const ReadCall word = read_call(R"({"id": "a", "method": "m", "params": {"x": 1}})");
  ASSERT_TRUE(std::holds_alternative<Call>(word));
  EXPECT_EQ(std::get<Call>(word).id, CallId("a"));
  EXPECT_NE(std::get<Call>(word).params.find("x"), nullptr);
}

TEST(Call, ThatIsNoneIsRefusedWithTheIdItHas) {
  const auto bad = [](const char* text) { return std::get<BadCall>(read_call(text)); };
  EXPECT_EQ(bad("{").why, Refusal::parse);
  EXPECT_EQ(bad("[]").why, Refusal::invalid);
  EXPECT_EQ(bad(R"({"id": 1})").why, Refusal::invalid);
  EXPECT_EQ(bad(R"({"id": 1})").id, CallId(1));
  EXPECT_EQ(bad(R"({"id": 1.5, "method": "m"})").why, Refusal::invalid);
  EXPECT_EQ(bad(R"({"id": 1, "method": 2})").why, Refusal::invalid);
  EXPECT_EQ(bad(R"({"id": 1, "method": "m", "params": 3})").why, Refusal::invalid);
}

TEST(Call, AnAnswerToNothingAskedIsLetPass) {
  EXPECT_TRUE(std::holds_alternative<std::monostate>(read_call(R"({"id": 1, "result": null})")));
}

}  // namespace
}  // namespace selaras::gate
