#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace selaras::model {

/// Texts that are copied often, most of them short: by a block of fixed size, which takes a few
/// moves, and more only for what is longer.
class Snippets {
 public:
  static constexpr std::size_t block = 32;

  std::uint32_t add(std::string_view text) {
    texts_.resize(texts_.size() - block);
    places_.push_back({texts_.size(), text.size()});
    texts_ += text;
    texts_.append(block, '\0');
    return static_cast<std::uint32_t>(places_.size() - 1);
  }

  /// Returns the end. A block more than the text is written over.
  [[nodiscard]] char* copy(char* to, std::uint32_t snippet) const {
    const Place place = places_[snippet];
    const char* from = texts_.data() + place.at;
    std::memcpy(to, from, block);
    if (place.size > block) [[unlikely]]
      std::memcpy(to, from, place.size);
    return to + place.size;
  }

 private:
  struct Place {
    std::size_t at = 0;
    std::size_t size = 0;
  };

  std::string texts_ = std::string(block, '\0');  // behind one another, and a block that is no text
  std::vector<Place> places_;
};

}  // namespace selaras::model
