#include "gate/editor/address.h"

#include <optional>

namespace selaras::gate {
namespace {

std::optional<unsigned> hex_digit(char letter) {
  if (letter >= '0' && letter <= '9') return static_cast<unsigned>(letter - '0');
  if (letter >= 'a' && letter <= 'f') return static_cast<unsigned>(letter - 'a' + 10);
  if (letter >= 'A' && letter <= 'F') return static_cast<unsigned>(letter - 'A' + 10);
  return std::nullopt;
}

std::string decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto high = text[i] == '%' && i + 2 < text.size() ? hex_digit(text[i + 1]) : std::nullopt;
    const auto low = high ? hex_digit(text[i + 2]) : std::nullopt;
    if (low) {
      out += static_cast<char>(*high * 16 + *low);
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace

std::string path_of(std::string_view address) {
  constexpr std::string_view scheme = "file://";
  if (!address.starts_with(scheme)) return std::string(address);
  const std::size_t path = address.find('/', scheme.size());  // behind the host, mostly none
  const std::string plain = path == std::string_view::npos ? "" : decoded(address.substr(path));
  return plain.empty() || plain.find('\0') != std::string::npos ? std::string(address) : plain;
}

}  // namespace selaras::gate
