#include "importer/pattern.h"

#include <algorithm>

namespace selaras::importer {
namespace {

std::vector<std::string> parts(std::string_view text, char separator) {
  std::vector<std::string> result;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    if (end > begin) result.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return result;
}

std::string lowered(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return result;
}

bool fits(std::string_view wanted, std::string_view word) {
  if (!wanted.ends_with('*')) return wanted == word;
  return word.starts_with(wanted.substr(0, wanted.size() - 1));
}

}  // namespace

Pattern::Pattern(std::string_view text, const Spelling& spelling) {
  segments_.emplace_back();
  for (const std::string& word : parts(text, ' ')) {
    if (word == "...") {
      segments_.emplace_back();
    } else if (word == "^") {
      at_begin_ = true;
    } else if (word == "$") {
      at_end_ = true;
    } else {
      add_slot(word, spelling);
    }
  }
}

/// A word in another spelling stands for the usual one, which may be two words.
void Pattern::add_slot(std::string_view text, const Spelling& spelling) {
  const bool optional = text.ends_with('?');
  if (optional) text.remove_suffix(1);
  std::vector<std::string> words = parts(lowered(text), '|');
  for (std::string& word : words) {
    const auto usual = spelling.find(word);
    if (usual == spelling.end()) continue;
    const bool alone = words.size() == 1;
    if (usual->second.find(' ') == std::string::npos) {
      word = usual->second;
    } else if (alone) {
      for (std::string& part : parts(usual->second, ' '))
        segments_.back().push_back({{std::move(part)}, optional});
      return;
    }
  }
  segments_.back().push_back({std::move(words), optional});
}

bool Pattern::has_words() const {
  return std::ranges::any_of(segments_, [](const Segment& segment) {
    return std::ranges::any_of(
        segment, [](const Slot& slot) { return !slot.optional && !slot.words.empty(); });
  });
}

std::optional<std::size_t> Pattern::match(const Segment& segment, std::size_t slot,
                                          const Words& words, std::size_t at) {
  if (slot == segment.size()) return at;
  const Slot& wanted = segment[slot];
  const bool here =
      at < words.size() && std::ranges::any_of(wanted.words, [&](const std::string& word) {
        return fits(word, words[at].folded);
      });
  if (here) {
    if (const auto end = match(segment, slot + 1, words, at + 1)) return end;
  }
  return wanted.optional ? match(segment, slot + 1, words, at) : std::nullopt;
}

std::optional<Pattern::Match> Pattern::find_segment(const Segment& segment, const Words& words,
                                                    std::size_t from) const {
  for (std::size_t at = from; at <= words.size(); ++at) {
    if (const auto end = match(segment, 0, words, at)) return Match{at, *end};
  }
  return std::nullopt;
}

std::optional<Pattern::Match> Pattern::find(const Words& words, std::size_t from) const {
  std::optional<Match> whole;
  std::size_t at = from;
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    if (segments_[i].empty()) continue;
    const bool first = i == 0;
    std::optional<Match> part;
    if (first && at_begin_) {
      if (from > 0) return std::nullopt;
      const auto end = match(segments_[i], 0, words, 0);
      if (end) part = Match{0, *end};
    } else {
      part = find_segment(segments_[i], words, at);
    }
    if (!part) return std::nullopt;
    if (!whole) whole = part;
    whole->end = part->end;
    at = part->end;
  }
  if (whole && at_end_ && whole->end != words.size()) return std::nullopt;
  return whole;
}

std::optional<std::size_t> Pattern::end_at(const Words& words, std::size_t at) const {
  if (at_begin_ && at > 0) return std::nullopt;
  std::optional<std::size_t> end = match(segments_[0], 0, words, at);
  for (std::size_t i = 1; end && i < segments_.size(); ++i) {
    const auto part = find_segment(segments_[i], words, *end);
    end = part ? std::optional(part->end) : std::nullopt;
  }
  return end && at_end_ && *end != words.size() ? std::nullopt : end;
}

bool Pattern::has_plain_word() const {
  const auto plain = [](const Slot& slot) {
    return !slot.optional && !slot.words.empty() &&
           std::ranges::none_of(slot.words,
                                [](const std::string& word) { return word.ends_with('*'); });
  };
  return std::ranges::any_of(
      segments_, [&](const Segment& segment) { return std::ranges::any_of(segment, plain); });
}

void Pattern::add_words_to(std::vector<std::string>& vocabulary) const {
  for (const Segment& segment : segments_) {
    for (const Slot& slot : segment) {
      for (const std::string& word : slot.words) {
        if (!word.ends_with('*')) vocabulary.push_back(word);
      }
    }
  }
}

std::optional<Pattern::Match> first_match(const Patterns& patterns, const Words& words,
                                          std::size_t from) {
  for (const Pattern& pattern : patterns) {
    if (const auto found = pattern.find(words, from)) return found;
  }
  return std::nullopt;
}

bool any_in(const Patterns& patterns, const Words& words) {
  return first_match(patterns, words).has_value();
}

}  // namespace selaras::importer
