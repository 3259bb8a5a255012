#include "gate/editor/call.h"

namespace selaras::gate {
namespace {

using model::json::Node;
using model::json::Writer;

void write_id(Writer& json, const std::optional<CallId>& id) {
  json.key("id");
  if (!id) {
    json.null();
  } else {
    std::visit([&](const auto& value) { json.value(value); }, *id);
  }
}

bool is_structure(const Node& params) {
  return params.kind == Node::Kind::object || params.kind == Node::Kind::array;
}

ReadCall call_in(const Node& message) {
  const Node* id = message.find("id");
  const Node* method = message.find("method");
  Call call{.id = id_in(id)};
  if (method == nullptr &&
      (message.find("result") != nullptr || message.find("error") != nullptr)) {
    return std::monostate();
  }
  const Node* params = message.find("params");
  const bool sound = method != nullptr && method->kind == Node::Kind::string &&
                     (id == nullptr || call.id) && (params == nullptr || is_structure(*params));
  if (!sound) return BadCall{.why = Refusal::invalid, .id = call.id};
  call.method = method->string;
  if (params != nullptr) call.params = *params;
  return call;
}

std::string written(const WriteValue& members) {
  Writer json(Writer::Layout::one_line);
  json.begin_object().member("jsonrpc", "2.0");
  members(json);
  json.end_object();
  return json.take();
}

}  // namespace

std::optional<CallId> id_in(const Node* value) {
  if (value == nullptr) return std::nullopt;
  if (value->kind == Node::Kind::integer) return value->integer;
  if (value->kind == Node::Kind::string) return value->string;
  return std::nullopt;
}

ReadCall read_call(std::string_view message) {
  model::Diagnostics faults;
  const std::optional<Node> read = model::json::parse(message, "", faults);
  if (!read) return BadCall{.why = Refusal::parse, .id = {}};
  if (read->kind != Node::Kind::object) return BadCall{.why = Refusal::invalid, .id = {}};
  return call_in(*read);
}

std::string answer(const CallId& id, const WriteValue& result) {
  return written([&](Writer& json) {
    write_id(json, id);
    json.key("result");
    result(json);
  });
}

std::string refusal(const std::optional<CallId>& id, Refusal why, std::string_view sentence) {
  return written([&](Writer& json) {
    write_id(json, id);
    json.key("error").begin_object().member("code", static_cast<int>(why));
    json.member("message", sentence).end_object();
  });
}

std::string notification(std::string_view method, const WriteValue& params) {
  return written([&](Writer& json) {
    json.member("method", method).key("params");
    params(json);
  });
}

}  // namespace selaras::gate
