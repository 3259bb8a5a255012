#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>

namespace selaras::model {

/// A text that grows at its end. Whoever writes asks for room first and says then how far the text
/// goes: no piece is checked for room by itself, and nothing is filled in before it is written.
class GrowingText {
 public:
  /// Room for so many bytes behind the end.
  [[nodiscard]] char* room(std::size_t bytes) {
    if (bytes > capacity_ - size_) grow(bytes);
    return text_.get() + size_;
  }
  /// The text ends there, within the room asked for.
  void end_at(const char* end) { size_ = static_cast<std::size_t>(end - text_.get()); }

  [[nodiscard]] std::string_view view() const { return {text_.get(), size_}; }
  [[nodiscard]] std::size_t size() const { return size_; }
  /// What room there is stays.
  void clear() { size_ = 0; }

 private:
  void grow(std::size_t bytes) {
    const std::size_t capacity = std::max(2 * capacity_, size_ + bytes);
    std::unique_ptr<char[]> text(new char[capacity]);
    if (size_ > 0) std::memcpy(text.get(), text_.get(), size_);
    text_ = std::move(text);
    capacity_ = capacity;
  }

  std::unique_ptr<char[]> text_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace selaras::model
