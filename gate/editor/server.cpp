#include "gate/editor/server.h"

#include <algorithm>
#include <array>
#include <utility>

#include "gate/editor/actions.h"
#include "gate/editor/declared_ids.h"
#include "gate/editor/hover.h"
#include "gate/editor/params.h"
#include "gate/editor/show_findings.h"
#include "gate/editor/symbols.h"

namespace selaras::gate {
namespace {

using model::json::Node;
using model::json::Writer;

std::string_view sentence_key(Refusal why) {
  switch (why) {
    case Refusal::parse:
      return "lsp.error.parse";
    case Refusal::invalid:
      return "lsp.error.invalid";
    case Refusal::unknown_method:
      return "lsp.error.unknown-method";
    case Refusal::invalid_params:
      return "lsp.error.invalid-params";
    case Refusal::not_initialized:
      return "lsp.error.not-initialized";
    case Refusal::cancelled:
      return "lsp.error.cancelled";
  }
  return "lsp.error.invalid";
}

void write_capabilities(Writer& json) {
  constexpr int incremental = 2;
  json.key("capabilities").begin_object().member("positionEncoding", "utf-16");
  json.key("textDocumentSync").begin_object().member("openClose", true);
  json.member("change", incremental).member("save", true).end_object();
  for (const char* provider : {"hoverProvider", "documentSymbolProvider", "definitionProvider",
                               "documentFormattingProvider"}) {
    json.member(provider, true);
  }
  json.key("completionProvider").begin_object().key("triggerCharacters").begin_array();
  json.value("\"").end_array().end_object();
  json.key("codeActionProvider").begin_object().key("codeActionKinds").begin_array();
  json.value("quickfix").value("source.fixAll").end_array().end_object();
  json.end_object();
}

using Answering = void (*)(Writer& json, const View& view, const Node& params);

/// Requests about one open text.
struct Question {
  std::string_view method;
  bool about_position;  // whose parameters name one
  Answering answering;
};

constexpr std::array questions{
    Question{"textDocument/hover", true,
             [](Writer& json, const View& view, const Node& params) {
               write_hover(json, view, *position_in(params));
             }},
    Question{"textDocument/definition", true,
             [](Writer& json, const View& view, const Node& params) {
               write_definition(json, view, *position_in(params));
             }},
    Question{"textDocument/completion", true,
             [](Writer& json, const View& view, const Node& params) {
               write_completion(json, view, *position_in(params));
             }},
    Question{"textDocument/codeAction", false,
             [](Writer& json, const View& view, const Node& params) {
               const EditorRange range = range_in(params).value_or(EditorRange());
               write_actions(json, view, range, strings_in(params, {"context", "only"}));
             }},
    Question{"textDocument/documentSymbol", false,
             [](Writer& json, const View& view, const Node&) { write_symbols(json, view); }},
    Question{"textDocument/formatting", false,
             [](Writer& json, const View& view, const Node&) { write_formatting(json, view); }},
};

const Question* question_of(std::string_view method) {
  const auto found = std::ranges::find(questions, method, &Question::method);
  return found == questions.end() ? nullptr : &*found;
}

}  // namespace

void Server::receive(const Message& message) {
  if (message.kind != Message::Kind::content) {
    refuse({}, message.kind == Message::Kind::too_large ? Refusal::invalid : Refusal::parse);
    return;
  }
  ReadCall read = read_call(message.content);
  if (const auto* bad = std::get_if<BadCall>(&read)) refuse(bad->id, bad->why);
  if (auto* call = std::get_if<Call>(&read)) take(std::move(*call));
}

/// What calls a request back counts at once, before that request's turn.
void Server::take(Call call) {
  if (call.method != "$/cancelRequest") {
    calls_.push_back(std::move(call));
    return;
  }
  const auto id = id_in(call.params.find("id"));
  const auto waits = [&](const Call& waiting) { return waiting.id && waiting.id == id; };
  if (id && std::ranges::any_of(calls_, waits)) called_back_.insert(*id);
}

void Server::refuse(const std::optional<CallId>& id, Refusal why) {
  outgoing_.push_back(refusal(id, why, texts_(sentence_key(why))));
}

bool Server::busy() const {
  return !ended_ &&
         (!outgoing_.empty() || !calls_.empty() ||
          std::ranges::any_of(files_, [](const auto& file) { return !file.second.examined; }));
}

std::vector<std::string> Server::work() {
  if (!calls_.empty()) {
    const Call call = std::move(calls_.front());
    calls_.pop_front();
    carry_out(call);
  } else if (OpenText* file = next_unexamined()) {
    examine(*file);
  }
  return std::exchange(outgoing_, {});
}

void Server::carry_out(const Call& call) {
  if (ended_) return;
  if (!call.id) {
    tell(call);
  } else if (called_back_.erase(*call.id) > 0) {
    refuse(call.id, Refusal::cancelled);
  } else {
    ask(call);
  }
}

void Server::tell(const Call& call) {
  if (call.method == "exit") {
    ended_ = true;
  } else if (state_ != State::running) {
    return;  // before the beginning and after the end nothing else counts
  } else if (call.method == "textDocument/didOpen") {
    open(call.params);
  } else if (call.method == "textDocument/didChange") {
    change(call.params);
  } else if (call.method == "textDocument/didClose") {
    close(call.params);
  } else if (call.method == "textDocument/didSave" ||
             call.method == "workspace/didChangeWatchedFiles") {
    forget_all();
  }
}

void Server::ask(const Call& call) {
  if (state_ == State::fresh) {
    call.method == "initialize" ? initialize(call) : refuse(call.id, Refusal::not_initialized);
  } else if (state_ == State::shut_down || call.method == "initialize") {
    refuse(call.id, Refusal::invalid);
  } else if (call.method == "shutdown") {
    state_ = State::shut_down;
    outgoing_.push_back(answer(*call.id, [](Writer& json) { json.null(); }));
  } else if (question_of(call.method) == nullptr) {
    refuse(call.id, Refusal::unknown_method);
  } else if (auto given = answer_to(call)) {
    outgoing_.push_back(std::move(*given));
  } else {
    refuse(call.id, Refusal::invalid_params);
  }
}

void Server::initialize(const Call& call) {
  state_ = State::running;
  outgoing_.push_back(answer(*call.id, [&](Writer& json) {
    json.begin_object();
    write_capabilities(json);
    json.key("serverInfo").begin_object().member("name", "selaras");
    json.member("version", version_).end_object().end_object();
  }));
}

/// None where the parameters name no text that is open.
std::optional<std::string> Server::answer_to(const Call& call) {
  const Question& question = *question_of(call.method);
  OpenText* file = text_meant(call.params);
  if (file == nullptr || (question.about_position && !position_in(call.params))) {
    return std::nullopt;
  }
  if (!file->examined) examine(*file);
  return answer(*call.id,
                [&](Writer& json) { question.answering(json, view_of(*file), call.params); });
}

}  // namespace selaras::gate
