#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "simulator/case_times.h"

namespace selaras::simulator {

inline constexpr std::string_view base64_digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Numbers of any length as text. Seven bits a byte, those of small numbers of either sign in one.
class Packing {
 public:
  template <class Number>
  void number(Number value) {
    const auto wide = static_cast<std::int64_t>(value);
    auto bits = static_cast<std::uint64_t>(wide) << 1 ^ static_cast<std::uint64_t>(wide >> 63);
    for (; bits > 127; bits >>= 7) bytes_.push_back(static_cast<std::uint8_t>(bits | 128));
    bytes_.push_back(static_cast<std::uint8_t>(bits));
  }

  void samples(const Samples& samples) {
    times(samples.of(model::TimeBase::working));
    times(samples.of(model::TimeBase::calendar));
  }

  template <class Values, class Visit>
  void each(Values& values, Visit visit) {
    number(values.size());
    for (auto& value : values) visit(value);
  }

  [[nodiscard]] std::string base64() {
    const std::size_t padding = (3 - bytes_.size() % 3) % 3;
    bytes_.resize(bytes_.size() + padding);
    std::string text;
    for (std::size_t at = 0; at < bytes_.size(); at += 3) {
      const std::uint32_t word =
          std::uint32_t{bytes_[at]} << 16 | std::uint32_t{bytes_[at + 1]} << 8 | bytes_[at + 2];
      for (const int shift : {18, 12, 6, 0}) text += base64_digits[word >> shift & 63];
    }
    text.replace(text.size() - padding, padding, padding, '=');
    return text;
  }

 private:
  void times(const CompactTimes& times) {
    number(times.size());
    for (std::size_t zero = 0; zero < times.zeros(); ++zero) number(0);
    for (const std::uint32_t code : times.codes()) number(code);
    number(times.total().low);
    number(times.total().high);
  }

  std::vector<std::uint8_t> bytes_;
};

/// Reads what was packed; a fault anywhere is remembered.
class Unpacking {
 public:
  explicit Unpacking(std::string_view text) {
    std::array<int, 256> values{};
    values.fill(-1);
    for (std::size_t digit = 0; digit < base64_digits.size(); ++digit) {
      values[static_cast<unsigned char>(base64_digits[digit])] = static_cast<int>(digit);
    }
    while (text.ends_with('=')) text.remove_suffix(1);
    std::uint32_t word = 0;
    int bits = 0;
    for (const char sign : text) {
      const int value = values[static_cast<unsigned char>(sign)];
      if (value < 0) faulty_ = true;
      word = word << 6 | static_cast<std::uint32_t>(value & 63);
      bits += 6;
      if (bits < 8) continue;
      bits -= 8;
      bytes_.push_back(static_cast<std::uint8_t>(word >> bits));
    }
  }

  template <class Number>
  void number(Number& value) {
    std::uint64_t bits = 0;
    for (int shift = 0;; shift += 7) {
      if (at_ == bytes_.size() || shift > 63) {
        faulty_ = true;
        return;
      }
      const std::uint8_t byte = bytes_[at_++];
      bits |= std::uint64_t{byte & 127u} << shift;
      if (byte < 128) break;
    }
    value = static_cast<Number>(static_cast<std::int64_t>(bits >> 1 ^ (0 - (bits & 1))));
  }

  void samples(Samples& samples) {
    CompactTimes working = times();
    samples = Samples(std::move(working), times());
  }

  template <class Values, class Visit>
  void each(Values& values, Visit visit) {
    std::uint64_t size = 0;
    number(size);
    // Every element takes a byte at least.
    if (faulty_ || size > bytes_.size() - at_) {
      faulty_ = true;
      return;
    }
    values.resize(size);
    for (auto& value : values) visit(value);
  }

  [[nodiscard]] bool complete() const { return !faulty_ && at_ == bytes_.size(); }

 private:
  CompactTimes times() {
    std::vector<std::uint32_t> codes;
    CompactTimes::Total total;
    each(codes, [&](std::uint32_t& code) { number(code); });
    number(total.low);
    number(total.high);
    return {std::move(codes), total};
  }

  std::vector<std::uint8_t> bytes_;
  std::size_t at_ = 0;
  bool faulty_ = false;
};

}  // namespace selaras::simulator
