#pragma once

#include <string>
#include <string_view>

namespace selaras::reports {

[[nodiscard]] std::string base64(std::string_view bytes);

/// The text as zlib's stream (RFC 1950) in Base64, which a browser unpacks by itself
/// (`DecompressionStream("deflate")`). The same text gives the same letters.
[[nodiscard]] std::string packed(std::string_view text);

}  // namespace selaras::reports
