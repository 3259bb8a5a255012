#include "model/read_ids.h"

#include <algorithm>

namespace selaras::model {
namespace {

/// Beyond so many faults nobody needs a suggestion any more, and each costs a look at every id.
constexpr std::size_t most_suggestions = 20;

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

/// Ids are words of [a-z0-9][a-z0-9_.-]*, so that they can stand in links, file names and on the
/// command line.
bool is_id(std::string_view text) {
  if (text.empty() || !is_letter_or_digit(text.front())) return false;
  return std::ranges::all_of(
      text, [](char c) { return is_letter_or_digit(c) || c == '_' || c == '.' || c == '-'; });
}

void check_id(ObjectReader& reader, const json::Node& at, const std::string& id) {
  if (!is_id(id)) reader.report("invalid-id", at, {{"id", shortened(id)}});
}

std::vector<const json::Node*> strings_of(ObjectReader& reader, std::string_view key) {
  std::vector<const json::Node*> result = reader.elements(key);
  std::erase_if(result, [](const json::Node* n) { return n->kind != json::Node::Kind::string; });
  return result;
}

}  // namespace

bool DeclaredIds::add(const std::string& id) { return index_.emplace(id, index_.size()).second; }

std::vector<std::string_view> DeclaredIds::all() const {
  std::vector<std::string_view> ids(index_.size());
  for (const auto& [id, index] : index_) ids[index] = id;
  return ids;
}

void declare(ObjectReader& reader, std::string_view array, DeclaredIds& ids) {
  for (const json::Node* element : reader.elements(array)) {
    const json::Node* id = element->find("id");
    if (id == nullptr || id->kind != json::Node::Kind::string || ids.add(id->string)) continue;
    reader.report("duplicate-id", *id, {{"kind", ids.kind()}, {"id", shortened(id->string)}});
  }
}

std::string read_id(ObjectReader& reader, std::string_view key) {
  reader.required(key);
  return read_word(reader, key);
}

std::string read_word(ObjectReader& reader, std::string_view key) {
  const std::optional<std::string> word = reader.optional_string(key);
  if (word) check_id(reader, *reader.member(key), *word);
  return word.value_or("");
}

std::vector<std::string> read_words(ObjectReader& reader, std::string_view key) {
  for (const json::Node* node : strings_of(reader, key)) check_id(reader, *node, node->string);
  return reader.strings(key);
}

std::vector<std::string> read_word_set(ObjectReader& reader, std::string_view key) {
  std::vector<std::string> words = read_words(reader, key);
  std::ranges::sort(words);
  words.erase(std::ranges::unique(words).begin(), words.end());
  return words;
}

std::string read_use(ObjectReader& reader, std::string_view key, const DeclaredIds& declared) {
  const std::optional<std::string> id = reader.optional_string(key);
  if (id) check_use(reader, *reader.member(key), *id, declared);
  return id.value_or("");
}

std::vector<std::string> read_uses(ObjectReader& reader, std::string_view key,
                                   const DeclaredIds& declared) {
  for (const json::Node* node : strings_of(reader, key)) {
    check_use(reader, *node, node->string, declared);
  }
  return reader.strings(key);
}

void add_unknown(Diagnostics& diagnostics, const Place& at, const std::string& id,
                 const DeclaredIds& declared) {
  const bool suggest = diagnostics.size() < most_suggestions;
  add_fault(diagnostics,
            {"unknown-id",
             at,
             {{"kind", declared.kind()},
              {"id", shortened(id)},
              {"suggestion", suggest ? std::string(declared.nearest(id)) : std::string()}}});
}

void check_use(ObjectReader& reader, const json::Node& at, const std::string& id,
               const DeclaredIds& declared) {
  if (!declared.contains(id)) add_unknown(reader.diagnostics(), reader.place(at), id, declared);
}

std::vector<std::size_t> circles(const std::vector<Link>& links) {
  std::map<std::string_view, std::size_t> index;
  for (std::size_t i = 0; i < links.size(); ++i) index.try_emplace(links[i].id, i);
  std::vector<std::size_t> result;
  const std::size_t nobody = links.size();
  std::vector<std::size_t> met_by(links.size(), nobody);  // the walk that met a link first
  for (std::size_t start = 0; start < links.size(); ++start) {
    std::size_t at = start;
    while (met_by[at] == nobody) {
      met_by[at] = start;
      const auto parent = index.find(links[at].parent);
      if (parent == index.end()) break;
      at = parent->second;
      if (met_by[at] == start) result.push_back(at);
    }
  }
  return result;
}

void sort_by_place(Diagnostics& diagnostics, std::size_t first) {
  const auto begin = diagnostics.begin() + static_cast<std::ptrdiff_t>(first);
  std::stable_sort(begin, diagnostics.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return a.at < b.at; });
}

}  // namespace selaras::model
