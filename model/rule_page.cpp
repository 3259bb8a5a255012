#include "model/rule_page.h"

#include <algorithm>
#include <cassert>
#include <mutex>
#include <optional>

#include <range/v3/range/conversion.hpp>
#include <range/v3/view/filter.hpp>
#include <range/v3/view/transform.hpp>

#include "model/json.h"
#include "model/read.h"
#include "model/shipped.h"

namespace selaras::model {
namespace {

const std::vector<std::pair<std::string_view, Level>> level_words{
    {"error", Level::error}, {"warning", Level::warning}, {"note", Level::note}};

/// A page cut at its headings and fences. Fenced text is kept apart: it holds code, not headings.
struct Block {
  enum class Kind { heading, fence, prose };
  Kind kind = Kind::prose;
  int depth = 0;
  std::uint32_t line = 0;
  std::string word;  // heading text, or the fence's language
  std::string text;
};

int heading_depth(std::string_view line) {
  const std::size_t hashes = std::min(line.find_first_not_of('#'), line.size());
  return hashes > 0 && hashes < line.size() && line[hashes] == ' ' ? static_cast<int>(hashes) : 0;
}

std::vector<Block> blocks_of(std::string_view page) {
  std::vector<Block> blocks;
  bool fenced = false;
  std::uint32_t number = 0;
  for (const std::string_view line : lines(page)) {
    ++number;
    if (line.starts_with("```")) {
      if (!fenced) {
        blocks.push_back(
            {.kind = Block::Kind::fence, .line = number, .word = std::string(line.substr(3))});
      }
      fenced = !fenced;
      if (!fenced) blocks.push_back({.line = number});
      continue;
    }
    const int depth = fenced ? 0 : heading_depth(line);
    if (depth > 0) {
      blocks.push_back({.kind = Block::Kind::heading,
                        .depth = depth,
                        .line = number,
                        .word = std::string(line.substr(static_cast<std::size_t>(depth) + 1))});
      blocks.push_back({.line = number});
      continue;
    }
    if (blocks.empty()) blocks.push_back({.line = number});
    blocks.back().text.append(line).push_back('\n');
  }
  return blocks;
}

std::string trimmed(std::string text) {
  const auto first = text.find_first_not_of('\n');
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of('\n') - first + 1);
}

/// Copies a fence into the place where its heading says it belongs.
void take_example(RulePage& page, const std::string& heading, const Block& fence) {
  if (heading == "Incorrect" && fence.word.starts_with("json")) page.incorrect = fence.text;
  if (heading == "Incorrect" && fence.word.starts_with("text")) page.output = fence.text;
  if (heading == "Correct" && fence.word.starts_with("json")) page.correct = fence.text;
}

DeclaredRule read_declared_rule(const json::Node& node, const std::string& file,
                                Diagnostics& diagnostics,
                                std::map<std::string, Text, std::less<>>* variants) {
  ObjectReader reader(node, file, diagnostics);
  DeclaredRule rule{.id = reader.string("id"),
                    .level = reader.word("level", level_words, Level::warning),
                    .group = reader.string("group"),
                    .title = reader.text("title"),
                    .message = reader.text("message"),
                    .help = reader.text("help"),
                    .suppressible = reader.boolean("suppressible", true),
                    .at = reader.place()};
  if (const json::Node* others = reader.member("messages"); others != nullptr && variants) {
    ObjectReader messages(*others, file, diagnostics);
    for (const json::Member& member : others->members) {
      (*variants)[member.key] = messages.text(member.key);
    }
    messages.finish();
  }
  reader.finish();
  return rule;
}

void read_head(RulePage& page, const Block& fence, const std::string& file,
               Diagnostics& diagnostics) {
  // The head is parsed at its own place in the page, so that faults carry the page's lines.
  const std::string padded = std::string(fence.line, '\n') + fence.text;
  if (const std::optional<json::Node> node = json::parse(padded, file, diagnostics)) {
    page.rule = read_declared_rule(*node, file, diagnostics, &page.variants);
  }
}

}  // namespace

RulePage read_rule_page(std::string_view text, const std::string& file, Diagnostics& diagnostics) {
  RulePage page;
  std::string part;     // the last heading of depth 2
  std::string heading;  // the last heading of depth 3
  bool head_read = false;
  for (const Block& block : blocks_of(text)) {
    if (block.kind == Block::Kind::heading) {
      if (block.depth <= 2) part = block.word;
      heading = block.depth >= 3 ? block.word : std::string();
    } else if (block.kind == Block::Kind::fence) {
      if (!head_read) read_head(page, block, file, diagnostics);
      head_read = true;
      take_example(page, heading, block);
    } else if (!heading.empty() && (part == "Indonesia" || part == "English")) {
      (part == "English" ? page.english : page.indonesian)
          .push_back({.heading = heading, .text = trimmed(block.text)});
    }
  }
  if (!head_read) diagnostics.push_back({.code = "page-without-head", .at = {.file = file}});
  return page;
}

namespace {

bool is_page(const ShippedFile& file) {
  return file.path.ends_with(".md") && file.path.find("rules/") != std::string_view::npos;
}

std::string rule_of_path(std::string_view path) {
  path.remove_prefix(path.rfind('/') + 1);
  std::string rule(path.substr(0, path.size() - 3));
  std::ranges::replace(rule, '_', '-');
  return rule;
}

}  // namespace

const RulePage* shipped_rule_page(std::string_view rule) {
  // Parsed one by one as they are asked for: a run reports few rules, and start-up is short.
  static std::map<std::string, RulePage, std::less<>> pages;
  static std::mutex guard;
  const std::scoped_lock lock(guard);
  if (const auto known = pages.find(rule); known != pages.end()) return &known->second;
  for (const ShippedFile& file : shipped_files()) {
    if (!is_page(file) || rule_of_path(file.path) != rule) continue;
    Diagnostics diagnostics;
    RulePage page = read_rule_page(file.text, std::string(file.path), diagnostics);
    assert(diagnostics.empty() && "a shipped rule page is faulty");
    return &pages.emplace(rule, std::move(page)).first->second;
  }
  return nullptr;
}

std::vector<std::string> shipped_rules() {
  const auto rule_of = [](const ShippedFile& file) { return rule_of_path(file.path); };
  auto rules = shipped_files() | ranges::views::filter(is_page) |
               ranges::views::transform(rule_of) | ranges::to<std::vector>();
  std::ranges::sort(rules);
  return rules;
}

}  // namespace selaras::model
