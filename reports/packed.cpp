#include "reports/packed.h"

#include <new>

#include <zlib.h>

namespace selaras::reports {
namespace {

/// Beyond this, markup hardly shrinks further and takes several times as long.
constexpr int effort = 4;

}  // namespace

std::string base64(std::string_view bytes) {
  constexpr std::string_view letters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {  // three bytes are four letters
    const std::string_view group = bytes.substr(i, 3);
    unsigned bits = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      bits = bits << 8 | (k < group.size() ? static_cast<unsigned char>(group[k]) : 0U);
    }
    for (std::size_t k = 0; k < 4; ++k) {
      out += k <= group.size() ? letters[bits >> (18 - 6 * k) & 63] : '=';
    }
  }
  return out;
}

std::string packed(std::string_view text) {
  uLongf size = compressBound(static_cast<uLong>(text.size()));
  std::string bytes(size, '\0');
  const int answer = compress2(reinterpret_cast<Bytef*>(bytes.data()), &size,
                               reinterpret_cast<const Bytef*>(text.data()),
                               static_cast<uLong>(text.size()), effort);
  if (answer != Z_OK) throw std::bad_alloc();  // with room enough nothing else can be wrong
  bytes.resize(size);
  return base64(bytes);
}

}  // namespace selaras::reports
