#include "model/read.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace selaras::model {
namespace {

using json::Node;

std::string_view name(Node::Kind kind) {
  switch (kind) {
    case Node::Kind::null:
      return "null";
    case Node::Kind::boolean:
      return "boolean";
    case Node::Kind::integer:
      return "integer";
    case Node::Kind::number:
      return "number";
    case Node::Kind::string:
      return "string";
    case Node::Kind::array:
      return "array";
    case Node::Kind::object:
      return "object";
  }
  return {};
}

std::string joined(const std::vector<std::string_view>& words) {
  std::string result;
  for (const std::string_view word : words) {
    if (!result.empty()) result += ", ";
    result += word;
  }
  return result;
}

[[noreturn]] void refuse(const std::string& path, std::errc why) {
  throw std::system_error(std::make_error_code(why), path);
}

}  // namespace

ObjectReader::ObjectReader(const Node& node, const std::string& file, Diagnostics& diagnostics)
    : node_(node), file_(file), diagnostics_(diagnostics) {
  known_.reserve(node.members.size() + 16);
  if (!is_object()) report("no-object", node, {{"found", std::string(name(node.kind))}});
}

const Node* ObjectReader::member(std::string_view key) {
  if (std::ranges::find(known_, key) == known_.end()) known_.push_back(key);
  const Node* found = node_.find(key);
  return found == nullptr || found->kind == Node::Kind::null ? nullptr : found;
}

const Node* ObjectReader::required(std::string_view key) {
  const Node* found = member(key);
  if (found == nullptr && is_object()) {
    report("missing-key", node_, {{"key", std::string(key)}});
  }
  return found;
}

std::string ObjectReader::string(std::string_view key) {
  required(key);
  return optional_string(key).value_or("");
}

std::optional<std::string> ObjectReader::optional_string(std::string_view key) {
  const Node* found = member(key);
  if (found == nullptr) return std::nullopt;
  if (found->kind == Node::Kind::string) return found->string;
  wrong_type(*found, key, "string");
  return std::nullopt;
}

std::optional<std::int64_t> ObjectReader::optional_integer(std::string_view key) {
  const Node* found = member(key);
  if (found == nullptr) return std::nullopt;
  if (found->kind == Node::Kind::integer) return found->integer;
  wrong_type(*found, key, "integer");
  return std::nullopt;
}

std::optional<double> ObjectReader::optional_number(std::string_view key) {
  const Node* found = member(key);
  if (found == nullptr) return std::nullopt;
  if (found->kind == Node::Kind::integer || found->kind == Node::Kind::number) return found->number;
  wrong_type(*found, key, "number");
  return std::nullopt;
}

bool ObjectReader::boolean(std::string_view key, bool otherwise) {
  const Node* found = member(key);
  if (found == nullptr) return otherwise;
  if (found->kind == Node::Kind::boolean) return found->boolean;
  wrong_type(*found, key, "boolean");
  return otherwise;
}

std::vector<std::string> ObjectReader::strings(std::string_view key) {
  std::vector<std::string> result;
  for (const Node* element : elements(key)) {
    if (element->kind == Node::Kind::string) {
      result.push_back(element->string);
    } else {
      wrong_type(*element, key, "string");
    }
  }
  return result;
}

std::vector<const Node*> ObjectReader::elements(std::string_view key) {
  const Node* found = member(key);
  return found == nullptr ? std::vector<const Node*>{} : elements_of(*found);
}

Text ObjectReader::text(std::string_view key) {
  required(key);
  return optional_text(key).value_or(Text{});
}

std::optional<Text> ObjectReader::optional_text(std::string_view key) {
  const Node* found = member(key);
  if (found == nullptr) return std::nullopt;
  return read_text(*found, file_, diagnostics_);
}

void ObjectReader::finish() {
  for (const json::Member& member : node_.members) {
    if (member.key.starts_with('$')) continue;
    if (std::ranges::find(known_, member.key) != known_.end()) continue;
    add_fault(diagnostics_, {"unknown-key",
                             {file_, member.begin, member.end},
                             {{"key", shortened(member.key)},
                              {"suggestion", std::string(nearest(member.key, known_))}}});
  }
}

void ObjectReader::accept_all() {
  for (const json::Member& member : node_.members) known_.emplace_back(member.key);
}

void ObjectReader::report(std::string code, const Node& at,
                          std::vector<std::pair<std::string, std::string>> arguments) {
  add_fault(diagnostics_, {std::move(code), place(at), std::move(arguments)});
}

void ObjectReader::report(std::string code,
                          std::vector<std::pair<std::string, std::string>> arguments) {
  report(std::move(code), node_, std::move(arguments));
}

Place ObjectReader::place(const Node& node) const { return {file_, node.begin, node.end}; }

void ObjectReader::wrong_type(const Node& node, std::string_view key, std::string_view expected) {
  report("wrong-type", node,
         {{"key", std::string(key)},
          {"expected", std::string(expected)},
          {"found", std::string(name(node.kind))}});
}

void ObjectReader::unknown_word(const Node& node, std::string_view key,
                                const std::vector<std::string_view>& words) {
  report("unknown-word", node,
         {{"key", std::string(key)},
          {"value", shortened(node.string)},
          {"suggestion", std::string(nearest(node.string, words))},
          {"choices", joined(words)}});
}

std::vector<const Node*> elements_of(const Node& node) {
  if (node.kind != Node::Kind::array) return {&node};
  std::vector<const Node*> result;
  result.reserve(node.elements.size());
  for (const Node& element : node.elements) result.push_back(&element);
  return result;
}

Text read_text(const Node& node, const std::string& file, Diagnostics& diagnostics) {
  ObjectReader reader(node, file, diagnostics);
  Text text{.id = reader.string("id"), .en = reader.string("en")};
  reader.finish();
  return text;
}

std::string file_text(const std::string& path) {
  if (std::filesystem::is_directory(path)) refuse(path, std::errc::is_a_directory);
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::system_error(errno, std::generic_category(), path);
  // The size is not asked for: a pipe has none.
  std::string text;
  std::array<char, 1u << 16> block{};
  while (file.read(block.data(), block.size()) || file.gcount() > 0) {
    text.append(block.data(), static_cast<std::size_t>(file.gcount()));
    if (text.size() > json::size_limit) refuse(path, std::errc::file_too_large);
  }
  if (file.bad()) refuse(path, std::errc::io_error);
  return text;
}

}  // namespace selaras::model
