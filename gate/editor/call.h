#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "model/json.h"
#include "model/json_writer.h"

/// JSON-RPC 2.0, as the Language Server Protocol uses it: one call a message.
namespace selaras::gate {

using CallId = std::variant<std::int64_t, std::string>;

/// Something that the editor asks (it has an id, and gets an answer) or tells.
struct Call {
  std::optional<CallId> id;
  std::string method;
  model::json::Node params;
};

/// Why a call gets no result; the numbers are the protocol's.
enum class Refusal {
  parse = -32700,
  invalid = -32600,
  unknown_method = -32601,
  invalid_params = -32602,
  not_initialized = -32002,
  cancelled = -32800
};

/// What a message may be: a call, the answer to one of ours (nothing: we await none), or a fault,
/// with the id where it can be told.
struct BadCall {
  Refusal why = Refusal::parse;
  std::optional<CallId> id;
};
using ReadCall = std::variant<std::monostate, Call, BadCall>;

[[nodiscard]] ReadCall read_call(std::string_view message);
/// An id as it stands in the value; none where it is no string and no integer.
[[nodiscard]] std::optional<CallId> id_in(const model::json::Node* value);

using WriteValue = std::function<void(model::json::Writer&)>;

[[nodiscard]] std::string answer(const CallId& id, const WriteValue& result);
/// `sentence` is for people.
[[nodiscard]] std::string refusal(const std::optional<CallId>& id, Refusal why,
                                  std::string_view sentence);
[[nodiscard]] std::string notification(std::string_view method, const WriteValue& params);

}  // namespace selaras::gate
