#include "importer/region.h"

#include <algorithm>
#include <map>

namespace selaras::importer {
namespace {

using model::Administration;

struct Candidate {
  const Language::RegionWord* word = nullptr;
  Span name;
  std::vector<std::string> folded;
};

/// No page of a service is longer: what follows is not looked at for names of regions.
Span beginning_of(const Page& page) {
  constexpr std::size_t most_bytes = 1u << 19;
  const std::size_t end = std::min(page.text.size(), most_bytes);
  return {0, static_cast<std::uint32_t>(std::min(page.text.find('\n', end), page.text.size()))};
}

class RegionReader {
 public:
  RegionReader(const Page& page, const Language& language, const Vocabulary& vocabulary)
      : page_(page),
        language_(language),
        vocabulary_(vocabulary),
        words_(split(page, beginning_of(page), language.spelling)) {}

  Region read() {
    for (std::size_t i = 0; i < words_.size(); ++i) look_at(i);
    if (votes_.empty()) return {};
    const auto best =
        std::ranges::max_element(votes_, {}, [](const auto& vote) { return vote.second.count; });
    return made(best->first, best->second);
  }

 private:
  struct Vote {
    std::size_t count = 0;
    std::string printed;
    const Language::RegionWord* word = nullptr;
  };
  using Key = std::pair<Administration, std::vector<std::string>>;

  void look_at(std::size_t i) {
    for (const Language::RegionWord& word : language_.region_words) {
      if (!stands_at(word.words, i)) continue;
      const std::size_t begin = i + word.words.size();
      const std::size_t end = end_of_name(begin);
      if (end > begin) vote(word, begin, end);
    }
  }

  bool stands_at(const std::vector<std::string>& wanted, std::size_t i) const {
    if (i + wanted.size() >= words_.size()) return false;
    return std::ranges::equal(
        wanted,
        std::ranges::subrange(words_.begin() + static_cast<std::ptrdiff_t>(i),
                              words_.begin() + static_cast<std::ptrdiff_t>(i + wanted.size())),
        {}, {}, &Word::folded);
  }

  std::size_t end_of_name(std::size_t begin) const {
    constexpr std::size_t longest_name = 4;
    std::size_t end = begin;
    while (end < words_.size() && end - begin < longest_name && is_name(end, end == begin)) ++end;
    return end;
  }

  bool is_name(std::size_t i, bool first) const {
    const Word& word = words_[i];
    if (!word.capital || word.folded.size() < 3 || vocabulary_.contains(word.folded)) return false;
    if (word.before != ' ' && !(first && word.before == '.')) return false;
    const std::string_view between =
        std::string_view(page_.text)
            .substr(words_[i - 1].span.end, word.span.begin - words_[i - 1].span.end);
    return between.find('\n') == std::string_view::npos;
  }

  void vote(const Language::RegionWord& word, std::size_t begin, std::size_t end) {
    Key key{word.level, {}};
    for (std::size_t i = begin; i < end; ++i) key.second.push_back(words_[i].folded);
    Vote& vote = votes_[key];
    ++vote.count;
    const std::string printed = words_of(page_, span_of(words_, begin, end));
    if (vote.printed.empty() || is_upper(vote.printed)) vote.printed = printed;
    vote.word = &word;
  }

  static bool is_upper(std::string_view text) {
    return std::ranges::none_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
  }

  static std::string initials(const std::vector<std::string>& name) {
    std::string letters;
    for (const std::string& word : name) letters.push_back(word[0]);
    return letters;
  }

  /// An abbreviation and the full name are one region: "Ogan Komering Ilir (OKI)".
  Region made(const Key& best, const Vote& vote) const {
    for (const auto& [key, other] : votes_) {
      if (key.first != best.first || key == best) continue;
      if (best.second.size() == 1 && key.second.size() > 1 &&
          initials(key.second) == best.second[0])
        return named(vote, other, key, best);
      if (key.second.size() == 1 && best.second.size() > 1 &&
          initials(best.second) == key.second[0])
        return named(other, vote, best, key);
    }
    return {.name = vote.word->name + " " + capitalised(vote.printed),
            .id = id_of(*vote.word, best.second),
            .level = best.first,
            .names = {best.second}};
  }

  static Region named(const Vote& abbreviation, const Vote& full, const Key& full_key,
                      const Key& short_key) {
    return {.name = full.word->name + " " + full.printed + " (" + abbreviation.printed + ")",
            .id = id_of(*full.word, short_key.second),
            .level = full_key.first,
            .names = {full_key.second, short_key.second}};
  }

  /// A letterhead prints "MAJALENGKA".
  static std::string capitalised(std::string text) {
    if (!is_upper(text)) return text;
    for (std::size_t i = 1; i < text.size(); ++i) {
      if (text[i - 1] != ' ' && text[i] >= 'A' && text[i] <= 'Z')
        text[i] = static_cast<char>(text[i] - 'A' + 'a');
    }
    return text;
  }

  /// A city and the regency round it often have one name: the city says what it is.
  static std::string id_of(const Language::RegionWord& word, const std::vector<std::string>& name) {
    std::string id = word.level == Administration::city ? slug(word.name, 1) : "";
    for (const std::string& part : name) id += (id.empty() ? "" : "-") + part;
    return slug(id, 6);
  }

  const Page& page_;
  const Language& language_;
  const Vocabulary& vocabulary_;
  Words words_;
  std::map<Key, Vote> votes_;
};

void add_names(const std::vector<ActorName>& names, Vocabulary& vocabulary) {
  for (const ActorName& actor : names) {
    for (const auto& name : actor.names) vocabulary.insert(name.begin(), name.end());
  }
}

void add_patterns(const Patterns& patterns, Vocabulary& vocabulary) {
  std::vector<std::string> words;
  for (const Pattern& pattern : patterns) pattern.add_words_to(words);
  vocabulary.insert(words.begin(), words.end());
}

}  // namespace

Vocabulary vocabulary_of(const Language& language, const Phrases& phrases) {
  Vocabulary vocabulary(language.function_words.begin(), language.function_words.end());
  vocabulary.insert(language.nouns.begin(), language.nouns.end());
  add_names(language.names, vocabulary);
  add_names(phrases.names, vocabulary);
  for (const Phrases::Activity& activity : phrases.activities)
    add_patterns(activity.patterns, vocabulary);
  for (const Phrases::Document& document : phrases.documents)
    add_patterns(document.names, vocabulary);
  for (const Patterns* patterns : {&language.branch, &language.sequence, &language.channel,
                                   &language.addressee, &language.agent})
    add_patterns(*patterns, vocabulary);
  for (const Language::RegionWord& word : language.region_words)
    vocabulary.insert(word.words.begin(), word.words.end());
  return vocabulary;
}

Region region_of(const Page& page, const Language& language, const Vocabulary& vocabulary) {
  return RegionReader(page, language, vocabulary).read();
}

Region region_named(const std::string& name, const Language& language) {
  const Page page = read_page(name);
  Region region = region_of(page, language, {});
  region.name = name;
  if (region.id.empty()) region.id = slug(name, 6);
  // "Kabupaten Ogan Komering Ilir (OKI)": both names are in use.
  const std::size_t open = name.find('(');
  const std::size_t shut = name.find(')', std::min(open, name.size()));
  if (shut != std::string::npos) {
    region.names.push_back(fold(name.substr(open, shut - open), language.spelling));
    region.id = slug(name.substr(open, shut - open), 6);
  }
  if (region.names.empty()) region.names.push_back(fold(name, language.spelling));
  return region;
}

std::string slug(std::string_view text, std::size_t most_words) {
  std::string id;
  std::size_t words = 0;
  for (const std::string& word : fold(text, {})) {
    std::string plain = word;
    std::erase_if(plain, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    if (plain.empty()) continue;
    if (words++ == most_words || id.size() + plain.size() > 60) break;
    id += (id.empty() ? "" : "-") + plain;
  }
  return id;
}

}  // namespace selaras::importer
