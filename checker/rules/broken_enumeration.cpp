#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include "checker/rule.h"
#include "checker/wording.h"

namespace selaras::checker {
namespace {

using model::Item;
using List = std::vector<const Item*>;  // siblings, in the order of the page

/// Rank of a marker in its list: "4." is 4, "c)" is 3; none where it has no order.
std::optional<int> rank(const Item& item) {
  const auto parts = marker_parts(item.marker);
  if (parts.empty()) return std::nullopt;
  const std::string& last = parts.back();
  if (last.size() == 1 && last >= "a" && last <= "z") return last.front() - 'a' + 1;
  int number = 0;
  const auto [end, error] = std::from_chars(last.data(), last.data() + last.size(), number);
  const bool whole = error == std::errc() && end == last.data() + last.size();
  return whole ? std::optional(number) : std::nullopt;
}

/// Items under one head with the same kind of marker; numbers and letters are lists of their own.
std::vector<List> lists_of(const model::Procedure& procedure) {
  std::map<std::tuple<std::string, std::string, bool>, List> lists;
  for (const Item& item : procedure.items) {
    if (!rank(item)) continue;
    const bool letter = marker_parts(item.marker).back().front() >= 'a';
    lists[{item.section, item.parent, letter}].push_back(&item);
  }
  std::vector<List> all;
  for (const auto& [head, list] : lists) all.push_back(list);
  return all;
}

Finding& report(const Item& item, const Item& before, std::string_view variant, const Facts& facts,
                Findings& findings) {
  Finding& finding = findings.report(item.at, {"item", item.id})
                         .with("marker", ArgumentKind::text, number_of(item, facts.procedure()))
                         .with("before", ArgumentKind::text, number_of(before, facts.procedure()))
                         .cite(before.evidence)
                         .cite(item.evidence);
  finding.message_variant = variant;
  return finding;
}

/// A list may begin anew at 1; every other step but to the next number breaks it.
void check_numbers(const List& list, const Facts& facts, Findings& findings) {
  for (std::size_t index = 1; index < list.size(); ++index) {
    const int before = *rank(*list[index - 1]);
    const int here = *rank(*list[index]);
    if (here == before + 1 || (here == 1 && before != 1)) continue;
    report(*list[index], *list[index - 1], here > before ? "skipped" : "repeated", facts, findings);
  }
}

/// The entry closes itself (";", ",", "." among its last two words): what follows is an entry of
/// its own.
bool is_closed(const Item& item, const Facts& facts) {
  std::string text = facts.text_of(item);
  for (int word = 0; word < 2; ++word) {
    while (!text.empty() && text.back() == ' ') text.pop_back();
    const std::size_t blank = text.find_last_of(' ');
    const std::size_t start = blank == std::string::npos ? 0 : blank + 1;
    if (text.find_first_of(";,.", start) != std::string::npos) return true;
    text.resize(start);
  }
  return false;
}

void check_content(const model::Document::Content& content, const List& list, const Facts& facts,
                   Findings& findings) {
  const auto states = [&](const Item* item) {
    return std::ranges::find(content.items, item->id) != content.items.end();
  };
  for (std::size_t index = 1; index < list.size(); ++index) {
    const Item& before = *list[index - 1];
    if (!states(&before) || !states(list[index]) || is_closed(before, facts)) continue;
    report(*list[index], before, "split", facts, findings)
        .with("content", ArgumentKind::content, content.content)
        .cite(content.evidence);
  }
}

void check(const Facts& facts, Findings& findings) {
  if (!facts.procedure().text_complete) return;
  for (const List& list : lists_of(facts.procedure())) {
    check_numbers(list, facts, findings);
    for (const model::Document& document : facts.procedure().documents) {
      for (const auto& content : document.contents) check_content(content, list, facts, findings);
    }
  }
}

}  // namespace

extern const Rule broken_enumeration{
    .id = "broken-enumeration", .level = Level::note, .check = check};

}  // namespace selaras::checker
