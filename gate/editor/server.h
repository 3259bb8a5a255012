#pragma once

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "gate/editor/call.h"
#include "gate/editor/examination.h"
#include "gate/editor/message_reader.h"
#include "gate/editor/positions.h"

namespace selaras::gate {

/// One session with an editor over the Language Server Protocol 3.17. It knows messages and texts;
/// streams and files are others' business. Messages are taken in as they come and worked off one
/// by one, so that a request can be called back before its turn and a text that changes faster than
/// it is checked is checked once.
class Server {
 public:
  Server(Examiner& examiner, const reports::Texts& texts, std::string_view version)
      : examiner_(examiner), texts_(texts), version_(version) {}

  void receive(const Message& message);
  /// True where there is something to do without hearing more.
  [[nodiscard]] bool busy() const;
  /// True where so much waits that nothing more should be heard.
  [[nodiscard]] bool crowded() const { return calls_.size() >= 256; }
  /// Does the next thing; returns what is to be sent.
  [[nodiscard]] std::vector<std::string> work();
  /// The editor said that it goes.
  [[nodiscard]] bool ended() const { return ended_; }
  /// It went properly: asked to shut down first.
  [[nodiscard]] bool was_shut_down() const { return state_ == State::shut_down; }

 private:
  enum class State { fresh, running, shut_down };

  void take(Call call);
  void refuse(const std::optional<CallId>& id, Refusal why);
  void carry_out(const Call& call);
  void tell(const Call& call);
  void ask(const Call& call);
  [[nodiscard]] std::optional<std::string> answer_to(const Call& call);
  void initialize(const Call& call);

  void open(const model::json::Node& params);
  void change(const model::json::Node& params);
  void close(const model::json::Node& params);
  void forget_all();

  [[nodiscard]] OpenText* text_meant(const model::json::Node& params);
  [[nodiscard]] View view_of(const OpenText& file) const;
  void set_text(OpenText& file, std::string text);
  void outdate(const std::string& path);
  void examine(OpenText& file);
  [[nodiscard]] OpenText* next_unexamined();

  Examiner& examiner_;
  const reports::Texts& texts_;
  std::string version_;
  State state_ = State::fresh;
  bool ended_ = false;
  std::deque<Call> calls_;
  std::set<CallId> called_back_;
  std::map<std::string, OpenText, std::less<>> files_;  // by address
  reports::Files texts_open_;                           // by path
  std::vector<std::string> outgoing_;
};

}  // namespace selaras::gate
