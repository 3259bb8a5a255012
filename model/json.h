#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/diagnostic.h"
#include "model/place.h"

namespace selaras::model::json {

/// Limits that keep a hostile file from exhausting memory or stack.
inline constexpr std::size_t size_limit = 64u << 20;  // bytes
inline constexpr std::size_t depth_limit = 64;
inline constexpr std::size_t value_limit = 4'000'000;  // each takes some 130 bytes of memory

struct Member;

/// A JSON value that knows where it stands. Integers beyond 64 bits are refused on reading, so
/// `integer` is always exact.
struct Node {
  enum class Kind { null, boolean, integer, number, string, array, object };

  Kind kind = Kind::null;
  bool boolean = false;
  std::int64_t integer = 0;
  double number = 0;  // also set for integers
  std::string string;
  std::vector<Node> elements;
  std::vector<Member> members;  // in file order, no duplicates
  Position begin;
  Position end;

  /// The member of that name, or null.
  [[nodiscard]] const Node* find(std::string_view key) const;
};

struct Member {
  std::string key;
  Position begin;
  Position end;
  Node value;
};

/// Parses JSON with comments. Empty where the text is no JSON at all (one diagnostic says why and
/// where): invalid UTF-8, a NUL byte, deeper than `depth_limit`, larger than `size_limit`, more
/// values than `value_limit`. A duplicate key is a diagnostic of its own; the first value is kept
/// and reading goes on.
[[nodiscard]] std::optional<Node> parse(std::string_view text, const std::string& file,
                                        Diagnostics& diagnostics);

}  // namespace selaras::model::json
