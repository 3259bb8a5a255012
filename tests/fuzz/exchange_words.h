#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

/// A mutator that keeps JSON whole: one quoted word takes the place of another, so that ids, kinds
/// and keys change places. Random bytes seldom get past the parser. Included by one file a fuzzer.
namespace selaras::fuzz {

/// Begin and length of each quoted word, quotation marks included.
inline std::vector<std::pair<std::size_t, std::size_t>> quoted_words(const std::string& text) {
  std::vector<std::pair<std::size_t, std::size_t>> words;
  for (std::size_t begin = text.find('"'); begin != std::string::npos;) {
    const std::size_t end = text.find('"', begin + 1);
    if (end == std::string::npos) break;
    words.emplace_back(begin, end + 1 - begin);
    begin = text.find('"', end + 1);
  }
  return words;
}

inline std::size_t exchange_words(std::uint8_t* data, std::size_t size, std::size_t most,
                                  unsigned seed) {
  std::minstd_rand random(seed);
  std::string text(data, data + size);
  const auto words = quoted_words(text);
  if (words.empty() || random() % 4 == 0) return LLVMFuzzerMutate(data, size, most);
  const auto [from, from_length] = words[random() % words.size()];
  const auto [to, to_length] = words[random() % words.size()];
  text.replace(to, to_length, text.substr(from, from_length));
  if (text.size() > most) return LLVMFuzzerMutate(data, size, most);
  std::copy(text.begin(), text.end(), data);
  return text.size();
}

}  // namespace selaras::fuzz

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t most, unsigned seed) {
  return selaras::fuzz::exchange_words(data, size, most, seed);
}
