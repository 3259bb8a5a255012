#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "model/json.h"

namespace selaras::gate {

inline constexpr std::size_t message_limit = model::json::size_limit;  // bytes of one message
inline constexpr std::size_t head_limit = 4096;                        // bytes before it

/// One message of the stream, or what stood in place of one.
struct Message {
  enum class Kind { content, malformed, too_large };

  Kind kind = Kind::content;
  std::string content;

  bool operator==(const Message&) const = default;
};

/// Cuts a stream of bytes into messages, as the base protocol of the Language Server Protocol has
/// it: lines like `Content-Length: 42`, an empty line, so many bytes. A head that says no length is
/// passed over and reported, and so is a message longer than `message_limit`, of which nothing is
/// kept; what follows is read all the same.
class MessageReader {
 public:
  void feed(std::string_view bytes);
  /// The next whole message; none before more is fed.
  [[nodiscard]] std::optional<Message> next();

 private:
  [[nodiscard]] bool skipped();
  Message begin_skipping(std::size_t length);
  Message content(std::size_t length);
  Message drop_head(std::size_t length);
  void consume(std::size_t length);

  std::string bytes_;
  std::size_t begin_ = 0;  // of what is not consumed yet
  std::size_t skip_ = 0;   // bytes of a too large message still to come
};

/// The text as one message of the stream.
[[nodiscard]] std::string framed(std::string_view text);

}  // namespace selaras::gate
